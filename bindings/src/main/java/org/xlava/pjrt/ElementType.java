package org.xlava.pjrt;

import java.util.Locale;

/**
 * The element types of PJRT buffers, all of {@code PJRT_Buffer_Type}; ordinals equal the native
 * codes. On the host, elements of less than a byte take one byte each.
 */
public enum ElementType {
  INVALID(0, 0),
  PRED(1, 8),
  S8(2, 8),
  S16(3, 16),
  S32(4, 32),
  S64(5, 64),
  U8(6, 8),
  U16(7, 16),
  U32(8, 32),
  U64(9, 64),
  F16(10, 16),
  F32(11, 32),
  F64(12, 64),
  BF16(16, 16),
  C64(15, 64),
  C128(18, 128),
  F8E5M2(19, 8),
  F8E4M3FN(20, 8),
  F8E4M3B11FNUZ(23, 8),
  F8E5M2FNUZ(24, 8),
  F8E4M3FNUZ(25, 8),
  S4(21, 4),
  U4(22, 4),
  TOKEN(17, 0),
  S2(26, 2),
  U2(27, 2),
  F8E4M3(28, 8),
  F8E3M4(29, 8),
  F8E8M0FNU(33, 8),
  F4E2M1FN(32, 4);

  private static final ElementType[] TYPES = values();

  private final int xlaCode;
  private final int bits;
  private final String symbol = name().toLowerCase(Locale.ROOT);

  ElementType(int xlaCode, int bits) {
    this.xlaCode = xlaCode;
    this.bits = bits;
  }

  /** Returns the width of an element in bits, 0 for types without data. */
  public int bits() {
    return bits;
  }

  /** Returns the bytes that one element takes in host memory, 0 for types without data. */
  public int hostBytes() {
    return (bits + 7) / 8;
  }

  /** Returns whether arrays of this type hold data: false for {@code INVALID} and {@code TOKEN}. */
  public boolean hasData() {
    return bits != 0;
  }

  /** Returns XLA's short name, {@code f32} for example. */
  public String symbol() {
    return symbol;
  }

  /** Returns the type of a {@code PJRT_Buffer_Type} code. */
  static ElementType ofNative(int code) {
    if (code < 0 || code >= TYPES.length) {
      throw new PjrtException(
          StatusCode.UNIMPLEMENTED, "element type: must be a known code; got " + code);
    }
    return TYPES[code];
  }

  /** Returns the type of a {@code xla.PrimitiveType} code, as HLO protobufs have it. */
  static ElementType ofXla(int code) {
    for (ElementType type : TYPES) {
      if (type.xlaCode == code) {
        return type;
      }
    }
    throw new PjrtException(
        StatusCode.UNIMPLEMENTED, "element type: must be a known XLA code; got " + code);
  }
}
