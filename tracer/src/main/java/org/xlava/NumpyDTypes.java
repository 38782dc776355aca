package org.xlava;

import org.xlava.promotion.Casts;
import org.xlava.promotion.Promotion;

/** Dtypes; see {@link Numpy}. */
abstract class NumpyDTypes extends NumpyProducts {
  NumpyDTypes() {}

  /**
   * {@code x} cast to {@code dtype}; to bool, whether it isn't zero.
   *
   * @return of the shape of {@code x}, in {@code dtype}, or its 32-bit form while 64-bit types are
   *     off
   */
  public static Tensor astype(Tensor x, DType dtype) {
    return Casts.astype(x, dtype);
  }

  /**
   * The facts of a floating dtype: epsilon, largest and smallest numbers, widths.
   *
   * @param dtype floating or complex; of a complex one, the facts of its parts
   * @throws DTypeException when {@code dtype} is another
   */
  public static FInfo finfo(DType dtype) {
    return new FInfo(dtype);
  }

  /**
   * The facts of an integer dtype: its width, smallest and largest number.
   *
   * @throws DTypeException when {@code dtype} is another
   */
  public static IInfo iinfo(DType dtype) {
    return new IInfo(dtype);
  }

  /**
   * The dtype that tensors of two dtypes meet in, by JAX's lattice. While 64-bit types are off,
   * none comes of dtypes of fewer bits.
   *
   * @throws DTypeException when one is float0 and the other isn't
   */
  public static DType promoteTypes(DType a, DType b) {
    return Promotion.promote(a, b);
  }

  /**
   * The dtype of an operation on these operands.
   *
   * @param operands tensors, {@link TensorType}s, dtypes, and Java numbers, booleans or {@link
   *     Complex}, which are weakly typed, as weak tensors are: beside others only their kind counts
   * @throws DTypeException when there is no operand, or one is something else, or float0 beside
   *     another dtype
   */
  public static DType resultType(Object... operands) {
    return Promotion.resultType(operands);
  }
}
