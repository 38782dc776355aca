package org.xlava;

import org.xlava.primitive.elementwise.Binary;
import org.xlava.primitive.elementwise.Clamp;
import org.xlava.primitive.elementwise.IntegerPow;
import org.xlava.primitive.elementwise.Round;
import org.xlava.primitive.elementwise.Unary;
import org.xlava.transform.Trace;

/** The chapter of {@link Lax} on arithmetic, element by element. */
abstract class LaxArithmetic extends LaxTranscendental {
  LaxArithmetic() {}

  /**
   * The sum.
   *
   * @param x integers, floating or complex
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor add(Tensor x, Tensor y) {
    return Trace.bind1(Binary.ADD, x, y);
  }

  /**
   * The difference.
   *
   * @param x integers, floating or complex
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor sub(Tensor x, Tensor y) {
    return Trace.bind1(Binary.SUB, x, y);
  }

  /**
   * The product.
   *
   * @param x integers, floating or complex
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor mul(Tensor x, Tensor y) {
    return Trace.bind1(Binary.MUL, x, y);
  }

  /**
   * The quotient; of integers, rounded towards zero.
   *
   * @param x integers, floating or complex
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor div(Tensor x, Tensor y) {
    return Trace.bind1(Binary.DIV, x, y);
  }

  /**
   * The remainder, of the sign of {@code x}.
   *
   * @param x integers or floating
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor rem(Tensor x, Tensor y) {
    return Trace.bind1(Binary.REM, x, y);
  }

  /**
   * The upper half of the bits of the integer product.
   *
   * @param x integers
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor mulhi(Tensor x, Tensor y) {
    return Trace.bind1(Binary.MULHI, x, y);
  }

  /**
   * The negative.
   *
   * @param x integers, floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor neg(Tensor x) {
    return Trace.bind1(Unary.NEG, x);
  }

  /**
   * The absolute value.
   *
   * @param x signed integers, floating or complex, of any shape; the result is of its type, or for
   *     complex {@code x} the modulus, of the dtype of its parts
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor abs(Tensor x) {
    return Trace.bind1(Unary.ABS, x);
  }

  /**
   * -1, 0 or 1 by the sign; {@code x/|x|} of complex operands; NaN of NaN.
   *
   * @param x integers, floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor sign(Tensor x) {
    return Trace.bind1(Unary.SIGN, x);
  }

  /**
   * The larger; NaN if either is. Complex numbers compare by real, then imaginary part.
   *
   * @param x of any dtype
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor max(Tensor x, Tensor y) {
    return Trace.bind1(Binary.MAX, x, y);
  }

  /**
   * The smaller; NaN if either is. Complex numbers compare by real, then imaginary part.
   *
   * @param x of any dtype
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor min(Tensor x, Tensor y) {
    return Trace.bind1(Binary.MIN, x, y);
  }

  /**
   * {@code x}, but no less than {@code min} and no more than {@code max}.
   *
   * @param x bools, integers or floating, of any shape, which is the result's
   * @param min of the dtype of {@code x}, a scalar or of its shape; {@code max} too
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when a bound has another shape
   */
  public static Tensor clamp(Tensor min, Tensor x, Tensor max) {
    return Clamp.apply(min, x, max);
  }

  /**
   * The product with itself.
   *
   * @param x integers, floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor square(Tensor x) {
    return Trace.bind1(Unary.SQUARE, x);
  }

  /**
   * {@code x} to a power that is part of the program.
   *
   * @param x integers, floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype, or of integers and {@code y}
   *     negative
   */
  public static Tensor integerPow(Tensor x, int y) {
    return Trace.bind1(new IntegerPow(y), x);
  }

  /**
   * {@code x} to the power {@code y}.
   *
   * @param x floating or complex
   * @param y of the dtype of {@code x}, or integers
   * @return of the dtype of {@code x}, in the common shape
   * @throws DTypeException when the dtypes are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor pow(Tensor x, Tensor y) {
    return Trace.bind1(Binary.POW, x, y);
  }

  /**
   * The square root.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor sqrt(Tensor x) {
    return Trace.bind1(Unary.SQRT, x);
  }

  /**
   * One over the square root.
   *
   * @param x floating or complex, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor rsqrt(Tensor x) {
    return Trace.bind1(Unary.RSQRT, x);
  }

  /**
   * The cube root.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor cbrt(Tensor x) {
    return Trace.bind1(Unary.CBRT, x);
  }

  /**
   * The least whole number that isn't smaller.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor ceil(Tensor x) {
    return Trace.bind1(Unary.CEIL, x);
  }

  /**
   * The greatest whole number that isn't larger.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor floor(Tensor x) {
    return Trace.bind1(Unary.FLOOR, x);
  }

  /**
   * The nearest whole number, halves going as {@code method} says.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor round(Tensor x, Round.Method method) {
    return Trace.bind1(new Round(method), x);
  }

  /**
   * The float next to {@code x} towards {@code y}.
   *
   * @param x floating
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor nextafter(Tensor x, Tensor y) {
    return Trace.bind1(Binary.NEXTAFTER, x, y);
  }
}
