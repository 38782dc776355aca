package org.xlava;

import org.xlava.array.Diagonals;

/** Diagonals and triangles of matrices; see {@link Numpy}. */
abstract class NumpyDiagonals extends NumpyRearranging {
  NumpyDiagonals() {}

  /**
   * The square matrix with {@code x} on its main diagonal, or the main diagonal of a matrix.
   *
   * @return in the dtype of {@code x}
   * @throws ShapeException unless {@code x} is a vector or a matrix
   */
  public static Tensor diag(Tensor x) {
    return Diagonals.diag(x, 0);
  }

  /**
   * The square matrix with the vector {@code x} on diagonal {@code k}, or that diagonal of a
   * matrix; those above the main one are positive.
   *
   * @return in the dtype of {@code x}
   * @throws ShapeException unless {@code x} is a vector or a matrix
   */
  public static Tensor diag(Tensor x, int k) {
    return Diagonals.diag(x, k);
  }

  /**
   * The sum of the elements on the main diagonal of the first two dimensions.
   *
   * @return of the other dimensions of {@code x}, in the dtype that {@link #sum(Tensor)} gives
   * @throws ShapeException when there are fewer than two dimensions
   */
  public static Tensor trace(Tensor x) {
    return Diagonals.trace(x);
  }

  /**
   * The matrices in the last two dimensions with zeros below the main diagonal.
   *
   * @return of the type of {@code x}
   * @throws ShapeException when there are fewer than two dimensions
   */
  public static Tensor triu(Tensor x) {
    return Diagonals.triangle("triu", x, -1, false);
  }

  /**
   * The matrices in the last two dimensions with zeros below diagonal {@code k}.
   *
   * @return of the type of {@code x}
   * @throws ShapeException when there are fewer than two dimensions
   */
  public static Tensor triu(Tensor x, int k) {
    return Diagonals.triangle("triu", x, k - 1, false);
  }

  /**
   * The matrices in the last two dimensions with zeros above the main diagonal.
   *
   * @return of the type of {@code x}
   * @throws ShapeException when there are fewer than two dimensions
   */
  public static Tensor tril(Tensor x) {
    return Diagonals.triangle("tril", x, 0, true);
  }

  /**
   * The matrices in the last two dimensions with zeros above diagonal {@code k}.
   *
   * @return of the type of {@code x}
   * @throws ShapeException when there are fewer than two dimensions
   */
  public static Tensor tril(Tensor x, int k) {
    return Diagonals.triangle("tril", x, k, true);
  }

  /**
   * The identity matrix of {@code n} rows.
   *
   * @param options a {@link DType} in place of float32 (float64 with 64-bit types enabled)
   * @throws ShapeException when {@code n} is negative
   */
  public static Tensor eye(int n, TensorOption... options) {
    return Diagonals.eye(n, n, 0, options);
  }

  /**
   * A matrix with ones on diagonal {@code k} and zeros elsewhere.
   *
   * @param options a {@link DType} in place of float32 (float64 with 64-bit types enabled)
   * @throws ShapeException when a size is negative
   */
  public static Tensor eye(int rows, int columns, int k, TensorOption... options) {
    return Diagonals.eye(rows, columns, k, options);
  }

  /**
   * A matrix with ones on and below diagonal {@code k} and zeros above.
   *
   * @param options a {@link DType} in place of float32
   * @throws ShapeException when a size is negative
   */
  public static Tensor tri(int rows, int columns, int k, TensorOption... options) {
    return Diagonals.tri(rows, columns, k, options);
  }
}
