package org.xlava.pjrt;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.hlo.PrimitiveTypes;

/**
 * The element types of PJRT buffers, all of {@code PJRT_Buffer_Type}; ordinals equal the native
 * codes. On the host, elements of less than a byte take one byte each.
 */
public enum ElementType {
  INVALID(0),
  PRED(8),
  S8(8),
  S16(16),
  S32(32),
  S64(64),
  U8(8),
  U16(16),
  U32(32),
  U64(64),
  F16(16),
  F32(32),
  F64(64),
  BF16(16),
  C64(64),
  C128(128),
  F8E5M2(8),
  F8E4M3FN(8),
  F8E4M3B11FNUZ(8),
  F8E5M2FNUZ(8),
  F8E4M3FNUZ(8),
  S4(4),
  U4(4),
  TOKEN(0),
  S2(2),
  U2(2),
  F8E4M3(8),
  F8E3M4(8),
  F8E8M0FNU(8),
  F4E2M1FN(4);

  private static final ElementType[] TYPES = values();

  private static final @Nullable ElementType[] OF_XLA = ofXla();

  private final int bits;
  private final String symbol = name().toLowerCase(Locale.ROOT);

  ElementType(int bits) {
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
    ElementType type = code < 0 || code >= OF_XLA.length ? null : OF_XLA[code];
    if (type == null) {
      throw new PjrtException(
          StatusCode.UNIMPLEMENTED, "element type: must be a known XLA code; got " + code);
    }
    return type;
  }

  // By name, since XLA's codes come in another order than PJRT's.
  private static @Nullable ElementType[] ofXla() {
    Map<String, ElementType> types = new HashMap<>();
    for (ElementType type : TYPES) {
      types.put(type.symbol, type);
    }
    return PrimitiveTypes.names().stream().map(types::get).toArray(ElementType[]::new);
  }
}
