package org.xlava;

/**
 * A jitted function of three arguments.
 *
 * @param <R> what it returns
 */
public final class JitFn3<A, B, C, R> extends Jitted<R> implements Fn3<A, B, C, R> {
  JitFn3(Fn<R> f, JitOptions options) {
    super(f, 3, options);
  }

  @Override
  public R apply(A a, B b, C c) {
    return call(a, b, c);
  }
}
