package org.xlava.array;

import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.primitive.Axes;
import org.xlava.promotion.Broadcasting;
import org.xlava.promotion.Casts;

/** Sums, products and quotients of operands of any dtypes and shapes. */
public final class Arithmetic {
  private Arithmetic() {}

  /** The sum; of booleans the disjunction. */
  public static Tensor add(Tensor x, Tensor y) {
    return Broadcasting.apply(
        "add", x, y, (a, b) -> a.dtype() == DType.BOOL ? Lax.or(a, b) : Lax.add(a, b));
  }

  public static Tensor subtract(Tensor x, Tensor y) {
    return Broadcasting.apply("subtract", x, y, Lax::sub);
  }

  /** The product; of booleans the conjunction. */
  public static Tensor multiply(Tensor x, Tensor y) {
    return Broadcasting.apply(
        "multiply", x, y, (a, b) -> a.dtype() == DType.BOOL ? Lax.and(a, b) : Lax.mul(a, b));
  }

  public static Tensor divide(Tensor x, Tensor y) {
    return Broadcasting.applyInexact("divide", x, y, Lax::div);
  }

  /** The remainder of the divisor's sign. */
  public static Tensor remainder(Tensor x, Tensor y) {
    return Broadcasting.apply("remainder", x, y, Casts.numeric(Division::remainder));
  }

  /** The remainder of the dividend's sign. */
  public static Tensor fmod(Tensor x, Tensor y) {
    return Broadcasting.apply("fmod", x, y, Division::truncatedRemainder);
  }

  public static Tensor floorDivide(Tensor x, Tensor y) {
    return Broadcasting.apply("floorDivide", x, y, Casts.numeric(Division::floor));
  }

  /** The product with itself; of booleans as integers. */
  public static Tensor square(Tensor x) {
    return Lax.square(Casts.numeric(x));
  }

  /** The differences of neighbours along the last axis; of booleans, whether they differ. */
  public static Tensor diff(Tensor x) {
    int axis = Axes.canonical("diff", -1, x.rank());
    int n = x.shape().dim(axis);
    Tensor after = Lax.sliceInDim(x, Math.min(1, n), n, 1, axis);
    Tensor before = Lax.sliceInDim(x, 0, Math.max(n - 1, 0), 1, axis);
    return x.dtype() == DType.BOOL ? Lax.ne(after, before) : Lax.sub(after, before);
  }
}
