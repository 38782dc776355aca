package org.xlava.array;

import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.promotion.Broadcasting;
import org.xlava.promotion.Casts;
import org.xlava.promotion.Promotion;
import org.xlava.promotion.Scalars;
import org.xlava.transform.GivenTensors;

/** Choices between operands of any dtypes and shapes. */
public final class Selection {
  private Selection() {}

  /** {@code x} where {@code condition} isn't zero and {@code y} elsewhere. */
  public static Tensor where(Tensor condition, Tensor x, Tensor y) {
    GivenTensors.require(condition, x, y);
    TensorType target = Promotion.promote(x.type(), y.type());
    Tensor[] operands =
        Broadcasting.aligned(
            "where",
            new Tensor[] {
              Casts.truth(condition), Promotion.to(x, target), Promotion.to(y, target)
            });
    return Lax.select(operands[0], operands[1], operands[2]);
  }

  public static Tensor where(Tensor condition, Tensor x, Number y) {
    return where(condition, x, Scalars.beside(x, y));
  }

  public static Tensor where(Tensor condition, Number x, Tensor y) {
    return where(condition, Scalars.beside(y, x), y);
  }
}
