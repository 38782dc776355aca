package org.xlava;

/**
 * A function's value, what else it returned, and the gradient of the value: what {@code
 * valueAndGradWithAux} gives.
 *
 * @param value a scalar
 * @param aux what the function returned beside it
 * @param grad as in {@link ValueAndGrad}
 */
public record ValueAuxAndGrad<X, G>(Tensor value, X aux, G grad) {
  /** {@link #value}, for destructuring in Kotlin. */
  public Tensor component1() {
    return value;
  }

  /** {@link #aux}, for destructuring in Kotlin. */
  public X component2() {
    return aux;
  }

  /** {@link #grad}, for destructuring in Kotlin. */
  public G component3() {
    return grad;
  }
}
