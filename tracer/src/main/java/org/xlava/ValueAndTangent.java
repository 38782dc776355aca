package org.xlava;

/**
 * A function's value and the tangent of it: what {@code jvp} gives.
 *
 * @param tangent of the structure, shapes and dtypes of the value; zeros where that isn't floating
 */
public record ValueAndTangent<R>(R value, R tangent) {
  /** {@link #value}, for destructuring in Kotlin. */
  public R component1() {
    return value;
  }

  /** {@link #tangent}, for destructuring in Kotlin. */
  public R component2() {
    return tangent;
  }
}
