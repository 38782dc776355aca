package org.xlava.ir;

import org.jspecify.annotations.Nullable;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Shape;
import org.xlava.TensorType;
import org.xlava.host.Elements;
import org.xlava.host.HalfFloats;

/**
 * A scalar that is part of the program: {@code value} is a {@code Boolean}, {@code Long} (unsigned
 * 64-bit values as their bits), {@code Double} or {@link Complex}, rounded to the dtype.
 */
public record Literal(TensorType type, Object value) implements Atom {
  public Literal {
    if (type.rank() != 0) {
      throw new IllegalArgumentException("literal: must be a scalar; got " + type);
    }
  }

  /**
   * A literal of {@code dtype} that holds {@code value}: a {@code Number}, {@code Boolean} or
   * {@link Complex}, converted as a cast does (floats to integers towards zero, saturating).
   */
  public static Literal of(DType dtype, boolean weak, Object value) {
    return new Literal(new TensorType(dtype, Shape.SCALAR, weak), convert(dtype, value));
  }

  /** This value as another dtype. */
  public Literal as(DType dtype, boolean weak) {
    if (dtype == type.dtype()) {
      return weak == type.weak() ? this : new Literal(type.withWeak(weak), value);
    }
    boolean large = type.dtype() == DType.UINT64 && value instanceof Long n && n < 0;
    return of(dtype, weak, large && dtype.isInexact() ? unsigned((Long) value) : value);
  }

  private static double unsigned(long bits) {
    return (bits >>> 1 | bits & 1) * 2.0;
  }

  private static Object convert(DType dtype, Object value) {
    return switch (dtype.kind()) {
      case BOOL, NONE -> toBoolean(value);
      case SIGNED, UNSIGNED -> toInteger(dtype, value);
      case FLOAT -> HalfFloats.rounded(dtype, toDouble(value));
      case COMPLEX -> toComplex(dtype, value);
    };
  }

  private static boolean toBoolean(Object value) {
    return value instanceof Boolean b ? b : toDouble(value) != 0;
  }

  // Floating values saturate and NaN gives 0, as in XLA; integers wrap.
  private static long toInteger(DType dtype, Object value) {
    return switch (value) {
      case Boolean b -> b ? 1 : 0;
      case Double d -> Elements.saturate(dtype, d);
      case Float f -> Elements.saturate(dtype, f);
      case Complex c -> Elements.saturate(dtype, c.re());
      case Number n -> wrap(dtype, n.longValue());
      case null, default -> throw unsupported(value);
    };
  }

  private static long wrap(DType dtype, long v) {
    int shift = 64 - dtype.bits();
    return dtype.kind() == DType.Kind.SIGNED ? v << shift >> shift : v << shift >>> shift;
  }

  private static double toDouble(Object value) {
    return switch (value) {
      case Boolean b -> b ? 1 : 0;
      case Complex c -> c.re();
      case Number n -> n.doubleValue();
      case null, default -> throw unsupported(value);
    };
  }

  private static Complex toComplex(DType dtype, Object value) {
    Complex c = value instanceof Complex z ? z : new Complex(toDouble(value), 0);
    return new Complex(
        HalfFloats.rounded(dtype.real(), c.re()), HalfFloats.rounded(dtype.real(), c.im()));
  }

  private static DTypeException unsupported(@Nullable Object value) {
    return new DTypeException(
        "literal: must be a Java number, a boolean or a Complex; got "
            + (value == null ? null : value.getClass().getName()));
  }

  @Override
  public String toString() {
    return text() + ":" + type;
  }

  private String text() {
    return switch (value) {
      case Double d when d.isNaN() -> "nan";
      case Double d when d.isInfinite() -> d > 0 ? "inf" : "-inf";
      case Double d when type.dtype() != DType.FLOAT64 -> Float.toString(d.floatValue());
      case Boolean b -> b ? "True" : "False";
      case Long l when type.dtype() == DType.UINT64 -> Long.toUnsignedString(l);
      case Complex c -> "(" + c.re() + (c.im() < 0 ? "" : "+") + c.im() + "j)";
      default -> value.toString();
    };
  }
}
