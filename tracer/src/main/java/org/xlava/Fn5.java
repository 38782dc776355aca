package org.xlava;

/**
 * A function of five arguments that takes and gives tensors or trees of them.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface Fn5<A, B, C, D, E, R> extends Fn<R> {
  R apply(A a, B b, C c, D d, E e);

  @Override
  @SuppressWarnings("unchecked")
  default R call(Object... arguments) {
    Fn.checkArity(5, arguments);
    return apply(
        (A) arguments[0], (B) arguments[1], (C) arguments[2], (D) arguments[3], (E) arguments[4]);
  }
}
