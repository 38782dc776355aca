package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The elements of attributes as Java numbers. */
final class AttributeElements {
  private AttributeElements() {}

  static long toLong(ElementType type, MemorySegment data, int index) {
    return switch (type) {
      case PRED -> data.get(JAVA_BYTE, index) != 0 ? 1 : 0;
      case S2, S4, S8 -> data.get(JAVA_BYTE, index);
      case U2, U4, U8 -> Byte.toUnsignedLong(data.get(JAVA_BYTE, index));
      case S16 -> data.getAtIndex(JAVA_SHORT_UNALIGNED, index);
      case U16 -> Short.toUnsignedLong(data.getAtIndex(JAVA_SHORT_UNALIGNED, index));
      case S32 -> data.getAtIndex(JAVA_INT_UNALIGNED, index);
      case U32 -> Integer.toUnsignedLong(data.getAtIndex(JAVA_INT_UNALIGNED, index));
      case S64, U64 -> data.getAtIndex(JAVA_LONG_UNALIGNED, index);
      default -> throw notOf(type, "an integer");
    };
  }

  static double toDouble(ElementType type, MemorySegment data, int index) {
    return switch (type) {
      case F16 -> Float.float16ToFloat(data.getAtIndex(JAVA_SHORT_UNALIGNED, index));
      case BF16 -> Float.intBitsToFloat(data.getAtIndex(JAVA_SHORT_UNALIGNED, index) << 16);
      case F32 -> data.getAtIndex(JAVA_FLOAT_UNALIGNED, index);
      case F64 -> data.getAtIndex(JAVA_DOUBLE_UNALIGNED, index);
      case U64 -> unsigned(toLong(type, data, index));
      case PRED, S2, S4, S8, S16, S32, S64, U2, U4, U8, U16, U32 -> toLong(type, data, index);
      default -> throw notOf(type, "a real number of 16 bits or more");
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
  }

  private static PjrtException notOf(ElementType type, String kind) {
    return PjrtException.invalid(
        "ffi: attribute must be %s; got one of type %s".formatted(kind, type.symbol()));
  }

  static String describe(ElementType type, MemorySegment data, int size) {
    return switch (type) {
      case F16, BF16, F32, F64 -> list(type, size, i -> toDouble(type, data, i));
      case PRED, S2, S4, S8, S16, S32, S64, U2, U4, U8, U16, U32, U64 ->
          list(type, size, i -> toLong(type, data, i));
      default -> type.symbol() + HexFormat.of().formatHex(data.toArray(JAVA_BYTE));
    };
  }

  private static String list(
      ElementType type, int size, java.util.function.IntFunction<Object> element) {
    return IntStream.range(0, size)
        .mapToObj(i -> String.valueOf(element.apply(i)))
        .collect(Collectors.joining(", ", type.symbol() + "[", "]"));
  }
}
