package org.xlava;

/**
 * A gradient, and what else the function returned: what {@code gradWithAux} gives.
 *
 * @param grad as in {@link ValueAndGrad}
 * @param aux what the function returned beside its value
 */
public record GradAndAux<G, X>(G grad, X aux) {
  /** {@link #grad}, for destructuring in Kotlin. */
  public G component1() {
    return grad;
  }

  /** {@link #aux}, for destructuring in Kotlin. */
  public X component2() {
    return aux;
  }
}
