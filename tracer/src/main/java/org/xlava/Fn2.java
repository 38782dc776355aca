package org.xlava;

/**
 * A function of two arguments that takes and gives tensors or trees of them.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface Fn2<A, B, R> extends Fn<R> {
  R apply(A a, B b);

  @Override
  @SuppressWarnings("unchecked")
  default R call(Object... arguments) {
    Fn.checkArity(2, arguments);
    return apply((A) arguments[0], (B) arguments[1]);
  }
}
