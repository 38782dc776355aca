package org.xlava.runtime;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.TensorType;
import org.xlava.host.HalfFloats;
import org.xlava.ir.Literal;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;

/**
 * Scalars of programs as buffers. The last one used for each of so many hashes is kept; entries are
 * immutable, so that threads may read and write them in any order. A buffer that is pushed out is
 * left to the collector, since a thread may be about to use it.
 */
final class Scalars {
  private static final int PLACES = 512;

  private record Entry(Literal literal, Buffer buffer) {}

  private final Client client;
  private final @Nullable Entry[] recent = new Entry[PLACES];

  Scalars(Client client) {
    this.client = client;
  }

  Buffer buffer(Literal literal) {
    int hash = literal.hashCode();
    int place = (hash ^ hash >>> 9 ^ hash >>> 18) & (PLACES - 1);
    Entry entry = recent[place];
    if (entry == null || !entry.literal.equals(literal)) {
      entry = new Entry(literal, upload(literal.type(), literal.value()));
      recent[place] = entry;
    }
    return entry.buffer;
  }

  private Buffer upload(TensorType type, Object value) {
    if (type.dtype() == DType.COMPLEX128) {
      Complex c = (Complex) value;
      MemorySegment parts = MemorySegment.ofArray(new double[] {c.re(), c.im()});
      return client.upload(parts, ElementTypes.of(type));
    }
    return client.uploadScalar(ElementTypes.of(type.dtype()), bits(type.dtype(), value));
  }

  private static long bits(DType dtype, Object value) {
    return switch (value) {
      case Boolean b -> b ? 1 : 0;
      case Long l -> l;
      case Double d -> bits(dtype, d.doubleValue());
      case Complex c -> floatBits(c.re()) | floatBits(c.im()) << Integer.SIZE;
      default -> throw new IllegalArgumentException("literal: unexpected value " + value);
    };
  }

  private static long bits(DType dtype, double value) {
    return switch (dtype) {
      case BFLOAT16 -> HalfFloats.toBfloat16(value);
      case FLOAT16 -> HalfFloats.toFloat16(value);
      case FLOAT64 -> Double.doubleToRawLongBits(value);
      default -> floatBits(value);
    };
  }

  private static long floatBits(double value) {
    return Float.floatToRawIntBits((float) value) & 0xFFFFFFFFL;
  }
}
