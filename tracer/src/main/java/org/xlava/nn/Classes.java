package org.xlava.nn;

import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.primitive.Axes;
import org.xlava.promotion.Casts;

/** Numbers of classes as vectors. */
public final class Classes {
  private Classes() {}

  /** For each index a vector of {@code classes} zeros with a one in its place, along an axis. */
  public static Tensor oneHot(Tensor x, int classes, DType dtype, int axis) {
    int at = Axes.canonical("oneHot", axis, x.rank() + 1);
    Shape shape = Axes.inserted(x.shape(), at, classes);
    Tensor numbers = Lax.iota(x.dtype(), shape, at);
    return Casts.astype(Lax.expandDims(x, at).eq(numbers), dtype);
  }
}
