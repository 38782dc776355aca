package org.xlava;

import java.util.List;
import org.xlava.array.MatrixProducts;
import org.xlava.array.Products;

/** Products of vectors, matrices and tensors; see {@link Numpy}. */
abstract class NumpyProducts extends NumpySearching {
  NumpyProducts() {}

  /**
   * The product of scalars, vectors and matrices: over the last axis of {@code x} and the last but
   * one of {@code y}.
   *
   * @return of the other dimensions of {@code x}, then of {@code y}, in the dtype that they promote
   *     to
   * @throws ShapeException when the sizes of the two axes differ
   */
  public static Tensor dot(Tensor x, Tensor y) {
    return Products.dot(x, y);
  }

  /**
   * The matrix product, over batches where there are more than two dimensions: (…, n, k) times (…,
   * k, m). A vector is a row on the left and a column on the right.
   *
   * @return of shape (…, n, m), in the dtype that they promote to
   * @throws ShapeException when an operand is a scalar, the inner sizes differ, or the others don't
   *     broadcast
   */
  public static Tensor matmul(Tensor x, Tensor y) {
    return MatrixProducts.matmul(x, y);
  }

  /**
   * The sum of products of all elements, those of {@code x} conjugated.
   *
   * @return a scalar, in the dtype that they promote to
   * @throws ShapeException when they don't have as many elements
   */
  public static Tensor vdot(Tensor x, Tensor y) {
    return Products.vdot(x, y);
  }

  /**
   * The product over the last axes of both.
   *
   * @return of the other dimensions of {@code x}, then of {@code y}, in the dtype that they promote
   *     to
   * @throws ShapeException when the sizes of the two axes differ
   */
  public static Tensor inner(Tensor x, Tensor y) {
    return Products.inner(x, y);
  }

  /**
   * The products of all pairs of elements.
   *
   * @return a matrix of a row for each element of {@code x}, in the dtype that they promote to
   */
  public static Tensor outer(Tensor x, Tensor y) {
    return Products.outer(x, y);
  }

  /**
   * The contraction of the last {@code axes} axes of {@code x} with the first of {@code y}.
   *
   * @return of the other dimensions of {@code x}, then of {@code y}, in the dtype that they promote
   *     to
   * @throws ShapeException when there aren't as many axes, or their sizes differ
   */
  public static Tensor tensordot(Tensor x, Tensor y, int axes) {
    return Products.tensordot(x, y, axes);
  }

  /**
   * The contraction over pairs of axes.
   *
   * @return of the other dimensions of {@code x}, then of {@code y}, in the dtype that they promote
   *     to
   * @throws ShapeException when there aren't as many in both, or their sizes differ
   */
  public static Tensor tensordot(Tensor x, Tensor y, List<Integer> xAxes, List<Integer> yAxes) {
    return Products.tensordot(x, y, xAxes, yAxes);
  }
}
