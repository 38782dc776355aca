package org.xlava;

import org.xlava.array.Casts;

/** Dtypes; see {@link Numpy}. */
abstract class NumpyDtypes extends NumpyProducts {
  NumpyDtypes() {}

  /**
   * {@code x} cast to {@code dtype}; to bool, whether it isn't zero.
   *
   * @return of the shape of {@code x}, in {@code dtype}, or its 32-bit form while 64-bit types are
   *     off
   */
  public static Tensor astype(Tensor x, DType dtype) {
    return Casts.astype(x, dtype);
  }
}
