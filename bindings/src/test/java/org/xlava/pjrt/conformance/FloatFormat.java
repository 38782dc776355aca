package org.xlava.pjrt.conformance;

import java.util.Optional;
import org.xlava.pjrt.ElementType;

/**
 * A binary floating-point format: a sign, exponent and mantissa, and which patterns are no numbers.
 */
record FloatFormat(int exponentBits, int mantissaBits, int bias, Specials specials) {
  /** The patterns that are infinities or NaN. */
  enum Specials {
    /** The highest exponent: infinity with a mantissa of zero, NaN with others. */
    IEEE,
    /** All ones are NaN; there is no infinity. */
    FINITE,
    /** The negative zero is NaN; there is no infinity. */
    UNSIGNED_ZERO,
    /** Every pattern is a number. */
    NONE,
    /** Exponents alone, without sign or zero; all ones are NaN. */
    SCALE
  }

  /** Returns the format of a type's elements, or of the two parts of a complex one. */
  static Optional<FloatFormat> of(ElementType type) {
    return Optional.ofNullable(
        switch (type) {
          case F16 -> new FloatFormat(5, 10, 15, Specials.IEEE);
          case BF16 -> new FloatFormat(8, 7, 127, Specials.IEEE);
          case F32, C64 -> new FloatFormat(8, 23, 127, Specials.IEEE);
          case F64, C128 -> new FloatFormat(11, 52, 1023, Specials.IEEE);
          case F8E5M2 -> new FloatFormat(5, 2, 15, Specials.IEEE);
          case F8E4M3 -> new FloatFormat(4, 3, 7, Specials.IEEE);
          case F8E3M4 -> new FloatFormat(3, 4, 3, Specials.IEEE);
          case F8E4M3FN -> new FloatFormat(4, 3, 7, Specials.FINITE);
          case F8E4M3FNUZ -> new FloatFormat(4, 3, 8, Specials.UNSIGNED_ZERO);
          case F8E4M3B11FNUZ -> new FloatFormat(4, 3, 11, Specials.UNSIGNED_ZERO);
          case F8E5M2FNUZ -> new FloatFormat(5, 2, 16, Specials.UNSIGNED_ZERO);
          case F4E2M1FN -> new FloatFormat(2, 1, 1, Specials.NONE);
          case F8E8M0FNU -> new FloatFormat(8, 0, 127, Specials.SCALE);
          case INVALID, TOKEN, PRED, S2, S4, S8, S16, S32, S64, U2, U4, U8, U16, U32, U64 -> null;
        });
  }

  /** Returns the number of a pattern. */
  double toDouble(long bits) {
    if (isNan(bits)) {
      return Double.NaN;
    }
    if (specials == Specials.SCALE) {
      return Math.scalb(1.0, (int) bits - bias);
    }
    double magnitude = magnitude(exponent(bits), mantissa(bits));
    return isNegative(bits) ? -magnitude : magnitude;
  }

  private double magnitude(long exponent, long mantissa) {
    if (specials == Specials.IEEE && exponent == ones(exponentBits)) {
      return Double.POSITIVE_INFINITY;
    }
    double fraction = Math.scalb((double) mantissa, -mantissaBits);
    return exponent == 0
        ? Math.scalb(fraction, 1 - bias)
        : Math.scalb(1 + fraction, (int) exponent - bias);
  }

  boolean isNan(long bits) {
    return switch (specials) {
      case IEEE -> exponent(bits) == ones(exponentBits) && mantissa(bits) != 0;
      case FINITE ->
          (bits & ones(exponentBits + mantissaBits)) == ones(exponentBits + mantissaBits);
      case UNSIGNED_ZERO -> bits == signBit();
      case NONE -> false;
      case SCALE -> bits == ones(exponentBits);
    };
  }

  /** Returns a pattern's place among the numbers in ascending order; both zeros are at 0. */
  long place(long bits) {
    if (specials == Specials.SCALE) {
      return bits;
    }
    long magnitude = bits & ~signBit();
    return isNegative(bits) ? -magnitude : magnitude;
  }

  private boolean isNegative(long bits) {
    return (bits & signBit()) != 0;
  }

  private long signBit() {
    return 1L << (exponentBits + mantissaBits);
  }

  private long exponent(long bits) {
    return bits >>> mantissaBits & ones(exponentBits);
  }

  private long mantissa(long bits) {
    return bits & ones(mantissaBits);
  }

  private static long ones(int count) {
    return (1L << count) - 1;
  }
}
