package org.xlava.array;

import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.FInfo;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.primitive.elementwise.Round;
import org.xlava.promotion.Scalars;

/** The next whole numbers, or those of so many decimals; integers are their own. */
public final class Rounding {
  private Rounding() {}

  public static Tensor floor(Tensor x) {
    return x.dtype().isInexact() ? Lax.floor(x) : x;
  }

  public static Tensor ceil(Tensor x) {
    return x.dtype().isInexact() ? Lax.ceil(x) : x;
  }

  public static Tensor trunc(Tensor x) {
    return x.dtype().isInexact()
        ? Lax.select(Lax.lt(x, Scalars.constant(x, 0)), Lax.ceil(x), Lax.floor(x))
        : x;
  }

  /** The nearest number of {@code decimals} decimal places; before the point if negative. */
  public static Tensor round(Tensor x, int decimals) {
    return switch (x.dtype().kind()) {
      case SIGNED, UNSIGNED -> ofWhole(x, decimals);
      case FLOAT, COMPLEX -> ComplexParts.each(x, part -> ofFloat(part, decimals));
      case BOOL, NONE ->
          throw new DTypeException("round: operand must be a number; got " + x.type());
    };
  }

  private static Tensor ofWhole(Tensor x, int decimals) {
    if (decimals < 0) {
      throw new DTypeException(
          "round: integers can only be rounded to a number of decimals of at least 0; got "
              + decimals
              + " for "
              + x.type());
    }
    return x;
  }

  private static Tensor ofFloat(Tensor x, int decimals) {
    if (decimals == 0) {
      return Lax.round(x, Round.Method.TO_NEAREST_EVEN);
    }
    // Beyond the largest float no number has that many decimals.
    if (decimals > Math.log10(new FInfo(x.dtype()).max())) {
      return x;
    }
    boolean half = x.dtype() == DType.FLOAT16;
    Tensor v = half ? Lax.convertElementType(x, DType.FLOAT32) : x;
    Tensor rounded = decimals > 0 ? toDecimals(v, decimals) : beforePoint(v, -decimals);
    return half ? Lax.convertElementType(rounded, DType.FLOAT16) : rounded;
  }

  private static Tensor toDecimals(Tensor x, int decimals) {
    Tensor factor = Scalars.constant(x, Math.pow(10, decimals));
    return Lax.div(Lax.round(Lax.mul(x, factor), Round.Method.TO_NEAREST_EVEN), factor);
  }

  // The factor is whole, since a small power of ten isn't a normal number.
  private static Tensor beforePoint(Tensor x, int zeros) {
    if (zeros > Math.log10(new FInfo(x.dtype()).max())) {
      return Lax.mul(x, Scalars.constant(x, 0));
    }
    Tensor factor = Scalars.constant(x, Math.pow(10, zeros));
    return Lax.mul(Lax.round(Lax.div(x, factor), Round.Method.TO_NEAREST_EVEN), factor);
  }

  /** The nearest whole number, in a floating dtype. */
  public static Tensor rint(Tensor x) {
    return x.dtype().isInexact()
        ? round(x, 0)
        : Lax.convertElementType(x, DType.FLOAT64.canonical());
  }
}
