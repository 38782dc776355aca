package org.xlava;

import org.xlava.array.Indexing;

/** Parts of tensors; see {@link Numpy}. */
abstract class NumpyIndexing extends NumpyDiagonals {
  NumpyIndexing() {}

  /**
   * The part at the given indices of the first dimensions; negative ones count from the end. JAX's
   * {@code x[i, j]}.
   *
   * @return of the other dimensions of {@code x}, in its dtype
   * @throws ShapeException when an index is out of bounds, or there are more than dimensions
   */
  public static Tensor index(Tensor x, int... indices) {
    return Indexing.index(x, indices);
  }
}
