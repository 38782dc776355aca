package org.xlava.host;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.xlava.DType;
import org.xlava.FInfo;

/**
 * How the floating-point values of one array are written, chosen for all of them together as NumPy
 * does: with an exponent when they are large, small or far apart; points below each other; at most
 * eight digits after the point.
 */
final class FloatFormat {
  private static final int PRECISION = 8;

  private final DType dtype;
  private final boolean plus;
  private final boolean exponents;
  private final int left;
  private final int right;
  private final int exponentDigits;

  /** The format of all {@code values} of a real dtype; {@code plus} writes a plus sign as well. */
  FloatFormat(DType dtype, double[] values, boolean plus) {
    this.dtype = dtype;
    this.plus = plus;
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    exponents = needExponents(finite);
    exponentDigits = exponents ? widestExponent(finite) : 0;
    right = mostFraction(finite);
    int widest = Arrays.stream(finite).mapToInt(this::integerWidth).max().orElse(0);
    left = finite.length == values.length ? widest : Math.max(widest, room(values));
  }

  // Beyond the digits a dtype has for sure, positional digits would say more than is known.
  private double largestPositional() {
    return Math.pow(10, Math.min(PRECISION, new FInfo(dtype).precision()));
  }

  private boolean needExponents(double[] finite) {
    double[] nonzero = Arrays.stream(finite).map(Math::abs).filter(v -> v != 0).toArray();
    if (nonzero.length == 0) {
      return false;
    }
    double max = DoubleStream.of(nonzero).max().getAsDouble();
    double min = DoubleStream.of(nonzero).min().getAsDouble();
    return max >= largestPositional()
        || min < HalfFloats.rounded(dtype, 1e-4)
        || HalfFloats.rounded(dtype, max / min) > 1000;
  }

  private int mostFraction(double[] finite) {
    return Arrays.stream(finite).mapToInt(this::fractionWidth).max().orElse(0);
  }

  private int fractionWidth(double v) {
    Decimal decimal = Decimal.of(dtype, v);
    if (exponents) {
      return significantFraction(decimal);
    }
    String text = decimal.positional(PRECISION);
    return text.length() - text.indexOf('.') - 1;
  }

  private static int significantFraction(Decimal decimal) {
    if (decimal.fraction() <= PRECISION) {
      return decimal.fraction();
    }
    String digits = decimal.significand(PRECISION);
    int last = digits.length();
    while (digits.charAt(last - 1) == '0') {
      last--;
    }
    return last - 2;
  }

  private int widestExponent(double[] finite) {
    return Math.max(2, Arrays.stream(finite).mapToInt(this::exponentWidth).max().orElse(0));
  }

  private int exponentWidth(double v) {
    Decimal decimal = Decimal.of(dtype, v);
    int exponent = decimal.exponent(Math.min(decimal.fraction(), PRECISION));
    return Integer.toString(Math.abs(exponent)).length();
  }

  private int integerWidth(double v) {
    int digits = exponents ? 1 : Decimal.of(dtype, v).positional(PRECISION).indexOf('.');
    return digits + sign(v).length();
  }

  // What nan and inf take in front of the point's column, where they end after the last digit.
  private int room(double[] values) {
    boolean signed = plus || Arrays.stream(values).anyMatch(v -> v == Double.NEGATIVE_INFINITY);
    return 3 + (signed ? 1 : 0) - tail() - 1;
  }

  private int tail() {
    return exponents ? exponentDigits + 2 + right : right;
  }

  /** The value in as many characters as all the others. */
  String format(double v) {
    if (!Double.isFinite(v)) {
      return padLeft(special(v), left + tail() + 1);
    }
    Decimal decimal = Decimal.of(dtype, v);
    String digits = exponents ? scientific(decimal) : decimal.positional(PRECISION);
    String padded = padLeft(sign(v) + digits, left + digits.length() - digits.indexOf('.'));
    return padded + " ".repeat(left + tail() + 1 - padded.length());
  }

  private String scientific(Decimal decimal) {
    int exponent = decimal.exponent(right);
    String digits = Integer.toString(Math.abs(exponent));
    String zeros = "0".repeat(exponentDigits - digits.length());
    return decimal.significand(right) + "e" + (exponent < 0 ? "-" : "+") + zeros + digits;
  }

  private String special(double v) {
    String sign = Double.isNaN(v) ? (plus ? "+" : "") : sign(v);
    return sign + (Double.isNaN(v) ? "nan" : "inf");
  }

  private String sign(double v) {
    boolean negative = Double.doubleToRawLongBits(v) < 0;
    return negative ? "-" : plus ? "+" : "";
  }

  private static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
