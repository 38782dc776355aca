package org.xlava;

import org.xlava.primitive.elementwise.Binary;
import org.xlava.primitive.elementwise.Unary;
import org.xlava.transform.Trace;

/** The chapter of {@link Lax} on exponential, trigonometric and hyperbolic functions. */
abstract class LaxTranscendental extends LaxCollectives {
  LaxTranscendental() {}

  /**
   * e to the power of the operand.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor exp(Tensor x) {
    return Trace.bind1(Unary.EXP, x);
  }

  /**
   * Two to the power of the operand.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor exp2(Tensor x) {
    return Trace.bind1(Unary.EXP2, x);
  }

  /**
   * {@code exp(x) - 1}, accurate near zero.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor expm1(Tensor x) {
    return Trace.bind1(Unary.EXPM1, x);
  }

  /**
   * The natural logarithm.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor log(Tensor x) {
    return Trace.bind1(Unary.LOG, x);
  }

  /**
   * {@code log(1 + x)}, accurate near zero.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor log1p(Tensor x) {
    return Trace.bind1(Unary.LOG1P, x);
  }

  /**
   * {@code 1 / (1 + exp(-x))}.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor logistic(Tensor x) {
    return Trace.bind1(Unary.LOGISTIC, x);
  }

  /**
   * The sine of an angle in radians.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor sin(Tensor x) {
    return Trace.bind1(Unary.SIN, x);
  }

  /**
   * The cosine of an angle in radians.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor cos(Tensor x) {
    return Trace.bind1(Unary.COS, x);
  }

  /**
   * The tangent of an angle in radians.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor tan(Tensor x) {
    return Trace.bind1(Unary.TAN, x);
  }

  /**
   * The arc sine, in radians.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor asin(Tensor x) {
    return Trace.bind1(Unary.ASIN, x);
  }

  /**
   * The arc cosine, in radians.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor acos(Tensor x) {
    return Trace.bind1(Unary.ACOS, x);
  }

  /**
   * The arc tangent, in radians.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor atan(Tensor x) {
    return Trace.bind1(Unary.ATAN, x);
  }

  /**
   * The angle of the point (y, x) in radians, {@code x} first being the ordinate.
   *
   * @param x floating or complex
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor atan2(Tensor x, Tensor y) {
    return Trace.bind1(Binary.ATAN2, x, y);
  }

  /**
   * The hyperbolic sine.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor sinh(Tensor x) {
    return Trace.bind1(Unary.SINH, x);
  }

  /**
   * The hyperbolic cosine.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor cosh(Tensor x) {
    return Trace.bind1(Unary.COSH, x);
  }

  /**
   * The hyperbolic tangent.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor tanh(Tensor x) {
    return Trace.bind1(Unary.TANH, x);
  }

  /**
   * The inverse hyperbolic sine.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor asinh(Tensor x) {
    return Trace.bind1(Unary.ASINH, x);
  }

  /**
   * The inverse hyperbolic cosine.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor acosh(Tensor x) {
    return Trace.bind1(Unary.ACOSH, x);
  }

  /**
   * The inverse hyperbolic tangent.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor atanh(Tensor x) {
    return Trace.bind1(Unary.ATANH, x);
  }
}
