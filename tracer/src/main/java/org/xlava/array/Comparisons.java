package org.xlava.array;

import java.util.function.BinaryOperator;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.promotion.Broadcasting;
import org.xlava.promotion.Scalars;

/** Comparisons of operands of any dtypes and shapes. */
public final class Comparisons {
  private Comparisons() {}

  public static Tensor equal(Tensor x, Tensor y) {
    return Broadcasting.apply("equal", x, y, Lax::eq);
  }

  public static Tensor notEqual(Tensor x, Tensor y) {
    return Broadcasting.apply("notEqual", x, y, Lax::ne);
  }

  public static Tensor less(Tensor x, Tensor y) {
    return Broadcasting.apply("less", x, y, (a, b) -> ordered(a, b, Lax::lt));
  }

  public static Tensor lessEqual(Tensor x, Tensor y) {
    return Broadcasting.apply("lessEqual", x, y, (a, b) -> ordered(a, b, Lax::le));
  }

  public static Tensor greater(Tensor x, Tensor y) {
    return Broadcasting.apply("greater", x, y, (a, b) -> ordered(a, b, Lax::gt));
  }

  public static Tensor greaterEqual(Tensor x, Tensor y) {
    return Broadcasting.apply("greaterEqual", x, y, (a, b) -> ordered(a, b, Lax::ge));
  }

  // Complex numbers are ordered by their real parts, and those that are equal by the others.
  private static Tensor ordered(Tensor x, Tensor y, BinaryOperator<Tensor> comparison) {
    if (!x.dtype().isComplex()) {
      return comparison.apply(x, y);
    }
    Tensor byReal = comparison.apply(Lax.real(x), Lax.real(y));
    Tensor byImaginary = comparison.apply(Lax.imag(x), Lax.imag(y));
    return Lax.select(Lax.eq(Lax.real(x), Lax.real(y)), byImaginary, byReal);
  }

  /** Whether {@code |x - y| <= absolute + relative |y|}, or equal. */
  public static Tensor isclose(Tensor x, Tensor y, double relative, double absolute) {
    return Broadcasting.applyInexact("isclose", x, y, (a, b) -> close(a, b, relative, absolute));
  }

  private static Tensor close(Tensor x, Tensor y, double relative, double absolute) {
    Tensor size = Lax.abs(y);
    Tensor bound =
        Lax.add(Scalars.strong(size, absolute), Lax.mul(Scalars.strong(size, relative), size));
    Tensor near = Lax.and(Finiteness.isfinite(y), Lax.le(Lax.abs(Lax.sub(x, y)), bound));
    return Lax.or(Lax.eq(x, y), near);
  }

  /** Whether all elements are close. */
  public static Tensor allclose(Tensor x, Tensor y, double relative, double absolute) {
    return Reductions.all(isclose(x, y, relative, absolute));
  }

  /** Whether shapes and all elements are equal. */
  public static Tensor arrayEqual(Tensor x, Tensor y) {
    return x.shape().equals(y.shape()) ? Reductions.all(equal(x, y)) : Tensor.of(false);
  }
}
