package org.xlava;

/**
 * A jitted function of four arguments.
 *
 * @param <R> what it returns
 */
public final class JitFn4<A, B, C, D, R> extends Jitted<R> implements Fn4<A, B, C, D, R> {
  JitFn4(Fn<R> f, JitOptions options) {
    super(f, 4, options);
  }

  @Override
  public R apply(A a, B b, C c, D d) {
    return call(a, b, c, d);
  }
}
