package org.xlava;

import java.util.function.BinaryOperator;
import org.xlava.array.Broadcasting;
import org.xlava.array.Casts;
import org.xlava.array.Promotion;
import org.xlava.array.Scalars;

/** Comparisons, logic and choices, element by element; see {@link Numpy}. */
abstract class Comparisons extends BinaryFunctions {
  Comparisons() {}

  /** Whether equal. */
  public static Tensor equal(Tensor x, Tensor y) {
    return promoted("equal", x, y, Lax::eq);
  }

  /** Whether equal. */
  public static Tensor equal(Tensor x, Number y) {
    return equal(x, beside(x, y));
  }

  /** Whether equal. */
  public static Tensor equal(Number x, Tensor y) {
    return equal(beside(y, x), y);
  }

  /** Whether unequal. */
  public static Tensor notEqual(Tensor x, Tensor y) {
    return promoted("notEqual", x, y, Lax::ne);
  }

  /** Whether unequal. */
  public static Tensor notEqual(Tensor x, Number y) {
    return notEqual(x, beside(x, y));
  }

  /** Whether unequal. */
  public static Tensor notEqual(Number x, Tensor y) {
    return notEqual(beside(y, x), y);
  }

  /** Whether {@code x < y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor less(Tensor x, Tensor y) {
    return promoted("less", x, y, (a, b) -> ordered(a, b, Lax::lt));
  }

  /** Whether {@code x < y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor less(Tensor x, Number y) {
    return less(x, beside(x, y));
  }

  /** Whether {@code x < y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor less(Number x, Tensor y) {
    return less(beside(y, x), y);
  }

  /** Whether {@code x <= y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor lessEqual(Tensor x, Tensor y) {
    return promoted("lessEqual", x, y, (a, b) -> ordered(a, b, Lax::le));
  }

  /** Whether {@code x <= y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor lessEqual(Tensor x, Number y) {
    return lessEqual(x, beside(x, y));
  }

  /** Whether {@code x <= y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor lessEqual(Number x, Tensor y) {
    return lessEqual(beside(y, x), y);
  }

  /** Whether {@code x > y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor greater(Tensor x, Tensor y) {
    return promoted("greater", x, y, (a, b) -> ordered(a, b, Lax::gt));
  }

  /** Whether {@code x > y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor greater(Tensor x, Number y) {
    return greater(x, beside(x, y));
  }

  /** Whether {@code x > y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor greater(Number x, Tensor y) {
    return greater(beside(y, x), y);
  }

  /** Whether {@code x >= y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor greaterEqual(Tensor x, Tensor y) {
    return promoted("greaterEqual", x, y, (a, b) -> ordered(a, b, Lax::ge));
  }

  /** Whether {@code x >= y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor greaterEqual(Tensor x, Number y) {
    return greaterEqual(x, beside(x, y));
  }

  /** Whether {@code x >= y}; complex numbers compare by their real, then their imaginary parts. */
  public static Tensor greaterEqual(Number x, Tensor y) {
    return greaterEqual(beside(y, x), y);
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

  /** Whether both are not zero. */
  public static Tensor logicalAnd(Tensor x, Tensor y) {
    return bitwiseAnd(Casts.truth(x), Casts.truth(y));
  }

  /** Whether one is not zero. */
  public static Tensor logicalOr(Tensor x, Tensor y) {
    return bitwiseOr(Casts.truth(x), Casts.truth(y));
  }

  /** Whether exactly one is not zero. */
  public static Tensor logicalXor(Tensor x, Tensor y) {
    return bitwiseXor(Casts.truth(x), Casts.truth(y));
  }

  /** Whether close: {@code |x - y| <= 1e-8 + 1e-5 |y|}; infinities are close to themselves only. */
  public static Tensor isclose(Tensor x, Tensor y) {
    return isclose(x, y, 1e-5, 1e-8);
  }

  /**
   * Whether {@code |x - y| <= absolute + relative |y|}; infinities are close to themselves only.
   */
  public static Tensor isclose(Tensor x, Tensor y, double relative, double absolute) {
    return promotedInexact("isclose", x, y, (a, b) -> close(a, b, relative, absolute));
  }

  private static Tensor close(Tensor x, Tensor y, double relative, double absolute) {
    Tensor size = Lax.abs(y);
    Tensor bound =
        Lax.add(Scalars.strong(size, absolute), Lax.mul(Scalars.strong(size, relative), size));
    Tensor near = Lax.and(isfinite(y), Lax.le(Lax.abs(Lax.sub(x, y)), bound));
    return Lax.or(Lax.eq(x, y), near);
  }

  /** Whether all elements are {@linkplain #isclose(Tensor, Tensor) close}: a bool scalar. */
  public static Tensor allclose(Tensor x, Tensor y) {
    return Numpy.all(isclose(x, y));
  }

  /** Whether all elements are close to within the given tolerances: a bool scalar. */
  public static Tensor allclose(Tensor x, Tensor y, double relative, double absolute) {
    return Numpy.all(isclose(x, y, relative, absolute));
  }

  /** Whether shapes and all elements are equal: a bool scalar. NaN isn't equal to itself. */
  public static Tensor arrayEqual(Tensor x, Tensor y) {
    return x.shape().equals(y.shape()) ? Numpy.all(equal(x, y)) : Tensor.of(false);
  }

  /** {@code x} where {@code condition} isn't zero and {@code y} elsewhere. */
  public static Tensor where(Tensor condition, Tensor x, Tensor y) {
    TensorType target = Promotion.promote(x.type(), y.type());
    Tensor[] operands =
        Broadcasting.aligned(
            "where",
            new Tensor[] {
              Casts.truth(condition), Promotion.to(x, target), Promotion.to(y, target)
            });
    return Lax.select(operands[0], operands[1], operands[2]);
  }

  /** {@code x} where {@code condition} isn't zero and {@code y} elsewhere. */
  public static Tensor where(Tensor condition, Tensor x, Number y) {
    return where(condition, x, beside(x, y));
  }

  /** {@code x} where {@code condition} isn't zero and {@code y} elsewhere. */
  public static Tensor where(Tensor condition, Number x, Tensor y) {
    return where(condition, beside(y, x), y);
  }

  /**
   * {@code x} where {@code condition} isn't zero and {@code y} elsewhere; weakly typed, as both
   * numbers are.
   */
  public static Tensor where(Tensor condition, Number x, Number y) {
    return where(condition, Tensor.of(x), Tensor.of(y));
  }

  /**
   * {@code x}, but no less than {@code min} and no more than {@code max}, which wins.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor clip(Tensor x, Tensor min, Tensor max) {
    requireOrdered(x, min, max);
    return minimum(max, maximum(min, x));
  }

  /**
   * {@code x}, but no less than {@code min} and no more than {@code max}, which wins.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor clip(Tensor x, Number min, Number max) {
    requireOrdered(x);
    return minimum(max, maximum(min, x));
  }

  /** As the other {@code clip}, with a number for the lower bound. */
  public static Tensor clip(Tensor x, Number min, Tensor max) {
    requireOrdered(x, max);
    return minimum(max, maximum(min, x));
  }

  /** As the other {@code clip}, with a number for the upper bound. */
  public static Tensor clip(Tensor x, Tensor min, Number max) {
    requireOrdered(x, min);
    return minimum(max, maximum(min, x));
  }

  private static void requireOrdered(Tensor... operands) {
    for (Tensor x : operands) {
      if (x.dtype().isComplex()) {
        throw new DTypeException("clip: operands must not be complex; got " + x.type());
      }
    }
  }
}
