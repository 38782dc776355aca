package org.xlava;

/**
 * A function of four arguments that takes and gives tensors or trees of them.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface Fn4<A, B, C, D, R> extends Fn<R> {
  R apply(A a, B b, C c, D d);

  @Override
  @SuppressWarnings("unchecked")
  default R call(Object... arguments) {
    Fn.checkArity(4, arguments);
    return apply((A) arguments[0], (B) arguments[1], (C) arguments[2], (D) arguments[3]);
  }
}
