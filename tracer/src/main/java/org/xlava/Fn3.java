package org.xlava;

/**
 * A function of three arguments that takes and gives tensors or trees of them.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface Fn3<A, B, C, R> extends Fn<R> {
  R apply(A a, B b, C c);

  @Override
  @SuppressWarnings("unchecked")
  default R call(Object... arguments) {
    Fn.checkArity(3, arguments);
    return apply((A) arguments[0], (B) arguments[1], (C) arguments[2]);
  }
}
