package org.xlava;

/**
 * A jitted function of seven arguments.
 *
 * @param <R> what it returns
 */
public final class JitFn7<A, B, C, D, E, H, I, R> extends Jitted<R>
    implements Fn7<A, B, C, D, E, H, I, R> {
  JitFn7(Fn<R> f, JitOptions options) {
    super(f, 7, options);
  }

  @Override
  public R apply(A a, B b, C c, D d, E e, H h, I i) {
    return call(a, b, c, d, e, h, i);
  }
}
