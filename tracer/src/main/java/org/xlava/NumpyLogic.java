package org.xlava;

import org.xlava.array.Logic;

/** Logic; see {@link Numpy}. */
abstract class NumpyLogic extends NumpyClassifying {
  NumpyLogic() {}

  /**
   * Whether both are not zero.
   *
   * @return bool of the shape that the operands broadcast to
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor logicalAnd(Tensor x, Tensor y) {
    return Logic.and(x, y);
  }

  /**
   * Whether one is not zero.
   *
   * @return bool of the shape that the operands broadcast to
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor logicalOr(Tensor x, Tensor y) {
    return Logic.or(x, y);
  }

  /**
   * Whether exactly one is not zero.
   *
   * @return bool of the shape that the operands broadcast to
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor logicalXor(Tensor x, Tensor y) {
    return Logic.xor(x, y);
  }

  /**
   * Whether zero.
   *
   * @return bool of the shape of {@code x}
   */
  public static Tensor logicalNot(Tensor x) {
    return Logic.not(x);
  }

  /**
   * The logical complement of bools, the bitwise one of integers.
   *
   * @return of the type of {@code x}
   * @throws DTypeException unless of integers or booleans
   */
  public static Tensor bitwiseNot(Tensor x) {
    return Lax.not(x);
  }
}
