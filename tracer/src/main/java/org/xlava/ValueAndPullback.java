package org.xlava;

/**
 * What a function for {@code customGradient} returns: its value, and the function that takes a
 * cotangent of the value to those of the arguments.
 *
 * @param <R> the type of the value
 * @param <C> the type of the cotangents: the argument's, or a {@code List} of one for each of them
 * @param pullback may use whatever the function computed
 */
public record ValueAndPullback<R, C>(R value, Fn1<R, C> pullback) {
  /** {@link #value}, for destructuring in Kotlin. */
  public R component1() {
    return value;
  }

  /** {@link #pullback}, for destructuring in Kotlin. */
  public Fn1<R, C> component2() {
    return pullback;
  }
}
