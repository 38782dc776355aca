package org.xlava;

/**
 * What the forward rule of {@code customVjp} gives: the function's value, and a tree of what the
 * backward rule needs to know.
 */
public record ValueAndResiduals<R, S>(R value, S residuals) {
  /** {@link #value}, for destructuring in Kotlin. */
  public R component1() {
    return value;
  }

  /** {@link #residuals}, for destructuring in Kotlin. */
  public S component2() {
    return residuals;
  }
}
