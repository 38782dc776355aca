package org.xlava.array;

import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.promotion.Broadcasting;
import org.xlava.promotion.Scalars;

/** Signs and absolute values. */
public final class Signs {
  private Signs() {}

  public static Tensor positive(Tensor x) {
    if (x.dtype() == DType.BOOL) {
      throw new DTypeException(
          "positive: operand must have an integer, floating or complex dtype; got "
              + x.type()
              + ". Convert it with astype");
    }
    return x;
  }

  /** Whether the sign bit is set: true of -0, and of integers below zero. */
  public static Tensor signbit(Tensor x) {
    return switch (x.dtype().kind()) {
      case BOOL, NONE -> Finiteness.bools(x.shape(), false);
      case SIGNED, UNSIGNED -> Lax.lt(x, Scalars.strong(x, 0));
      case FLOAT -> signbit(Lax.bitcastConvertType(x, DType.of("int" + x.dtype().bits())));
      case COMPLEX ->
          throw new DTypeException("signbit: operand must not be complex; got " + x.type());
    };
  }

  /** The absolute value; of complex operands the modulus. */
  public static Tensor abs(Tensor x) {
    return switch (x.dtype().kind()) {
      case BOOL, NONE, UNSIGNED -> x;
      case SIGNED, FLOAT, COMPLEX -> Lax.abs(x);
    };
  }

  /** {@code x} with the sign of {@code y}. */
  public static Tensor copysign(Tensor x, Tensor y) {
    return Broadcasting.applyInexact("copysign", x, y, Signs::withSign);
  }

  private static Tensor withSign(Tensor x, Tensor y) {
    Tensor size = Lax.abs(x);
    Tensor signed = Lax.select(signbit(y), Lax.neg(size), size);
    return Lax.convertElementType(signed, x.dtype(), x.type().weak() && y.type().weak());
  }

  /** 0 where {@code x} is negative, 1 where it is positive and {@code y} where it is zero. */
  public static Tensor heaviside(Tensor x, Tensor y) {
    return Broadcasting.applyInexact("heaviside", x, y, Signs::step);
  }

  private static Tensor step(Tensor x, Tensor y) {
    Tensor zero = Scalars.constant(x, 0);
    Tensor rest = Lax.select(Finiteness.isnan(x), x, y);
    Tensor positive = Lax.select(Lax.gt(x, zero), Scalars.constant(x, 1), rest);
    return Lax.select(Lax.lt(x, zero), zero, positive);
  }
}
