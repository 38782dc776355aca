package org.xlava.host;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.IInfo;
import org.xlava.ShapeException;
import org.xlava.TensorType;

/**
 * The elements of row-major data, read and written by dtype. A value of another kind is converted
 * as a cast does: integers wrap; floating-point values saturate, with NaN as 0, when they become
 * integers, and round to nearest even when they become shorter; a complex value loses its imaginary
 * part.
 */
public final class Elements {
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

  private Elements() {}

  /** Zeroed room for elements. */
  public static MemorySegment allocate(TensorType type) {
    long bytes = type.bytes();
    long words = Math.ceilDiv(bytes, Long.BYTES);
    if (words > Integer.MAX_VALUE - 8) {
      throw new ShapeException(
          "Tensor.of: values must take less than 16 GiB; got " + type + ", " + bytes + " bytes");
    }
    return MemorySegment.ofArray(new long[(int) words]).asSlice(0, bytes);
  }

  /** A bool (0 or 1) or an integer; a uint64 as its bits. */
  public static long integerAt(MemorySegment data, DType dtype, long i) {
    return switch (dtype) {
      case BOOL, FLOAT0 -> data.get(BYTE, i) == 0 ? 0 : 1;
      case INT8 -> data.get(BYTE, i);
      case UINT8 -> Byte.toUnsignedLong(data.get(BYTE, i));
      case INT16 -> data.get(SHORT, 2 * i);
      case UINT16 -> Short.toUnsignedLong(data.get(SHORT, 2 * i));
      case INT32 -> data.get(INT, 4 * i);
      case UINT32 -> Integer.toUnsignedLong(data.get(INT, 4 * i));
      case INT64, UINT64 -> data.get(LONG, 8 * i);
      case BFLOAT16, FLOAT16, FLOAT32, FLOAT64, COMPLEX64, COMPLEX128 ->
          throw new IllegalArgumentException("integerAt: dtype must be an integer; got " + dtype);
    };
  }

  /** Any element as a double; of a complex one the real part. */
  public static double realAt(MemorySegment data, DType dtype, long i) {
    return switch (dtype) {
      case BFLOAT16 -> HalfFloats.fromBfloat16(data.get(SHORT, 2 * i));
      case FLOAT16 -> Float.float16ToFloat(data.get(SHORT, 2 * i));
      case FLOAT32 -> data.get(FLOAT, 4 * i);
      case FLOAT64 -> data.get(DOUBLE, 8 * i);
      case COMPLEX64 -> data.get(FLOAT, 8 * i);
      case COMPLEX128 -> data.get(DOUBLE, 16 * i);
      case UINT64 -> unsignedToDouble(integerAt(data, dtype, i));
      case BOOL, FLOAT0, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32 ->
          integerAt(data, dtype, i);
    };
  }

  /** Any element as a complex number. */
  public static Complex complexAt(MemorySegment data, DType dtype, long i) {
    if (!dtype.isComplex()) {
      return new Complex(realAt(data, dtype, i), 0);
    }
    DType part = dtype.real();
    return new Complex(realAt(data, part, 2 * i), realAt(data, part, 2 * i + 1));
  }

  /** Writes a signed integer. */
  public static void setInteger(MemorySegment data, DType dtype, long i, long v) {
    switch (dtype) {
      case BOOL -> data.set(BYTE, i, (byte) (v == 0 ? 0 : 1));
      case FLOAT0 -> data.set(BYTE, i, (byte) 0);
      case INT8, UINT8 -> data.set(BYTE, i, (byte) v);
      case INT16, UINT16 -> data.set(SHORT, 2 * i, (short) v);
      case INT32, UINT32 -> data.set(INT, 4 * i, (int) v);
      case INT64, UINT64 -> data.set(LONG, 8 * i, v);
      case FLOAT32 -> data.set(FLOAT, 4 * i, (float) v);
      case COMPLEX64 -> setInteger(data, DType.FLOAT32, 2 * i, v, 0);
      case BFLOAT16, FLOAT16, FLOAT64, COMPLEX128 -> setReal(data, dtype, i, v);
    }
  }

  private static void setInteger(MemorySegment data, DType part, long i, long re, long im) {
    setInteger(data, part, i, re);
    setInteger(data, part, i + 1, im);
  }

  /** Writes the unsigned integer of these bits. */
  static void setUnsigned(MemorySegment data, DType dtype, long i, long v) {
    if (v >= 0 || !dtype.isInexact()) {
      setInteger(data, dtype, i, v);
    } else if (dtype.real() == DType.FLOAT32) {
      setReal(data, dtype, i, 2 * (float) halfToOdd(v));
    } else {
      setReal(data, dtype, i, unsignedToDouble(v));
    }
  }

  /** Writes a floating-point value. */
  public static void setReal(MemorySegment data, DType dtype, long i, double v) {
    switch (dtype) {
      case BOOL, FLOAT0 -> setInteger(data, dtype, i, v == 0 ? 0 : 1);
      case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 ->
          setInteger(data, dtype, i, saturate(dtype, v));
      case BFLOAT16 -> data.set(SHORT, 2 * i, HalfFloats.toBfloat16(v));
      case FLOAT16 -> data.set(SHORT, 2 * i, HalfFloats.toFloat16(v));
      case FLOAT32 -> data.set(FLOAT, 4 * i, (float) v);
      case FLOAT64 -> data.set(DOUBLE, 8 * i, v);
      case COMPLEX64, COMPLEX128 -> setComplex(data, dtype, i, v, 0);
    }
  }

  /** Writes a complex number. */
  public static void setComplex(MemorySegment data, DType dtype, long i, double re, double im) {
    switch (dtype.kind()) {
      case BOOL, NONE -> setInteger(data, dtype, i, re == 0 && im == 0 ? 0 : 1);
      case SIGNED, UNSIGNED, FLOAT -> setReal(data, dtype, i, re);
      case COMPLEX -> {
        setReal(data, dtype.real(), 2 * i, re);
        setReal(data, dtype.real(), 2 * i + 1, im);
      }
    }
  }

  /** Copies {@code n} elements of {@code source} to {@code target}, starting at its {@code at}. */
  public static void copy(
      MemorySegment source, DType from, MemorySegment target, DType to, long at, long n) {
    if (from == to) {
      MemorySegment.copy(source, 0, target, at * to.bytes(), n * to.bytes());
    } else if (from == DType.FLOAT64 && to == DType.FLOAT32) {
      for (long i = 0; i < n; i++) {
        target.set(FLOAT, 4 * (at + i), (float) source.get(DOUBLE, 8 * i));
      }
    } else {
      convert(source, from, target, to, at, n);
    }
  }

  private static void convert(
      MemorySegment source, DType from, MemorySegment target, DType to, long at, long n) {
    for (long i = 0; i < n; i++) {
      switch (from.kind()) {
        case BOOL, SIGNED -> setInteger(target, to, at + i, integerAt(source, from, i));
        case UNSIGNED -> setUnsigned(target, to, at + i, integerAt(source, from, i));
        case FLOAT -> setReal(target, to, at + i, realAt(source, from, i));
        case COMPLEX -> {
          DType part = from.real();
          double re = realAt(source, part, 2 * i);
          setComplex(target, to, at + i, re, realAt(source, part, 2 * i + 1));
        }
      }
    }
  }

  /** The integer that a floating-point value becomes: NaN 0, others towards zero, saturating. */
  public static long saturate(DType dtype, double v) {
    if (dtype == DType.UINT64) {
      return saturateUnsigned(v);
    }
    IInfo info = new IInfo(dtype);
    return Math.clamp((long) v, info.min(), info.max());
  }

  // Values from 2^63 on have the top bit set; the rest of the bits are those of v - 2^63.
  private static long saturateUnsigned(double v) {
    if (v < 0x1p63 || Double.isNaN(v)) {
      return Math.max((long) v, 0);
    }
    return v < 0x1p64 ? (long) (v - 0x1p63) | Long.MIN_VALUE : -1;
  }

  private static double unsignedToDouble(long v) {
    return v >= 0 ? v : 2 * (double) halfToOdd(v);
  }

  // Half of an unsigned value, rounded to odd, so that rounding once more rounds the whole rightly.
  private static long halfToOdd(long v) {
    return v >>> 1 | v & 1;
  }
}
