package org.xlava;

import org.xlava.array.Positions;
import org.xlava.array.ReductionOptions;

/** Where elements are found; see {@link Numpy}. */
abstract class NumpySearching extends NumpyAveraging {
  NumpySearching() {}

  /**
   * As {@link #argmax(Tensor, ReductionOption...)}, in the elements in row-major order.
   *
   * @throws ShapeException when there are no elements
   * @throws DTypeException for complex dtypes
   */
  public static Tensor argmax(Tensor x) {
    return Positions.argmax(x);
  }

  /**
   * As {@link #argmax(Tensor, ReductionOption...)}, along {@code axis}.
   *
   * @throws ShapeException when there is no such axis, or it is empty
   * @throws DTypeException for complex dtypes
   */
  public static Tensor argmax(Tensor x, int axis) {
    return Positions.argmax(x, ReductionOptions.over(axis));
  }

  /**
   * The index of the first largest element; NaN counts as largest.
   *
   * @param options {@link #axis} of one axis, and {@link #keepDims}; without an axis of all
   *     elements in row-major order
   * @return of the shape of {@code x} without the axis, or with size 1 there; of the default
   *     integer dtype
   * @throws ShapeException when there is no such axis, several are named, or it is empty
   * @throws DTypeException for complex dtypes
   * @throws TransformException when an option is another, or there twice
   */
  public static Tensor argmax(Tensor x, ReductionOption... options) {
    return Positions.argmax(x, options);
  }

  /**
   * As {@link #argmin(Tensor, ReductionOption...)}, in the elements in row-major order.
   *
   * @throws ShapeException when there are no elements
   * @throws DTypeException for complex dtypes
   */
  public static Tensor argmin(Tensor x) {
    return Positions.argmin(x);
  }

  /**
   * As {@link #argmin(Tensor, ReductionOption...)}, along {@code axis}.
   *
   * @throws ShapeException when there is no such axis, or it is empty
   * @throws DTypeException for complex dtypes
   */
  public static Tensor argmin(Tensor x, int axis) {
    return Positions.argmin(x, ReductionOptions.over(axis));
  }

  /**
   * The index of the first smallest element; NaN counts as smallest.
   *
   * @param options {@link #axis} of one axis, and {@link #keepDims}; without an axis of all
   *     elements in row-major order
   * @return of the shape of {@code x} without the axis, or with size 1 there; of the default
   *     integer dtype
   * @throws ShapeException when there is no such axis, several are named, or it is empty
   * @throws DTypeException for complex dtypes
   * @throws TransformException when an option is another, or there twice
   */
  public static Tensor argmin(Tensor x, ReductionOption... options) {
    return Positions.argmin(x, options);
  }
}
