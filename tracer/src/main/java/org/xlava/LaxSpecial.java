package org.xlava;

import org.xlava.primitive.elementwise.Binary;
import org.xlava.primitive.elementwise.Unary;
import org.xlava.transform.Trace;

/** The chapter of {@link Lax} on special functions, element by element. */
abstract class LaxSpecial extends LaxArithmetic {
  LaxSpecial() {}

  /**
   * The error function.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor erf(Tensor x) {
    return Trace.bind1(Unary.ERF, x);
  }

  /**
   * One minus the error function.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor erfc(Tensor x) {
    return Trace.bind1(Unary.ERFC, x);
  }

  /**
   * The inverse of the error function.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor erfInv(Tensor x) {
    return Trace.bind1(Unary.ERF_INV, x);
  }

  /**
   * The logarithm of the absolute value of the gamma function.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor lgamma(Tensor x) {
    return Trace.bind1(Unary.LGAMMA, x);
  }

  /**
   * The derivative of the logarithm of the gamma function.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor digamma(Tensor x) {
    return Trace.bind1(Unary.DIGAMMA, x);
  }

  /**
   * The derivative of order {@code x} of the digamma function, at {@code y}.
   *
   * @param x floating
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor polygamma(Tensor x, Tensor y) {
    return Trace.bind1(Binary.POLYGAMMA, x, y);
  }

  /**
   * The exponentially scaled modified Bessel function of order 0.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor besselI0e(Tensor x) {
    return Trace.bind1(Unary.BESSEL_I0E, x);
  }

  /**
   * The exponentially scaled modified Bessel function of order 1.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor besselI1e(Tensor x) {
    return Trace.bind1(Unary.BESSEL_I1E, x);
  }
}
