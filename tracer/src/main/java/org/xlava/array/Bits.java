package org.xlava.array;

import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.promotion.Broadcasting;
import org.xlava.promotion.Casts;

/** Bitwise functions of operands of any integer dtypes and shapes. */
public final class Bits {
  private Bits() {}

  public static Tensor and(Tensor x, Tensor y) {
    return Broadcasting.apply("bitwiseAnd", x, y, Lax::and);
  }

  public static Tensor or(Tensor x, Tensor y) {
    return Broadcasting.apply("bitwiseOr", x, y, Lax::or);
  }

  public static Tensor xor(Tensor x, Tensor y) {
    return Broadcasting.apply("bitwiseXor", x, y, Lax::xor);
  }

  public static Tensor leftShift(Tensor x, Tensor y) {
    return Broadcasting.apply("leftShift", x, y, Casts.numeric(Lax::shiftLeft));
  }

  /** The sign bit of signed integers fills in. */
  public static Tensor rightShift(Tensor x, Tensor y) {
    return Broadcasting.apply("rightShift", x, y, Casts.numeric(Bits::shiftedRight));
  }

  private static Tensor shiftedRight(Tensor x, Tensor y) {
    return x.dtype().kind() == DType.Kind.UNSIGNED
        ? Lax.shiftRightLogical(x, y)
        : Lax.shiftRightArithmetic(x, y);
  }
}
