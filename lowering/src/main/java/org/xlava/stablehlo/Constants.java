package org.xlava.stablehlo;

import java.util.HexFormat;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.host.HalfFloats;
import org.xlava.ir.Literal;

/** Scalars as MLIR writes them, floats by their bits so that they are exact. */
final class Constants {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Constants() {}

  static String text(Literal literal) {
    return text(literal.type().dtype(), literal.value());
  }

  private static String text(DType dtype, Object value) {
    return switch (value) {
      case Boolean b -> b.toString();
      case Long n when dtype == DType.UINT64 -> Long.toUnsignedString(n);
      case Complex c -> "(" + real(dtype.real(), c.re()) + ", " + real(dtype.real(), c.im()) + ")";
      case Double d -> real(dtype, d);
      default -> value.toString();
    };
  }

  private static String real(DType dtype, double v) {
    return switch (dtype) {
      case FLOAT64 -> "0x" + HEX.toHexDigits(Double.doubleToRawLongBits(v));
      case FLOAT32 -> "0x" + HEX.toHexDigits(Float.floatToRawIntBits((float) v));
      case FLOAT16 -> "0x" + HEX.toHexDigits(HalfFloats.toFloat16(v));
      case BFLOAT16 -> "0x" + HEX.toHexDigits(HalfFloats.toBfloat16(v));
      default -> throw new IllegalArgumentException("not a floating dtype: " + dtype);
    };
  }
}
