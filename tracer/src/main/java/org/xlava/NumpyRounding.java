package org.xlava;

import org.xlava.array.Rounding;

/** Rounding; see {@link Numpy}. */
abstract class NumpyRounding extends NumpyTrigonometric {
  NumpyRounding() {}

  /**
   * The greatest whole number that isn't larger; integers and booleans are their own.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for complex dtypes
   */
  public static Tensor floor(Tensor x) {
    return Rounding.floor(x);
  }

  /**
   * The least whole number that isn't smaller; integers and booleans are their own.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for complex dtypes
   */
  public static Tensor ceil(Tensor x) {
    return Rounding.ceil(x);
  }

  /**
   * The nearest whole number towards zero; integers and booleans are their own.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for complex dtypes
   */
  public static Tensor trunc(Tensor x) {
    return Rounding.trunc(x);
  }

  /**
   * The nearest whole number towards zero, as {@link #trunc}.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for complex dtypes
   */
  public static Tensor fix(Tensor x) {
    return Rounding.trunc(x);
  }

  /**
   * The nearest whole number, halves going to the even one; integers are their own.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for booleans
   */
  public static Tensor round(Tensor x) {
    return Rounding.round(x, 0);
  }

  /**
   * The nearest number of {@code decimals} decimal places; before the point if negative.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for booleans, and for integers if {@code decimals} is negative
   */
  public static Tensor round(Tensor x, int decimals) {
    return Rounding.round(x, decimals);
  }

  /**
   * The nearest whole number, halves going to the even one, in floating point.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor rint(Tensor x) {
    return Rounding.rint(x);
  }
}
