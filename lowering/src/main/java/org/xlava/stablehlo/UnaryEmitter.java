package org.xlava.stablehlo;

import org.xlava.DType;
import org.xlava.TensorType;
import org.xlava.primitive.elementwise.ReducePrecision;
import org.xlava.primitive.elementwise.Round;
import org.xlava.primitive.elementwise.Unary;

/** Elementwise operations of one operand. */
final class UnaryEmitter {
  private UnaryEmitter() {}

  static Value emit(Block b, Unary op, Value x, TensorType result) {
    return switch (op) {
      case ABS -> abs(b, x, result);
      case ACOS -> b.chlo("acos", result, x);
      case ACOSH -> b.chlo("acosh", result, x);
      case ASIN -> b.chlo("asin", result, x);
      case ASINH -> b.chlo("asinh", result, x);
      case ATAN -> b.chlo("atan", result, x);
      case ATANH -> b.chlo("atanh", result, x);
      case BESSEL_I0E -> BesselEmitter.i0e(b, x);
      case BESSEL_I1E -> b.chlo("bessel_i1e", result, x);
      case CBRT -> RootEmitter.cbrt(b, x);
      case CEIL -> b.op("stablehlo.ceil", x);
      case CLZ -> b.op("stablehlo.count_leading_zeros", x);
      case CONJ -> conj(b, x, result);
      case COPY, STOP_GRADIENT -> x;
      case COS -> b.op("stablehlo.cosine", x);
      case COSH -> complex(x) ? b.chlo("cosh", result, x) : ExponentialEmitter.cosh(b, x);
      case DIGAMMA -> GammaEmitter.digamma(b, x);
      case ERF -> b.chlo("erf", result, x);
      case ERFC -> b.chlo("erfc", result, x);
      case ERF_INV -> RootEmitter.erfInv(b, x);
      case EXP -> b.op("stablehlo.exponential", x);
      case EXP2 -> ExponentialEmitter.exp2(b, x);
      case EXPM1 -> b.op("stablehlo.exponential_minus_one", x);
      case FLOOR -> b.op("stablehlo.floor", x);
      case IMAG -> b.typed("stablehlo.imag", "", result, x);
      case IS_FINITE -> b.typed("stablehlo.is_finite", "", result, x);
      case LGAMMA -> b.chlo("lgamma", result, x);
      case LOG -> b.op("stablehlo.log", x);
      case LOG1P -> b.op("stablehlo.log_plus_one", x);
      case LOGISTIC -> logistic(b, x);
      case NEG -> b.op("stablehlo.negate", x);
      case NOT -> b.op("stablehlo.not", x);
      case POPULATION_COUNT -> b.op("stablehlo.popcnt", x);
      case REAL -> b.typed("stablehlo.real", "", result, x);
      case RSQRT -> b.op("stablehlo.rsqrt", x);
      case SIGN -> sign(b, x);
      case SIN -> b.op("stablehlo.sine", x);
      case SINH -> complex(x) ? b.chlo("sinh", result, x) : ExponentialEmitter.sinh(b, x);
      case SQRT -> b.op("stablehlo.sqrt", x);
      case SQUARE -> b.op("stablehlo.multiply", x, x);
      case TAN -> b.op("stablehlo.tan", x);
      case TANH -> b.op("stablehlo.tanh", x);
    };
  }

  private static boolean complex(Value x) {
    return x.type().dtype().isComplex();
  }

  private static Value conj(Block b, Value x, TensorType result) {
    if (!x.type().dtype().isComplex()) {
      return b.typed("stablehlo.complex", "", result, x, b.constantLike(x, 0));
    }
    Value re = b.real(x);
    Value im = b.imag(x);
    return b.typed("stablehlo.complex", "", result, re, b.op("stablehlo.negate", im));
  }

  // 1 / (1 + e^-x), as JAX computes it
  private static Value logistic(Block b, Value x) {
    Value one = b.constantLike(x, 1);
    Value e = b.op("stablehlo.exponential", b.op("stablehlo.negate", x));
    return b.op("stablehlo.divide", one, b.op("stablehlo.add", one, e));
  }

  private static Value sign(Block b, Value x) {
    if (x.type().dtype().kind() != DType.Kind.UNSIGNED) {
      return b.op("stablehlo.sign", x);
    }
    Value zero = b.constantLike(x, 0);
    return b.select(b.compare("EQ", x, zero), zero, b.constantLike(x, 1));
  }

  // The lowest integer is its own magnitude. Of StableHLO's operation XLA has LLVM assume that it
  // is
  // never negative, so that a later clamp is dropped and memory outside is read.
  private static Value abs(Block b, Value x, TensorType result) {
    return switch (x.type().dtype().kind()) {
      case SIGNED ->
          b.select(b.compare("LT", x, b.constantLike(x, 0)), b.op("stablehlo.negate", x), x);
      case COMPLEX -> b.typed("stablehlo.abs", "", result, x);
      default -> b.op("stablehlo.abs", x);
    };
  }

  static Value integerPow(Block b, int y, Value x) {
    if (y == 0) {
      return b.constantLike(x, 1);
    }
    Value power = positivePow(b, Math.abs((long) y), x);
    return y > 0 ? power : b.op("stablehlo.divide", b.constantLike(x, 1), power);
  }

  // By repeated squaring
  private static Value positivePow(Block b, long y, Value x) {
    Value result = null;
    Value square = x;
    for (long rest = y; rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        result = result == null ? square : b.op("stablehlo.multiply", result, square);
      }
      if (rest > 1) {
        square = b.op("stablehlo.multiply", square, square);
      }
    }
    return result == null ? x : result;
  }

  static Value round(Block b, Round round, Value x) {
    return switch (round.method()) {
      case AWAY_FROM_ZERO -> b.op("stablehlo.round_nearest_afz", x);
      case TO_NEAREST_EVEN -> b.op("stablehlo.round_nearest_even", x);
    };
  }

  static Value reducePrecision(Block b, ReducePrecision p, Value x) {
    return b.reducePrecision(x, p.exponentBits(), p.mantissaBits());
  }

  // What is complex loses its imaginary part first, on its way to bool too.
  static Value convert(Block b, DType dtype, Value x) {
    DType from = x.type().dtype();
    Value part = from.isComplex() && !dtype.isComplex() ? b.real(x) : x;
    return dtype == DType.BOOL && from != DType.BOOL
        ? b.compare("NE", part, b.constantLike(part, 0))
        : b.convert(part, dtype);
  }
}
