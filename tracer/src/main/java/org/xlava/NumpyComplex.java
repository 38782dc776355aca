package org.xlava;

import org.xlava.array.ComplexParts;

/** Complex numbers and their parts; see {@link Numpy}. */
abstract class NumpyComplex extends NumpySigns {
  NumpyComplex() {}

  /**
   * The real part.
   *
   * @return of the shape of {@code x}, in its dtype, real for complex numbers
   */
  public static Tensor real(Tensor x) {
    return ComplexParts.real(x);
  }

  /**
   * The imaginary part; zero of real numbers.
   *
   * @return of the shape of {@code x}, in its dtype, real for complex numbers
   */
  public static Tensor imag(Tensor x) {
    return ComplexParts.imag(x);
  }

  /**
   * The complex conjugate; real numbers are their own.
   *
   * @return of the type of {@code x}
   */
  public static Tensor conjugate(Tensor x) {
    return ComplexParts.conjugate(x);
  }

  /**
   * The angle of complex numbers with the positive real axis, in radians; of real ones 0 or π.
   *
   * @return of the shape of {@code x}, in its real dtype; float32 (float64 with 64-bit types
   *     enabled) for integers, bools and real scalars
   */
  public static Tensor angle(Tensor x) {
    return ComplexParts.angle(x);
  }
}
