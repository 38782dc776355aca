package org.xlava;

import org.jspecify.annotations.Nullable;
import org.xlava.function.JitCache;
import org.xlava.function.JitOptions;

/**
 * A function that is traced once for each structure and types of its arguments, and from then on
 * runs as one compiled program: what {@code jit} gives.
 *
 * @param <R> what it returns
 */
public abstract class Jitted<R> implements Fn<R> {
  private final JitCache<R> cache;

  Jitted(Fn<R> f, int arity, @Nullable JitOption @Nullable ... options) {
    this.cache = new JitCache<>(f, arity, JitOptions.of(options));
  }

  @Override
  public final R call(Object... arguments) {
    return cache.call(arguments);
  }

  /**
   * The function's program for arguments like these, ahead of time: to be read, or compiled before
   * it is needed. Arguments are as for a call, with {@link TensorType}s, or their {@linkplain
   * TensorType#placeholder placeholders}, for tensors of these types where values don't matter.
   *
   * @throws TransformException when the number of arguments is another
   */
  public final Lowered<R> lower(Object... arguments) {
    return new Lowered<>(cache.lower(arguments));
  }

  /** How many combinations of structure, types and static arguments it is traced for. */
  public final int cacheSize() {
    return cache.size();
  }

  /** How often it was traced, or was to be. */
  public final long cacheMisses() {
    return cache.misses();
  }

  /** Forgets all traces, so that the next call traces again. */
  public final void clearCache() {
    cache.clear();
  }

  /** What programs and messages call the function: its class's name, or that which it was given. */
  public final String label() {
    return cache.label();
  }

  @Override
  public String toString() {
    return "jit(" + label() + ")";
  }
}
