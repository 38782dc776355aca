package org.xlava.array;

import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorOption;
import org.xlava.TensorType;
import org.xlava.promotion.JavaNumbers;

/** Tensors of equal elements. */
public final class Filling {
  private Filling() {}

  /** Of the dtype of {@code value}, a Java number, boolean or complex number, unless told. */
  public static Tensor full(
      Shape shape, Object value, @Nullable TensorOption @Nullable ... options) {
    DType dtype = TensorOptions.dtype("full", options);
    return dtype == null
        ? Lax.full(JavaNumbers.literal(value).type().withShape(shape), value)
        : Lax.full(TensorType.of(dtype, shape), value);
  }

  /** Of the default floating dtype, unless told. */
  public static Tensor full(
      String function, Shape shape, Number value, @Nullable TensorOption @Nullable ... options) {
    DType dtype = TensorOptions.dtype(function, DType.FLOAT64, options);
    return Lax.full(TensorType.of(dtype, shape), value);
  }

  /** Of the type of {@code x}, but for the dtype if that is told. */
  public static Tensor like(Tensor x, Object value, @Nullable TensorOption @Nullable ... options) {
    DType dtype = TensorOptions.dtype("fullLike", options);
    return dtype == null
        ? Lax.fullLike(x, value)
        : Lax.full(TensorType.of(dtype, x.shape()), value);
  }
}
