package org.xlava;

/**
 * A jitted function of eight arguments.
 *
 * @param <R> what it returns
 */
public final class JitFn8<A, B, C, D, E, H, I, J, R> extends Jitted<R>
    implements Fn8<A, B, C, D, E, H, I, J, R> {
  JitFn8(Fn<R> f, JitOptions options) {
    super(f, 8, options);
  }

  @Override
  public R apply(A a, B b, C c, D d, E e, H h, I i, J j) {
    return call(a, b, c, d, e, h, i, j);
  }
}
