package org.xlava;

/**
 * What a step of {@code scan} gives: the next carry and an output; and the whole scan: the last
 * carry and all outputs.
 */
public record Carried<C, Y>(C carry, Y output) {
  /**
   * A carry and an output.
   *
   * @throws TreeException when one is null
   */
  public Carried {
    if (carry == null || output == null) {
      throw new TreeException(
          "Carried: needs a carry and an output; got null for the "
              + (carry == null ? "carry" : "output")
              + ". Give List.of() for nothing");
    }
  }

  /** {@link #carry}, for destructuring in Kotlin. */
  public C component1() {
    return carry;
  }

  /** {@link #output}, for destructuring in Kotlin. */
  public Y component2() {
    return output;
  }
}
