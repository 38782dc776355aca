package org.xlava;

/** The chapter of {@link Tensor} on the same elements in other shapes. */
public sealed interface TensorShaping permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * The elements under another shape; one size may be -1 and follows from the others.
   *
   * @throws ShapeException when the number of elements would be another
   */
  default Tensor reshape(int... shape) {
    return Numpy.reshape(self(), shape);
  }

  /** The elements as a vector. */
  default Tensor ravel() {
    return Numpy.ravel(self());
  }

  /**
   * The dimensions reversed, or in the order of {@code axes}.
   *
   * @throws ShapeException when {@code axes} don't hold each axis once
   */
  default Tensor transpose(int... axes) {
    return Numpy.transpose(self(), axes);
  }

  /**
   * This tensor without the dimensions {@code axes}, or without all dimensions of size 1.
   *
   * @throws ShapeException when there is no such axis, or it has another size
   */
  default Tensor squeeze(int... axes) {
    return Numpy.squeeze(self(), axes);
  }

  /**
   * The elements under another shape.
   *
   * @throws ShapeException when the number of elements would be another
   */
  default Tensor reshape(Shape shape) {
    return Numpy.reshape(self(), shape);
  }

  /** The elements as a vector, as {@link #ravel}. */
  default Tensor flatten() {
    return Numpy.ravel(self());
  }

  /** The dimensions reversed; JAX: {@code T}. */
  default Tensor t() {
    return Numpy.transpose(self());
  }

  /**
   * The dimensions with two of them exchanged.
   *
   * @throws ShapeException when there is no such axis
   */
  default Tensor swapaxes(int a, int b) {
    return Numpy.swapaxes(self(), a, b);
  }

  /**
   * Each slice along {@code axis} so many times in a row.
   *
   * @throws ShapeException when there is no such axis, or {@code repetitions} is negative
   */
  default Tensor repeat(int repetitions, int axis) {
    return Numpy.repeat(self(), repetitions, axis);
  }
}
