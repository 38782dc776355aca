package org.xlava.array;

import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.promotion.JavaNumbers;

/** Tensors of equal elements. */
public final class Filling {
  private Filling() {}

  /** Of the dtype of {@code value}, a Java number, boolean or complex number. */
  public static Tensor full(Shape shape, Object value) {
    return Lax.full(JavaNumbers.literal(value).type().withShape(shape), value);
  }

  /** Of the default floating dtype. */
  public static Tensor full(int[] shape, Number value) {
    return Lax.full(TensorType.of(DType.FLOAT64.canonical(), Shape.of(shape)), value);
  }
}
