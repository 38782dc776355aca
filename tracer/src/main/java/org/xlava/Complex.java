package org.xlava;

/**
 * A complex number: the element of complex tensors.
 *
 * @param re the real part
 * @param im the imaginary part
 */
public record Complex(double re, double im) {
  /** The number {@code re + im·i}. */
  public static Complex of(double re, double im) {
    return new Complex(re, im);
  }

  /** {@link #re}, for destructuring in Kotlin. */
  public double component1() {
    return re;
  }

  /** {@link #im}, for destructuring in Kotlin. */
  public double component2() {
    return im;
  }
}
