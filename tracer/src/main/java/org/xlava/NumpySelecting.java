package org.xlava;

import org.xlava.array.Extrema;
import org.xlava.array.Selection;

/** Choices between elements; see {@link Numpy}. */
abstract class NumpySelecting extends NumpyLogic {
  NumpySelecting() {}

  /**
   * {@code x} where {@code condition} isn't zero and {@code y} elsewhere.
   *
   * @return of the shape that all three broadcast to, in the dtype that {@code x} and {@code y}
   *     promote to
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor where(Tensor condition, Tensor x, Tensor y) {
    return Selection.where(condition, x, y);
  }

  /**
   * As {@link #where(Tensor, Tensor, Tensor)}, with a weakly typed number.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when a whole number doesn't fit int32 while 64-bit types are off
   */
  public static Tensor where(Tensor condition, Tensor x, Number y) {
    return Selection.where(condition, x, y);
  }

  /**
   * As {@link #where(Tensor, Tensor, Tensor)}, with a weakly typed number.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when a whole number doesn't fit int32 while 64-bit types are off
   */
  public static Tensor where(Tensor condition, Number x, Tensor y) {
    return Selection.where(condition, x, y);
  }

  /**
   * As {@link #where(Tensor, Tensor, Tensor)}, with numbers; weakly typed, as both are.
   *
   * @throws DTypeException when a whole number doesn't fit int32 while 64-bit types are off
   */
  public static Tensor where(Tensor condition, Number x, Number y) {
    return Selection.where(condition, Tensor.of(x), Tensor.of(y));
  }

  /**
   * {@code x}, but no less than {@code min} and no more than {@code max}, which wins.
   *
   * @return of the shape that all three broadcast to, in the dtype that they promote to
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException for complex dtypes
   */
  public static Tensor clip(Tensor x, Tensor min, Tensor max) {
    return Extrema.clip(x, min, max);
  }

  /**
   * As {@link #clip(Tensor, Tensor, Tensor)}, with weakly typed numbers.
   *
   * @throws DTypeException for complex dtypes, and when a whole number doesn't fit int32 while
   *     64-bit types are off
   */
  public static Tensor clip(Tensor x, Number min, Number max) {
    return Extrema.clip(x, min, max);
  }

  /**
   * As {@link #clip(Tensor, Tensor, Tensor)}, with a weakly typed number.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException for complex dtypes, and when a whole number doesn't fit int32 while
   *     64-bit types are off
   */
  public static Tensor clip(Tensor x, Number min, Tensor max) {
    return Extrema.clip(x, min, max);
  }

  /**
   * As {@link #clip(Tensor, Tensor, Tensor)}, with a weakly typed number.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException for complex dtypes, and when a whole number doesn't fit int32 while
   *     64-bit types are off
   */
  public static Tensor clip(Tensor x, Tensor min, Number max) {
    return Extrema.clip(x, min, max);
  }
}
