package org.xlava;

/**
 * What a step of {@code scan} gives: the next carry and an output; and the whole scan: the last
 * carry and all outputs.
 */
public record Carried<C, Y>(C carry, Y output) {
  /** {@link #carry}, for destructuring in Kotlin. */
  public C component1() {
    return carry;
  }

  /** {@link #output}, for destructuring in Kotlin. */
  public Y component2() {
    return output;
  }
}
