package org.xlava.host;

import org.xlava.DType;

/** Conversions to shorter floating-point formats, rounding to nearest even. */
public final class HalfFloats {
  private HalfFloats() {}

  /** The bits of the float16 nearest to {@code v}. */
  public static short toFloat16(double v) {
    return Float.floatToFloat16(toOddFloat(v));
  }

  /** The bits of the bfloat16 nearest to {@code v}. */
  public static short toBfloat16(double v) {
    int bits = Float.floatToRawIntBits(toOddFloat(v));
    if (Double.isNaN(v)) {
      return (short) (bits >>> 16 | 0x40);
    }
    return (short) (bits + 0x7FFF + (bits >>> 16 & 1) >>> 16);
  }

  /** The value of a bfloat16. */
  public static float fromBfloat16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** The number of a real dtype nearest to {@code v}. */
  public static double rounded(DType dtype, double v) {
    return switch (dtype) {
      case FLOAT32 -> (float) v;
      case FLOAT16 -> Float.float16ToFloat(toFloat16(v));
      case BFLOAT16 -> fromBfloat16(toBfloat16(v));
      default -> v;
    };
  }

  // Rounds to odd, so that rounding the float once more rounds the double correctly.
  private static float toOddFloat(double v) {
    float f = (float) v;
    if (f == v || Double.isNaN(v) || Float.isInfinite(f) || (Float.floatToRawIntBits(f) & 1) != 0) {
      return f;
    }
    return (f < v) == (f > 0 || f == 0 && v > 0) ? nextMagnitude(f, 1) : nextMagnitude(f, -1);
  }

  private static float nextMagnitude(float f, int step) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(f) + step);
  }
}
