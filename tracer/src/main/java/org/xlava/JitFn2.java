package org.xlava;

/**
 * A jitted function of two arguments.
 *
 * @param <R> what it returns
 */
public final class JitFn2<A, B, R> extends Jitted<R> implements Fn2<A, B, R> {
  JitFn2(Fn<R> f, JitOptions options) {
    super(f, 2, options);
  }

  @Override
  public R apply(A a, B b) {
    return call(a, b);
  }
}
