package org.xlava;

import org.xlava.array.Arithmetic;
import org.xlava.array.Logarithms;
import org.xlava.promotion.Casts;

/** Exponentials, logarithms, roots; see {@link Numpy}. */
abstract class NumpyExponential {
  NumpyExponential() {}

  /**
   * e to the power of each element.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor exp(Tensor x) {
    return Casts.inexact(x, Lax::exp);
  }

  /**
   * Two to the power of each element.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor exp2(Tensor x) {
    return Casts.inexact(x, Lax::exp2);
  }

  /**
   * {@code exp(x) - 1}, accurate near zero.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor expm1(Tensor x) {
    return Casts.inexact(x, Lax::expm1);
  }

  /**
   * The natural logarithm; NaN for negative numbers.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor log(Tensor x) {
    return Casts.inexact(x, Lax::log);
  }

  /**
   * {@code log(1 + x)}, accurate near zero.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor log1p(Tensor x) {
    return Casts.inexact(x, Lax::log1p);
  }

  /**
   * The base-2 logarithm; NaN for negative numbers.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor log2(Tensor x) {
    return Logarithms.base2(x);
  }

  /**
   * The base-10 logarithm; NaN for negative numbers.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor log10(Tensor x) {
    return Logarithms.base10(x);
  }

  /**
   * The square root; NaN for negative numbers.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor sqrt(Tensor x) {
    return Casts.inexact(x, Lax::sqrt);
  }

  /**
   * The cube root.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   * @throws DTypeException for complex dtypes
   */
  public static Tensor cbrt(Tensor x) {
    return Casts.inexact(x, Lax::cbrt);
  }

  /**
   * {@code 1 / x}.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor reciprocal(Tensor x) {
    return Casts.inexact(x, v -> Lax.integerPow(v, -1));
  }

  /**
   * The product with itself.
   *
   * @return of the type of {@code x}; int32 for bools
   */
  public static Tensor square(Tensor x) {
    return Arithmetic.square(x);
  }
}
