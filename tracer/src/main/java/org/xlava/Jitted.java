package org.xlava;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.xlava.primitive.JitCall;
import org.xlava.transform.NamedAxes;
import org.xlava.transform.Programs;
import org.xlava.transform.Recording;
import org.xlava.transform.Trace;

/**
 * A function that is traced once for each structure and types of its arguments, and from then on
 * runs as one compiled program: what {@code jit} gives.
 *
 * @param <R> what it returns
 */
public abstract class Jitted<R> implements Fn<R> {
  private final Fn<R> f;
  private final int arity;
  private final JitOptions options;
  private final String label;
  private final boolean @Nullable [] statics;
  private final boolean[] donated;
  private final ConcurrentHashMap<Signature, Traced> cache = new ConcurrentHashMap<>();
  private final LongAdder misses = new LongAdder();
  private volatile @Nullable Traced latest;

  /**
   * What a trace holds for: the arguments' structure, static arguments included, and types, and the
   * dtype settings and named axes.
   */
  record Signature(List<TreeDef> structure, List<TensorType> types, boolean x64, NamedAxes axes) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Signature s
          && x64 == s.x64
          && types.equals(s.types)
          && structure.equals(s.structure)
          && axes.equals(s.axes);
    }

    // Written out, since what the compiler generates of a record is linked when it is first called,
    // which takes a millisecond of every process.
    @Override
    public int hashCode() {
      return 31 * (31 * structure.hashCode() + types.hashCode())
          + 31 * Boolean.hashCode(x64)
          + axes.hashCode();
    }
  }

  /** A trace, and the call of its program. */
  record Traced(Signature signature, JitCall call, Recording recording, TreeDef result) {}

  Jitted(Fn<R> f, int arity, JitOptions options) {
    this.f = FlatFunction.present("jit", f);
    this.arity = arity;
    this.options = present(options);
    this.label = options.name().orElseGet(() -> Labels.of(f));
    this.statics = options.staticArgnums().isEmpty() ? null : options.statics(arity);
    this.donated = options.donated(arity);
  }

  private static JitOptions present(@Nullable JitOptions options) {
    if (options == null) {
      throw new TransformException("jit: needs options; got null. Use JitOptions.defaults()");
    }
    return options;
  }

  @Override
  public final R call(Object... arguments) {
    Arguments flat = flatten(arguments);
    if (Config.jitDisabled()) {
      return f.call(flat.unflatten(flat.leaves()));
    }
    Traced traced = latest;
    if (traced == null || !matches(traced.signature, flat)) {
      traced = lookup(flat);
      latest = traced;
    }
    Tensor[] results = run(traced, traced.recording.operands(flat.leaves()));
    return FlatFunction.unflatten(traced.result, results);
  }

  private Tensor[] run(Traced traced, Tensor[] operands) {
    return options.inline() && Trace.recording()
        ? traced.recording.jaxpr().evaluate(operands)
        : Trace.bind(traced.call, operands);
  }

  private Arguments flatten(Object[] arguments) {
    Fn.checkArity(arity, arguments);
    return statics == null ? Arguments.flatten(arguments) : Arguments.flatten(keyed(arguments));
  }

  /** The arguments with the static ones as parts of the structure. */
  private Object[] keyed(Object[] arguments) {
    Object[] keyed = arguments.clone();
    for (int i = 0; i < keyed.length; i++) {
      keyed[i] = isStatic(i) ? Statics.key(keyed[i]) : keyed[i];
    }
    return keyed;
  }

  private boolean isStatic(int argument) {
    return statics != null && statics[argument];
  }

  private static boolean matches(Signature s, Arguments arguments) {
    Tensor[] leaves = arguments.leaves();
    if (s.types.size() != leaves.length
        || s.x64 != Config.x64Enabled()
        || !s.axes.equals(NamedAxes.current())
        || !s.structure.equals(arguments.structure())) {
      return false;
    }
    for (int i = 0; i < leaves.length; i++) {
      if (!s.types.get(i).equals(leaves[i].type())) {
        return false;
      }
    }
    return true;
  }

  private Traced lookup(Arguments flat) {
    List<TensorType> types = Arrays.stream(flat.leaves()).map(Tensor::type).toList();
    Signature signature =
        new Signature(flat.structure(), types, Config.x64Enabled(), NamedAxes.current());
    Traced known = cache.get(signature);
    return known != null ? known : miss(signature);
  }

  private Traced miss(Signature signature) {
    checkStatics(signature.structure);
    misses.increment();
    if (Config.explainsCacheMisses()) {
      CacheMisses.log(label, f, signature, cache.keySet());
    }
    Traced traced = trace(signature);
    // What captured a tensor that is itself being traced holds for this call only.
    boolean reusable = traced.recording.constants().stream().allMatch(Concrete.class::isInstance);
    Traced first = reusable ? cache.putIfAbsent(signature, traced) : null;
    return first == null ? traced : first;
  }

  private void checkStatics(List<TreeDef> structure) {
    for (int i = 0; i < arity; i++) {
      if (isStatic(i)) {
        Statics.check(i, ((TreeDef.Static) structure.get(i)).value());
      }
    }
  }

  private Traced trace(Signature signature) {
    FlatFunction<R> function = new FlatFunction<>(f, signature.structure);
    Recording recording =
        Programs.record("jit", signature.types.toArray(new TensorType[0]), function);
    List<Integer> given = donatedOperands(signature.structure, recording.constants().size());
    JitCall call = new JitCall(label, recording.jaxpr(), given);
    return new Traced(signature, call, recording, function.structure());
  }

  private List<Integer> donatedOperands(List<TreeDef> structure, int constants) {
    List<Integer> operands = new ArrayList<>();
    int next = constants;
    for (int i = 0; i < arity; i++) {
      int leaves = structure.get(i).leaves();
      for (int k = 0; k < leaves && donated[i]; k++) {
        operands.add(next + k);
      }
      next += leaves;
    }
    return operands;
  }

  /**
   * The function's program for arguments like these, ahead of time: to be read, or compiled before
   * it is needed. Arguments are as for a call, with {@link TensorType}s, or their {@linkplain
   * TensorType#placeholder placeholders}, for tensors of these types where values don't matter.
   *
   * @throws TransformException when the number of arguments is another
   */
  public final Lowered<R> lower(Object... arguments) {
    Fn.checkArity(arity, arguments);
    Arguments flat = Arguments.flattenTypes(statics == null ? arguments : keyed(arguments));
    return new Lowered<>(lookup(flat));
  }

  /** How many combinations of structure, types and static arguments it is traced for. */
  public final int cacheSize() {
    return cache.size();
  }

  /** How often it was traced, or was to be. */
  public final long cacheMisses() {
    return misses.sum();
  }

  /** Forgets all traces, so that the next call traces again. */
  public final void clearCache() {
    cache.clear();
    latest = null;
  }

  /** What programs and messages call the function. */
  final String label() {
    return label;
  }

  @Override
  public String toString() {
    return "jit(" + label + ")";
  }
}
