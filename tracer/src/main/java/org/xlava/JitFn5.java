package org.xlava;

/**
 * A jitted function of five arguments.
 *
 * @param <R> what it returns
 */
public final class JitFn5<A, B, C, D, E, R> extends Jitted<R> implements Fn5<A, B, C, D, E, R> {
  JitFn5(Fn<R> f, JitOptions options) {
    super(f, 5, options);
  }

  @Override
  public R apply(A a, B b, C c, D d, E e) {
    return call(a, b, c, d, e);
  }
}
