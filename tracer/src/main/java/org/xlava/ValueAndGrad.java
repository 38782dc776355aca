package org.xlava;

/**
 * A function's value and its gradient: what {@code valueAndGrad} gives.
 *
 * @param value a scalar
 * @param grad in the type of the argument that it is taken in, of that argument's shapes and
 *     dtypes; a {@code List} of such for several arguments
 */
public record ValueAndGrad<G>(Tensor value, G grad) {
  /** {@link #value}, for destructuring in Kotlin. */
  public Tensor component1() {
    return value;
  }

  /** {@link #grad}, for destructuring in Kotlin. */
  public G component2() {
    return grad;
  }
}
