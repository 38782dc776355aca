package org.xlava;

/**
 * A function of seven arguments that takes and gives tensors or trees of them.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface Fn7<A, B, C, D, E, H, I, R> extends Fn<R> {
  R apply(A a, B b, C c, D d, E e, H h, I i);

  @Override
  @SuppressWarnings("unchecked")
  default R call(Object... arguments) {
    Fn.checkArity(7, arguments);
    return apply(
        (A) arguments[0],
        (B) arguments[1],
        (C) arguments[2],
        (D) arguments[3],
        (E) arguments[4],
        (H) arguments[5],
        (I) arguments[6]);
  }
}
