package org.xlava;

/**
 * A jitted function of six arguments.
 *
 * @param <R> what it returns
 */
public final class JitFn6<A, B, C, D, E, H, R> extends Jitted<R>
    implements Fn6<A, B, C, D, E, H, R> {
  JitFn6(Fn<R> f, JitOptions options) {
    super(f, 6, options);
  }

  @Override
  public R apply(A a, B b, C c, D d, E e, H h) {
    return call(a, b, c, d, e, h);
  }
}
