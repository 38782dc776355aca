package org.xlava;

import org.xlava.primitive.elementwise.Binary;
import org.xlava.primitive.elementwise.Unary;
import org.xlava.transform.Trace;

/** The chapter of {@link Lax} on bits and truth values, element by element. */
abstract class LaxBitwise extends LaxSpecial {
  LaxBitwise() {}

  /**
   * The logical or bitwise conjunction. JAX: {@code bitwise_and}.
   *
   * @param x bools or integers
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor and(Tensor x, Tensor y) {
    return Trace.bind1(Binary.AND, x, y);
  }

  /**
   * The logical or bitwise disjunction. JAX: {@code bitwise_or}.
   *
   * @param x bools or integers
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor or(Tensor x, Tensor y) {
    return Trace.bind1(Binary.OR, x, y);
  }

  /**
   * The logical or bitwise exclusive disjunction. JAX: {@code bitwise_xor}.
   *
   * @param x bools or integers
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor xor(Tensor x, Tensor y) {
    return Trace.bind1(Binary.XOR, x, y);
  }

  /**
   * The logical or bitwise complement. JAX: {@code bitwise_not}.
   *
   * @param x bools or integers, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor not(Tensor x) {
    return Trace.bind1(Unary.NOT, x);
  }

  /**
   * {@code x} shifted left by {@code y} bits.
   *
   * @param x integers
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor shiftLeft(Tensor x, Tensor y) {
    return Trace.bind1(Binary.SHIFT_LEFT, x, y);
  }

  /**
   * {@code x} shifted right by {@code y} bits, the sign bit filling in.
   *
   * @param x integers
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor shiftRightArithmetic(Tensor x, Tensor y) {
    return Trace.bind1(Binary.SHIFT_RIGHT_ARITHMETIC, x, y);
  }

  /**
   * {@code x} shifted right by {@code y} bits, zeros filling in.
   *
   * @param x integers
   * @param y of the dtype of {@code x}
   * @return of the operands' dtype, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor shiftRightLogical(Tensor x, Tensor y) {
    return Trace.bind1(Binary.SHIFT_RIGHT_LOGICAL, x, y);
  }

  /**
   * The number of leading zero bits.
   *
   * @param x integers, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor clz(Tensor x) {
    return Trace.bind1(Unary.CLZ, x);
  }

  /**
   * The number of bits that are set.
   *
   * @param x integers, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor populationCount(Tensor x) {
    return Trace.bind1(Unary.POPULATION_COUNT, x);
  }
}
