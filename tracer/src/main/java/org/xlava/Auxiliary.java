package org.xlava;

/**
 * What a function returns that is differentiated in its value only and has more to tell, such as
 * the predictions beside the loss: the result of functions for {@code gradWithAux}, {@code
 * vjpWithAux} and the others of their kind. What these give is of this type too, with the
 * derivative in the value's place.
 *
 * @param <R> the type of the value: for gradients a tensor, else a tree
 * @param <X> the type of what else it returns: a tree
 * @param value what is differentiated
 * @param aux anything else, which isn't differentiated
 */
public record Auxiliary<R, X>(R value, X aux) {
  /** {@link #value}, for destructuring in Kotlin. */
  public R component1() {
    return value;
  }

  /** {@link #aux}, for destructuring in Kotlin. */
  public X component2() {
    return aux;
  }
}
