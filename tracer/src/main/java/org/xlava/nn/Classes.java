package org.xlava.nn;

import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorOption;
import org.xlava.array.TensorOptions;
import org.xlava.primitive.Axes;
import org.xlava.promotion.Casts;

/** Numbers of classes as vectors. */
public final class Classes {
  private Classes() {}

  /** As the other form, along a new last axis, in the default floating dtype unless told. */
  public static Tensor oneHot(Tensor x, int classes, @Nullable TensorOption @Nullable ... options) {
    return oneHot(x, classes, TensorOptions.dtype("oneHot", DType.FLOAT64, options), -1);
  }

  /** For each index a vector of {@code classes} zeros with a one in its place, along an axis. */
  public static Tensor oneHot(Tensor x, int classes, DType dtype, int axis) {
    int at = Axes.canonical("oneHot", axis, x.rank() + 1);
    Shape shape = Axes.inserted(x.shape(), at, classes);
    Tensor numbers = Lax.iota(x.dtype(), shape, at);
    return Casts.astype(Lax.expandDims(x, at).eq(numbers), dtype);
  }
}
