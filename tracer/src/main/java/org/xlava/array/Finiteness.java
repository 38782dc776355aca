package org.xlava.array;

import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.FInfo;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.promotion.Scalars;

/** Which numbers are NaN or infinite, and the finite ones instead of them. */
public final class Finiteness {
  private Finiteness() {}

  public static Tensor isfinite(Tensor x) {
    return switch (x.dtype().kind()) {
      case FLOAT -> Lax.isFinite(x);
      case COMPLEX -> Lax.and(Lax.isFinite(Lax.real(x)), Lax.isFinite(Lax.imag(x)));
      case BOOL, NONE, SIGNED, UNSIGNED -> bools(x.shape(), true);
    };
  }

  public static Tensor isnan(Tensor x) {
    return Lax.ne(x, x);
  }

  public static Tensor isinf(Tensor x) {
    return switch (x.dtype().kind()) {
      case FLOAT -> Lax.eq(Lax.abs(x), Scalars.strong(x, Double.POSITIVE_INFINITY));
      case COMPLEX -> Lax.or(isinf(Lax.real(x)), isinf(Lax.imag(x)));
      case BOOL, NONE, SIGNED, UNSIGNED -> bools(x.shape(), false);
    };
  }

  public static Tensor isposinf(Tensor x) {
    return infinite("isposinf", x, Double.POSITIVE_INFINITY);
  }

  public static Tensor isneginf(Tensor x) {
    return infinite("isneginf", x, Double.NEGATIVE_INFINITY);
  }

  private static Tensor infinite(String name, Tensor x, double infinity) {
    if (x.dtype().isComplex()) {
      throw new DTypeException(name + ": operand must not be complex; got " + x.type());
    }
    return x.dtype().isFloating()
        ? Lax.eq(x, Scalars.strong(x, infinity))
        : bools(x.shape(), false);
  }

  static Tensor bools(Shape shape, boolean value) {
    return Lax.full(TensorType.of(DType.BOOL, shape), value);
  }

  /** Zero for NaN and the largest finite numbers for infinities. */
  public static Tensor nanToNum(Tensor x) {
    return x.dtype().isInexact() ? ComplexParts.each(x, Finiteness::finite) : x;
  }

  private static Tensor finite(Tensor x) {
    double max = new FInfo(x.dtype()).max();
    Tensor number = Lax.select(isnan(x), Scalars.strong(x, 0), x);
    Tensor below = Lax.select(isposinf(number), Scalars.strong(x, max), number);
    return Lax.select(isneginf(below), Scalars.strong(x, -max), below);
  }
}
