package org.xlava;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.xlava.ir.HalfFloats;

/**
 * The magnitude of a finite floating-point value in decimal: the shortest digits that tell it from
 * its neighbours of the same dtype, and where another number of digits is asked for, those nearest
 * to the exact value.
 */
final class Decimal {
  private final BigDecimal shortest;
  private final double magnitude;

  private Decimal(BigDecimal shortest, double magnitude) {
    this.shortest = shortest;
    this.magnitude = magnitude;
  }

  /** The magnitude of {@code v}, a value of the real floating-point {@code dtype}. */
  static Decimal of(DType dtype, double v) {
    double magnitude = Math.abs(v);
    BigDecimal shortest = magnitude == 0 ? BigDecimal.ZERO : shortest(dtype, magnitude);
    return new Decimal(shortest.stripTrailingZeros(), magnitude);
  }

  private static BigDecimal shortest(DType dtype, double v) {
    if (dtype.bits() == 16) {
      return searched(dtype, v);
    }
    String text = dtype == DType.FLOAT32 ? Float.toString((float) v) : Double.toString(v);
    BigDecimal digits = new BigDecimal(text).stripTrailingZeros();
    // Java never writes fewer than two digits, so that they may be one more than needed.
    BigDecimal single = digits.precision() == 2 ? withDigits(dtype, v, 1) : null;
    return single == null ? digits : single;
  }

  private static BigDecimal searched(DType dtype, double v) {
    int digits = 1;
    BigDecimal found = withDigits(dtype, v, digits);
    while (found == null) {
      found = withDigits(dtype, v, ++digits);
    }
    return found;
  }

  /** The decimal of so many digits nearest to {@code v} among those that are read back as it. */
  private static @Nullable BigDecimal withDigits(DType dtype, double v, int digits) {
    BigDecimal exact = new BigDecimal(v);
    BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    if (rounded(dtype, nearest) == v) {
      return nearest;
    }
    boolean below = nearest.compareTo(exact) < 0;
    RoundingMode across = below ? RoundingMode.UP : RoundingMode.DOWN;
    BigDecimal other = exact.round(new MathContext(digits, across));
    return rounded(dtype, other) == v ? other : null;
  }

  private static double rounded(DType dtype, BigDecimal decimal) {
    return switch (dtype) {
      case FLOAT16 -> Float.float16ToFloat(HalfFloats.toFloat16(decimal.doubleValue()));
      case BFLOAT16 -> HalfFloats.fromBfloat16(HalfFloats.toBfloat16(decimal.doubleValue()));
      case FLOAT32 -> decimal.floatValue();
      default -> decimal.doubleValue();
    };
  }

  /**
   * Positional digits, at most {@code most} of them after the point, such as {@code 12.5}, {@code
   * 3.}.
   */
  String positional(int most) {
    BigDecimal d =
        shortest.scale() > most ? exact().setScale(most, RoundingMode.HALF_EVEN) : shortest;
    String plain = d.signum() == 0 ? "0" : d.stripTrailingZeros().toPlainString();
    return plain.contains(".") ? plain : plain + ".";
  }

  /** How many digits follow the first one of the shortest form. */
  int fraction() {
    return shortest.precision() - 1;
  }

  /** The power of ten of the first digit, when {@code fraction} digits follow it. */
  int exponent(int fraction) {
    BigDecimal d = withFraction(fraction);
    return d.signum() == 0 ? 0 : d.precision() - d.scale() - 1;
  }

  /** The first digit, a point and {@code fraction} more digits. */
  String significand(int fraction) {
    String digits = withFraction(fraction).unscaledValue().toString();
    String padded = digits + "0".repeat(fraction + 1 - digits.length());
    return padded.charAt(0) + "." + padded.substring(1);
  }

  private BigDecimal withFraction(int fraction) {
    return fraction == fraction()
        ? shortest
        : exact().round(new MathContext(fraction + 1, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private BigDecimal exact() {
    return new BigDecimal(magnitude);
  }
}
