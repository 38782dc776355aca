package org.xlava;

import java.util.function.UnaryOperator;
import org.xlava.array.Casts;
import org.xlava.array.Scalars;
import org.xlava.primitive.elementwise.Round;

/** The elementwise functions of one operand; see {@link Numpy}. */
abstract class UnaryFunctions {
  UnaryFunctions() {}

  /** The arc cosine; integers are computed in floating point. */
  public static Tensor arccos(Tensor x) {
    return Casts.inexact(x, Lax::acos);
  }

  /** The inverse hyperbolic cosine; integers are computed in floating point. */
  public static Tensor arccosh(Tensor x) {
    return Casts.inexact(x, Lax::acosh);
  }

  /** The arc sine; integers are computed in floating point. */
  public static Tensor arcsin(Tensor x) {
    return Casts.inexact(x, Lax::asin);
  }

  /** The inverse hyperbolic sine; integers are computed in floating point. */
  public static Tensor arcsinh(Tensor x) {
    return Casts.inexact(x, Lax::asinh);
  }

  /** The arc tangent; integers are computed in floating point. */
  public static Tensor arctan(Tensor x) {
    return Casts.inexact(x, Lax::atan);
  }

  /** The inverse hyperbolic tangent; integers are computed in floating point. */
  public static Tensor arctanh(Tensor x) {
    return Casts.inexact(x, Lax::atanh);
  }

  /** The cube root; integers are computed in floating point. */
  public static Tensor cbrt(Tensor x) {
    return Casts.inexact(x, Lax::cbrt);
  }

  /** The cosine; integers are computed in floating point. */
  public static Tensor cos(Tensor x) {
    return Casts.inexact(x, Lax::cos);
  }

  /** The hyperbolic cosine; integers are computed in floating point. */
  public static Tensor cosh(Tensor x) {
    return Casts.inexact(x, Lax::cosh);
  }

  /** e to the power of the operand; integers are computed in floating point. */
  public static Tensor exp(Tensor x) {
    return Casts.inexact(x, Lax::exp);
  }

  /** Two to the power of the operand; integers are computed in floating point. */
  public static Tensor exp2(Tensor x) {
    return Casts.inexact(x, Lax::exp2);
  }

  /** {@code exp(x) - 1}, accurate near zero; integers are computed in floating point. */
  public static Tensor expm1(Tensor x) {
    return Casts.inexact(x, Lax::expm1);
  }

  /** The natural logarithm; integers are computed in floating point. */
  public static Tensor log(Tensor x) {
    return Casts.inexact(x, Lax::log);
  }

  /** {@code log(1 + x)}, accurate near zero; integers are computed in floating point. */
  public static Tensor log1p(Tensor x) {
    return Casts.inexact(x, Lax::log1p);
  }

  /** The sine; integers are computed in floating point. */
  public static Tensor sin(Tensor x) {
    return Casts.inexact(x, Lax::sin);
  }

  /** The hyperbolic sine; integers are computed in floating point. */
  public static Tensor sinh(Tensor x) {
    return Casts.inexact(x, Lax::sinh);
  }

  /** The square root; integers are computed in floating point. */
  public static Tensor sqrt(Tensor x) {
    return Casts.inexact(x, Lax::sqrt);
  }

  /** The tangent; integers are computed in floating point. */
  public static Tensor tan(Tensor x) {
    return Casts.inexact(x, Lax::tan);
  }

  /** The hyperbolic tangent; integers are computed in floating point. */
  public static Tensor tanh(Tensor x) {
    return Casts.inexact(x, Lax::tanh);
  }

  /** {@code sin(πx) / (πx)}, 1 at zero; integers are computed in floating point. */
  public static Tensor sinc(Tensor x) {
    return Casts.inexact(x, UnaryFunctions::normalizedSinc);
  }

  // At zero by the start of the series, 1 - z²/6 + z⁴/120, which has the first derivatives as well.
  private static Tensor normalizedSinc(Tensor x) {
    Tensor z = Lax.mul(Scalars.constant(x, Math.PI), x);
    Tensor zero = Lax.eq(x, Scalars.constant(x, 0));
    Tensor safe = Lax.select(zero, Scalars.constant(z, 1), z);
    Tensor square = Lax.square(Lax.select(zero, z, Scalars.constant(z, 0)));
    Tensor tail = Lax.sub(Scalars.constant(z, 1.0 / 6), Lax.div(square, Scalars.constant(z, 120)));
    Tensor series = Lax.sub(Scalars.constant(z, 1), Lax.mul(square, tail));
    return Lax.select(zero, series, Lax.div(Lax.sin(safe), safe));
  }

  /** Radians as degrees; integers are computed in floating point. */
  public static Tensor degrees(Tensor x) {
    return Casts.inexact(x, v -> Lax.mul(v, Scalars.constant(v, 180 / Math.PI)));
  }

  /** Degrees as radians; integers are computed in floating point. */
  public static Tensor radians(Tensor x) {
    return Casts.inexact(x, v -> Lax.mul(v, Scalars.constant(v, Math.PI / 180)));
  }

  /** {@code 1 / x}; integers are computed in floating point. */
  public static Tensor reciprocal(Tensor x) {
    return Casts.inexact(x, v -> Lax.integerPow(v, -1));
  }

  /** The base-2 logarithm; integers are computed in floating point. */
  public static Tensor log2(Tensor x) {
    return Casts.inexact(
        x, v -> eachPart(Lax.log(v), p -> Lax.div(p, Scalars.strong(p, Math.log(2)))));
  }

  /** The base-10 logarithm; integers are computed in floating point. */
  public static Tensor log10(Tensor x) {
    return Casts.inexact(
        x, v -> eachPart(Lax.log(v), p -> Lax.mul(p, Scalars.strong(p, 1 / Math.log(10)))));
  }

  /** {@code f} of a real tensor, or of the parts of a complex one. */
  private static Tensor eachPart(Tensor x, UnaryOperator<Tensor> f) {
    return x.dtype().isComplex()
        ? Lax.complex(f.apply(Lax.real(x)), f.apply(Lax.imag(x)))
        : f.apply(x);
  }

  /**
   * The negative.
   *
   * @throws DTypeException for booleans
   */
  public static Tensor negative(Tensor x) {
    return Lax.neg(x);
  }

  /**
   * The operand.
   *
   * @throws DTypeException for booleans
   */
  public static Tensor positive(Tensor x) {
    if (x.dtype() == DType.BOOL) {
      throw new DTypeException(
          "positive: operand must have an integer, floating or complex dtype; got "
              + x.type()
              + ". Convert it with astype");
    }
    return x;
  }

  /**
   * -1, 0 or 1 by the sign, NaN of NaN; of complex operands {@code x / |x|}.
   *
   * @throws DTypeException for booleans
   */
  public static Tensor sign(Tensor x) {
    return Lax.sign(x);
  }

  /** Whether the sign bit is set: true of -0, and of integers below zero. */
  public static Tensor signbit(Tensor x) {
    return switch (x.dtype().kind()) {
      case BOOL, NONE -> Numpy.full(x.shape(), false);
      case SIGNED, UNSIGNED -> Lax.lt(x, Scalars.strong(x, 0));
      case FLOAT -> signbit(Lax.bitcastConvertType(x, DType.of("int" + x.dtype().bits())));
      case COMPLEX ->
          throw new DTypeException("signbit: operand must not be complex; got " + x.type());
    };
  }

  /** The product with itself; of booleans as integers. */
  public static Tensor square(Tensor x) {
    return Lax.square(Casts.numeric(x));
  }

  /** The absolute value; of complex operands the modulus. */
  public static Tensor abs(Tensor x) {
    return switch (x.dtype().kind()) {
      case BOOL, NONE, UNSIGNED -> x;
      case SIGNED, FLOAT, COMPLEX -> Lax.abs(x);
    };
  }

  /**
   * The greatest whole number that isn't larger; integers and booleans are their own.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor floor(Tensor x) {
    return x.dtype().isInexact() ? Lax.floor(x) : x;
  }

  /**
   * The least whole number that isn't smaller; integers and booleans are their own.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor ceil(Tensor x) {
    return x.dtype().isInexact() ? Lax.ceil(x) : x;
  }

  /**
   * The nearest whole number towards zero; integers and booleans are their own.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor trunc(Tensor x) {
    return x.dtype().isInexact()
        ? Lax.select(Lax.lt(x, Scalars.constant(x, 0)), Lax.ceil(x), Lax.floor(x))
        : x;
  }

  /** The nearest whole number towards zero, as {@link #trunc}. */
  public static Tensor fix(Tensor x) {
    return trunc(x);
  }

  /** The nearest whole number, halves going to the even one; integers are their own. */
  public static Tensor round(Tensor x) {
    return round(x, 0);
  }

  /**
   * The nearest number of {@code decimals} decimal places; before the point if negative.
   *
   * @throws DTypeException for booleans, and for integers if {@code decimals} is negative
   */
  public static Tensor round(Tensor x, int decimals) {
    return switch (x.dtype().kind()) {
      case SIGNED, UNSIGNED -> wholeRounded(x, decimals);
      case FLOAT, COMPLEX -> eachPart(x, part -> roundedTo(part, decimals));
      case BOOL, NONE ->
          throw new DTypeException("round: operand must be a number; got " + x.type());
    };
  }

  private static Tensor wholeRounded(Tensor x, int decimals) {
    if (decimals < 0) {
      throw new DTypeException(
          "round: integers can only be rounded to a number of decimals of at least 0; got "
              + decimals
              + " for "
              + x.type());
    }
    return x;
  }

  private static Tensor roundedTo(Tensor x, int decimals) {
    if (decimals == 0) {
      return Lax.round(x, Round.Method.TO_NEAREST_EVEN);
    }
    // Beyond the largest float no number has that many decimals.
    if (decimals > Math.log10(new FInfo(x.dtype()).max())) {
      return x;
    }
    boolean half = x.dtype() == DType.FLOAT16;
    Tensor v = half ? Lax.convertElementType(x, DType.FLOAT32) : x;
    Tensor factor = Scalars.constant(v, Math.pow(10, decimals));
    Tensor scaled = Lax.round(Lax.mul(v, factor), Round.Method.TO_NEAREST_EVEN);
    Tensor rounded = Lax.div(scaled, factor);
    return half ? Lax.convertElementType(rounded, DType.FLOAT16) : rounded;
  }

  /** The nearest whole number, halves going to the even one, in a floating dtype. */
  public static Tensor rint(Tensor x) {
    return x.dtype().isInexact() ? round(x) : Lax.convertElementType(x, DType.FLOAT64.canonical());
  }

  /** The real part. */
  public static Tensor real(Tensor x) {
    return x.dtype().isComplex() ? Lax.real(x) : x;
  }

  /** The imaginary part; zero of real operands. */
  public static Tensor imag(Tensor x) {
    return x.dtype().isComplex() ? Lax.imag(x) : Lax.fullLike(x, 0);
  }

  /** The complex conjugate; real operands are their own. */
  public static Tensor conjugate(Tensor x) {
    return x.dtype().isComplex() ? Lax.conj(x) : x;
  }

  /**
   * The angle of complex numbers with the positive real axis, in radians; of real ones 0 or π.
   * Integers, and scalars, give the default floating dtype.
   */
  public static Tensor angle(Tensor x) {
    Tensor re = real(x);
    Tensor im = imag(x);
    boolean widened = !re.dtype().isFloating() || x.dtype().isFloating() && x.rank() == 0;
    DType dtype = widened ? DType.FLOAT64.canonical() : re.dtype();
    return widened
        ? Lax.atan2(Lax.convertElementType(im, dtype), Lax.convertElementType(re, dtype))
        : Lax.atan2(im, re);
  }

  /**
   * Zero for NaN and the largest finite numbers for infinities; other elements, and integers, are
   * their own.
   */
  public static Tensor nanToNum(Tensor x) {
    return x.dtype().isInexact() ? eachPart(x, UnaryFunctions::finite) : x;
  }

  private static Tensor finite(Tensor x) {
    double max = new FInfo(x.dtype()).max();
    Tensor number = Lax.select(isnan(x), Scalars.strong(x, 0), x);
    Tensor below = Lax.select(isposinf(number), Scalars.strong(x, max), number);
    return Lax.select(isneginf(below), Scalars.strong(x, -max), below);
  }

  /** Whether neither NaN nor infinite. */
  public static Tensor isfinite(Tensor x) {
    return switch (x.dtype().kind()) {
      case FLOAT -> Lax.isFinite(x);
      case COMPLEX -> Lax.and(Lax.isFinite(Lax.real(x)), Lax.isFinite(Lax.imag(x)));
      case BOOL, NONE, SIGNED, UNSIGNED -> Numpy.full(x.shape(), true);
    };
  }

  /** Whether NaN. */
  public static Tensor isnan(Tensor x) {
    return Lax.ne(x, x);
  }

  /** Whether infinite. */
  public static Tensor isinf(Tensor x) {
    return switch (x.dtype().kind()) {
      case FLOAT -> Lax.eq(Lax.abs(x), Scalars.strong(x, Double.POSITIVE_INFINITY));
      case COMPLEX -> Lax.or(isinf(Lax.real(x)), isinf(Lax.imag(x)));
      case BOOL, NONE, SIGNED, UNSIGNED -> Numpy.full(x.shape(), false);
    };
  }

  /**
   * Whether positive infinity.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor isposinf(Tensor x) {
    return infinite("isposinf", x, Double.POSITIVE_INFINITY);
  }

  /**
   * Whether negative infinity.
   *
   * @throws DTypeException for complex dtypes
   */
  public static Tensor isneginf(Tensor x) {
    return infinite("isneginf", x, Double.NEGATIVE_INFINITY);
  }

  private static Tensor infinite(String name, Tensor x, double infinity) {
    if (x.dtype().isComplex()) {
      throw new DTypeException(name + ": operand must not be complex; got " + x.type());
    }
    return x.dtype().isFloating()
        ? Lax.eq(x, Scalars.strong(x, infinity))
        : Numpy.full(x.shape(), false);
  }

  /** Whether zero. */
  public static Tensor logicalNot(Tensor x) {
    return Lax.not(Casts.truth(x));
  }

  /** The logical or bitwise complement. */
  public static Tensor bitwiseNot(Tensor x) {
    return Lax.not(x);
  }
}
