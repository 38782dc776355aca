package org.xlava;

/**
 * A jitted function of one argument.
 *
 * @param <R> what it returns
 */
public final class JitFn1<A, R> extends Jitted<R> implements Fn1<A, R> {
  JitFn1(Fn<R> f, JitOptions options) {
    super(f, 1, options);
  }

  @Override
  public R apply(A a) {
    return call(a);
  }
}
