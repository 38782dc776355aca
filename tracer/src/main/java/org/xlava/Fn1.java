package org.xlava;

/**
 * A function of one argument that takes and gives tensors or trees of them.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface Fn1<A, R> extends Fn<R> {
  R apply(A a);

  @Override
  @SuppressWarnings("unchecked")
  default R call(Object... arguments) {
    Fn.checkArity(1, arguments);
    return apply((A) arguments[0]);
  }
}
