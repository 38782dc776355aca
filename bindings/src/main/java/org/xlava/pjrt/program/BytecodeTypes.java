package org.xlava.pjrt.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the compiler takes for granted of types that attributes refer to, and does not survive the
 * lack of: that numbers have types of numbers, and constants as many bytes as their type says.
 */
final class BytecodeTypes {
  // Codes of builtin types.
  private static final int INTEGER = 0;
  private static final int INDEX = 1;
  private static final int COMPLEX = 9;
  private static final int TENSOR = 13;
  private static final int ENCODED_TENSOR = 14;
  private static final int VECTOR = 19;
  private static final Map<Integer, Integer> FLOATS =
      Map.ofEntries(
          Map.entry(3, 16),
          Map.entry(4, 16),
          Map.entry(5, 32),
          Map.entry(6, 64),
          Map.entry(7, 80),
          Map.entry(8, 128),
          Map.entry(21, 19),
          Map.entry(22, 8),
          Map.entry(23, 8),
          Map.entry(24, 8),
          Map.entry(25, 8),
          Map.entry(26, 8),
          Map.entry(27, 8),
          Map.entry(28, 8),
          Map.entry(29, 4),
          Map.entry(30, 6),
          Map.entry(31, 6),
          Map.entry(32, 8));
  private static final int MAX_INTEGER_BITS = (1 << 24) - 1;

  // Codes of VHLO's types.
  private static final int VHLO_BOOLEAN = 0;
  private static final int VHLO_COMPLEX = 1;
  private static final int VHLO_INDEX = 9;
  private static final int VHLO_TENSOR = 20;
  private static final int VHLO_ENCODED_TENSOR = 21;
  // Functions, arrays, tokens, tuples, witnesses, none, buffers and futures.
  private static final Set<Integer> VHLO_NO_ELEMENTS =
      Set.of(8, 20, 21, 22, 23, 25, 26, 33, 41, 42);
  private static final Map<Integer, Integer> VHLO_INTEGERS =
      Map.of(10, 4, 11, 8, 12, 16, 13, 32, 14, 64, 15, 4, 16, 8, 17, 16, 18, 32, 19, 64);
  private static final Map<Integer, Integer> VHLO_SMALL_INTEGERS = Map.of(31, 2, 32, 2);
  private static final Map<Integer, Integer> VHLO_FLOATS =
      Map.ofEntries(
          Map.entry(2, 16),
          Map.entry(3, 16),
          Map.entry(4, 32),
          Map.entry(5, 64),
          Map.entry(6, 8),
          Map.entry(7, 8),
          Map.entry(27, 8),
          Map.entry(28, 8),
          Map.entry(29, 8),
          Map.entry(34, 19),
          Map.entry(35, 8),
          Map.entry(36, 8),
          Map.entry(37, 4),
          Map.entry(38, 6),
          Map.entry(39, 6),
          Map.entry(40, 8));

  // Codes of the attributes that bound an array's dimensions.
  private static final int VHLO_EXTENSIONS = 18;
  private static final int STABLEHLO_EXTENSIONS = 13;

  // Floating-point types of builtin that are written as text.
  private static final Map<String, Integer> WRITTEN_FLOATS =
      Map.ofEntries(
          Map.entry("tf32", 19),
          Map.entry("f8E5M2", 8),
          Map.entry("f8E4M3", 8),
          Map.entry("f8E4M3FN", 8),
          Map.entry("f8E5M2FNUZ", 8),
          Map.entry("f8E4M3FNUZ", 8),
          Map.entry("f8E4M3B11FNUZ", 8),
          Map.entry("f8E3M4", 8),
          Map.entry("f4E2M1FN", 4),
          Map.entry("f6E2M3FN", 6),
          Map.entry("f6E3M2FN", 6),
          Map.entry("f8E8M0FNU", 8));

  private final BytecodeTables tables;

  private final LargestArray largest = new LargestArray();

  BytecodeTypes(BytecodeTables tables) {
    this.tables = tables;
  }

  /** Returns the width in bits of numbers of a type. */
  int width(int type, boolean isFloat) {
    BytecodeEntry entry = tables.type(type);
    int width = isFloat ? floatWidth(entry) : integerWidth(entry);
    if (width == 0) {
      throw malformed("a number of type " + type + ", which is not one of numbers");
    }
    return width;
  }

  private static int floatWidth(BytecodeEntry type) {
    return switch (type.dialect) {
      case BytecodeEncodings.BUILTIN ->
          type.code == BytecodeEntry.UNREAD
              ? WRITTEN_FLOATS.getOrDefault(type.text, 0)
              : FLOATS.getOrDefault(type.code, 0);
      case BytecodeEncodings.VHLO -> VHLO_FLOATS.getOrDefault(type.code, 0);
      default -> 0;
    };
  }

  private static int integerWidth(BytecodeEntry type) {
    if (type.isBuiltin(INTEGER)) {
      return builtinIntegerWidth(type);
    }
    return type.isBuiltin(INDEX) || type.isVhlo(VHLO_INDEX)
        ? Long.SIZE
        : type.dialect.equals(BytecodeEncodings.VHLO)
            ? VHLO_INTEGERS.getOrDefault(type.code, 0)
            : 0;
  }

  // The two lowest bits say whether it has a sign.
  private static int builtinIntegerWidth(BytecodeEntry type) {
    return (int) Math.min(type.numbers.getFirst() >>> 2, Integer.MAX_VALUE);
  }

  /** Returns the number of elements that a constant of a type has. */
  long elementCount(int type) {
    BytecodeEntry tensor = tables.type(type);
    if (!isTensor(tensor)) {
      throw malformed("a constant of type " + type + ", which is not one of arrays");
    }
    long count = 1;
    int rank = Math.toIntExact(tensor.numbers.getFirst());
    for (long dim : tensor.numbers.subList(1, 1 + rank)) {
      long high = Math.multiplyHigh(count, dim);
      count *= dim;
      if (dim < 0 || high != 0 || count < 0) {
        throw malformed("a constant of a size that is unknown or too large");
      }
    }
    return count;
  }

  private static boolean isTensor(BytecodeEntry type) {
    return type.isBuiltin(TENSOR)
        || type.isBuiltin(ENCODED_TENSOR)
        || type.isBuiltin(VECTOR)
        || type.isVhlo(VHLO_TENSOR)
        || type.isVhlo(VHLO_ENCODED_TENSOR);
  }

  /** Returns the place of the type of a tensor's elements. */
  int elementType(int tensor) {
    return tables.type(tensor).types.getFirst();
  }

  private static boolean isVhloElement(BytecodeEntry type) {
    return type.dialect.equals(BytecodeEncodings.VHLO) && !VHLO_NO_ELEMENTS.contains(type.code);
  }

  /** Returns whether a type is an array of single bits. */
  boolean isOfBits(int type) {
    if (!isTensor(tables.type(type))) {
      return false;
    }
    BytecodeEntry element = tables.type(elementType(type));
    return element.isVhlo(VHLO_BOOLEAN) || integerWidth(element) == 1;
  }

  // What an element takes in a constant: a bit by itself, else whole bytes.
  private int elementBits(BytecodeEntry type) {
    if (type.isBuiltin(COMPLEX) || type.isVhlo(VHLO_COMPLEX)) {
      return 2 * wholeBytes(elementBits(tables.type(type.types.getFirst())));
    }
    if (type.isVhlo(VHLO_BOOLEAN)) {
      return 1;
    }
    int bits = Math.max(floatWidth(type), integerWidth(type));
    if (bits == 0 && type.dialect.equals(BytecodeEncodings.VHLO)) {
      bits = VHLO_SMALL_INTEGERS.getOrDefault(type.code, 0);
    }
    if (bits == 0) {
      throw malformed("a constant with elements that are not numbers");
    }
    return bits == 1 ? 1 : wholeBytes(bits);
  }

  private static int wholeBytes(int bits) {
    return (bits + 7) / 8 * 8;
  }

  /** Returns the dimensions of a type of arrays, empty for other types. */
  List<Long> dims(int type) {
    BytecodeEntry tensor = tables.type(type);
    return isTensor(tensor) ? dims(tensor) : List.of();
  }

  /** Returns how many bytes an element of a type of arrays takes. */
  int elementBytes(int type) {
    BytecodeEntry tensor = tables.type(type);
    return isTensor(tensor)
        ? elementBytes(tables.type(tensor.types.getFirst()))
        : LargestArray.WIDEST_BYTES;
  }

  /** Returns the bytes of a number of a type that an integer has, 0 for other types. */
  int integerBytes(int type) {
    return wholeBytes(integerWidth(tables.type(type))) / Byte.SIZE;
  }

  /** Returns the largest array of those whose types were checked. */
  LargestArray largest() {
    return largest;
  }

  /** Throws unless a type is one that exists. */
  void check(BytecodeEntry type) {
    if (type.isBuiltin(INTEGER)
        && (builtinIntegerWidth(type) > MAX_INTEGER_BITS || (type.numbers.getFirst() & 3) == 3)) {
      throw malformed("an integer type of " + builtinIntegerWidth(type) + " bits");
    }
    boolean isVhloTensor = type.isVhlo(VHLO_TENSOR) || type.isVhlo(VHLO_ENCODED_TENSOR);
    if (isVhloTensor && !isVhloElement(tables.type(type.types.getFirst()))) {
      throw malformed("an array whose elements are not numbers");
    }
    if (isTensor(type)) {
      largest.add(dims(type), elementBytes(tables.type(type.types.getFirst())));
    } else if (type.code == BytecodeEntry.UNREAD) {
      TextArrays.add(type.text, Map.of(), largest);
    }
  }

  // An unknown dimension is no larger than its bound, where the array's encoding has bounds.
  private List<Long> dims(BytecodeEntry type) {
    List<Long> dims = new ArrayList<>(list(type));
    List<Long> bounds = type.attributes.isEmpty() ? List.of() : bounds(type);
    for (int i = 0; i < Math.min(dims.size(), bounds.size()); i++) {
      dims.set(i, dims.get(i) < 0 ? bounds.get(i) : dims.get(i));
    }
    return List.copyOf(dims);
  }

  private List<Long> bounds(BytecodeEntry type) {
    BytecodeEntry encoding = tables.attribute(type.attributes.getFirst());
    return encoding.isVhlo(VHLO_EXTENSIONS)
            || encoding.is(BytecodeEncodings.STABLEHLO, STABLEHLO_EXTENSIONS)
        ? list(encoding)
        : List.of();
  }

  // The length of a list comes first.
  private static List<Long> list(BytecodeEntry entry) {
    return entry.numbers.subList(1, 1 + Math.toIntExact(entry.numbers.getFirst()));
  }

  private int elementBytes(BytecodeEntry type) {
    if (type.isBuiltin(COMPLEX) || type.isVhlo(VHLO_COMPLEX)) {
      return 2 * elementBytes(tables.type(type.types.getFirst()));
    }
    boolean isSmall =
        type.isVhlo(VHLO_BOOLEAN)
            || type.dialect.equals(BytecodeEncodings.VHLO)
                && VHLO_SMALL_INTEGERS.containsKey(type.code);
    int bits = isSmall ? Byte.SIZE : Math.max(floatWidth(type), integerWidth(type));
    return bits == 0 ? LargestArray.WIDEST_BYTES : wholeBytes(bits) / Byte.SIZE;
  }

  /** Throws unless bytes are as many as a constant of a type has, or as one element of it. */
  void checkConstant(int type, BytecodeCursor blob) {
    long count = elementCount(type);
    int bits = elementBits(tables.type(elementType(type)));
    long bytes = blob.remaining();
    boolean fits =
        bits == 1
            ? bytes == 1 || bytes == count || bytes == (count + 7) / 8
            : bytes == bits / 8 || count <= Long.MAX_VALUE / bits && bytes == count * (bits / 8);
    if (!fits) {
      throw malformed(
          "%d bytes for a constant of %d elements of %d bits".formatted(bytes, count, bits));
    }
  }

  /** Throws unless bytes are as many as a list of numbers has. */
  void checkList(int elementType, long count, BytecodeCursor blob) {
    BytecodeEntry type = tables.type(elementType);
    int bits = Math.max(floatWidth(type), integerWidth(type));
    if (bits == 0
        || Long.compareUnsigned(count, Integer.MAX_VALUE) > 0
        || count * (wholeBytes(bits) / 8) != blob.remaining()) {
      throw malformed(
          "%d bytes for a list of %d numbers of %d bits".formatted(blob.remaining(), count, bits));
    }
  }

  private RefusedException malformed(String found) {
    return new RefusedException("program: bytecode must be well-formed; got " + found);
  }
}
