package org.xlava.host;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;

/**
 * The magnitude of a finite floating-point value in decimal: the shortest digits that tell it from
 * its neighbours of the same dtype, and where another number of digits is asked for, those nearest
 * to the exact value.
 */
final class Decimal {
  private final double magnitude;

  // Without zeros at the end; a lone 0 is zero.
  private final String digits;

  // The power of ten of the first digit.
  private final int exponent;

  private Decimal(double magnitude, String digits, int exponent) {
    this.magnitude = magnitude;
    this.digits = digits;
    this.exponent = exponent;
  }

  /** The magnitude of {@code v}, a value of the real floating-point {@code dtype}. */
  static Decimal of(DType dtype, double v) {
    double magnitude = Math.abs(v);
    if (magnitude == 0) {
      return new Decimal(magnitude, "0", 0);
    }
    return dtype.bits() == 16 ? searched(dtype, magnitude) : shortest(dtype, magnitude);
  }

  // Java never writes fewer than two digits, so that they may be one more than needed.
  private static Decimal shortest(DType dtype, double v) {
    Decimal java =
        parsed(v, dtype == DType.FLOAT32 ? Float.toString((float) v) : Double.toString(v));
    BigDecimal single =
        java.digits.length() == 2 && java.isOneDigit(dtype) ? withDigits(dtype, v, 1) : null;
    return single == null ? java : of(v, single);
  }

  // Whether cutting or adding one to the first digit is read back as the value; BigDecimal knows
  // too, but is slow to load.
  private boolean isOneDigit(DType dtype) {
    int first = digits.charAt(0) - '0';
    return read(dtype, first + "E" + exponent) == magnitude
        || read(dtype, first + 1 + "E" + exponent) == magnitude;
  }

  private static double read(DType dtype, String text) {
    return dtype == DType.FLOAT32 ? Float.parseFloat(text) : Double.parseDouble(text);
  }

  /** What Java writes of a positive value: {@code 120.5}, {@code 1.0E-5}. */
  private static Decimal parsed(double v, String text) {
    int power = text.indexOf('E');
    String mantissa = power < 0 ? text : text.substring(0, power);
    int point = mantissa.indexOf('.');
    String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
    int from = 0;
    while (digits.charAt(from) == '0') {
      from++;
    }
    int to = digits.length();
    while (digits.charAt(to - 1) == '0') {
      to--;
    }
    int written = power < 0 ? 0 : Integer.parseInt(text, power + 1, text.length(), 10);
    return new Decimal(v, digits.substring(from, to), written + point - 1 - from);
  }

  private static Decimal of(double v, BigDecimal decimal) {
    if (decimal.signum() == 0) {
      return new Decimal(v, "0", 0);
    }
    BigDecimal d = decimal.stripTrailingZeros();
    return new Decimal(v, d.unscaledValue().toString(), d.precision() - d.scale() - 1);
  }

  private static Decimal searched(DType dtype, double v) {
    int digits = 1;
    BigDecimal found = withDigits(dtype, v, digits);
    while (found == null) {
      found = withDigits(dtype, v, ++digits);
    }
    return of(v, found);
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
    return digits.length() - 1 - exponent <= most
        ? plain()
        : of(magnitude, exact().setScale(most, RoundingMode.HALF_EVEN)).plain();
  }

  private String plain() {
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    String whole = digits + "0".repeat(Math.max(0, exponent + 1 - digits.length()));
    return whole.substring(0, exponent + 1) + "." + whole.substring(exponent + 1);
  }

  /** How many digits follow the first one of the shortest form. */
  int fraction() {
    return digits.length() - 1;
  }

  /** The power of ten of the first digit, when {@code fraction} digits follow it. */
  int exponent(int fraction) {
    return withFraction(fraction).exponent;
  }

  /** The first digit, a point and {@code fraction} more digits. */
  String significand(int fraction) {
    String rounded = withFraction(fraction).digits;
    String padded = rounded + "0".repeat(fraction + 1 - rounded.length());
    return padded.charAt(0) + "." + padded.substring(1);
  }

  private Decimal withFraction(int fraction) {
    return fraction == fraction()
        ? this
        : of(magnitude, exact().round(new MathContext(fraction + 1, RoundingMode.HALF_EVEN)));
  }

  private BigDecimal exact() {
    return new BigDecimal(magnitude);
  }
}
