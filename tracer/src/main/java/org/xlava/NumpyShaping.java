package org.xlava;

import org.xlava.array.Shapes;

/** Shapes; see {@link Numpy}. */
abstract class NumpyShaping extends NumpyCreating {
  NumpyShaping() {}

  /**
   * The elements under another shape; one size may be -1 and follows from the others.
   *
   * @return of {@code shape}, in the dtype of {@code x}
   * @throws ShapeException when the sizes don't multiply to the number of elements
   */
  public static Tensor reshape(Tensor x, int... shape) {
    return Shapes.reshape(x, shape);
  }

  /**
   * The elements under another shape.
   *
   * @throws ShapeException when the number of elements would be another
   */
  public static Tensor reshape(Tensor x, Shape shape) {
    return Lax.reshape(x, shape);
  }

  /**
   * The elements as a vector, in row-major order.
   *
   * @return a vector, in the dtype of {@code x}
   */
  public static Tensor ravel(Tensor x) {
    return Shapes.ravel(x);
  }

  /**
   * The dimensions reversed, or in the order of {@code axes}.
   *
   * @return in the dtype of {@code x}
   * @throws ShapeException when {@code axes} aren't all axes, each once
   */
  public static Tensor transpose(Tensor x, int... axes) {
    return Shapes.transpose(x, axes);
  }

  /**
   * Two dimensions exchanged.
   *
   * @return in the dtype of {@code x}
   * @throws ShapeException when there is no such axis
   */
  public static Tensor swapaxes(Tensor x, int a, int b) {
    return Shapes.swapaxes(x, a, b);
  }

  /**
   * A dimension moved to another place.
   *
   * @return in the dtype of {@code x}
   * @throws ShapeException when there is no such axis
   */
  public static Tensor moveaxis(Tensor x, int from, int to) {
    return Shapes.moveaxis(x, from, to);
  }

  /**
   * A new dimension of size 1 at {@code axis} of the result.
   *
   * @return in the dtype of {@code x}
   * @throws ShapeException when there is no such axis
   */
  public static Tensor expandDims(Tensor x, int axis) {
    return Lax.expandDims(x, axis);
  }

  /**
   * Without the dimensions {@code axes}, or all dimensions, of size 1.
   *
   * @return in the dtype of {@code x}
   * @throws ShapeException when there is no such axis, or it isn't of size 1
   */
  public static Tensor squeeze(Tensor x, int... axes) {
    return Shapes.squeeze(x, axes);
  }

  /**
   * {@code x} repeated into {@code shape}.
   *
   * @return of {@code shape}, in the dtype of {@code x}
   * @throws ShapeException when {@code x} doesn't broadcast to it
   */
  public static Tensor broadcastTo(Tensor x, int... shape) {
    return Lax.broadcastTo(x, Shape.of(shape));
  }

  /**
   * {@code x} repeated to a shape, aligned at the last dimension.
   *
   * @throws ShapeException when a size is neither that of {@code x} nor one that it has as 1
   */
  public static Tensor broadcastTo(Tensor x, Shape shape) {
    return Lax.broadcastTo(x, shape);
  }

  /**
   * At least a vector: a scalar becomes one of one element.
   *
   * @return in the dtype of {@code x}
   */
  public static Tensor atleast1d(Tensor x) {
    return Shapes.atleast1d(x);
  }

  /**
   * At least a matrix: a vector becomes a row.
   *
   * @return in the dtype of {@code x}
   */
  public static Tensor atleast2d(Tensor x) {
    return Shapes.atleast2d(x);
  }

  /**
   * At least three dimensions: a vector becomes {@code [1,n,1]}, a matrix {@code [m,n,1]}.
   *
   * @return in the dtype of {@code x}
   */
  public static Tensor atleast3d(Tensor x) {
    return Shapes.atleast3d(x);
  }
}
