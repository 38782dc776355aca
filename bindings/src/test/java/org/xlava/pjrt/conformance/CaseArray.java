package org.xlava.pjrt.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Locale;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.ElementType;

/** An array of a case: its type, and its elements' bytes, little-endian and row-major. */
final class CaseArray {
  private final ArrayType type;
  private final byte[] data;

  CaseArray(ArrayType type, byte[] data) {
    if (data.length != type.sizeInBytes()) {
      throw new IllegalArgumentException(type + " takes other than " + data.length + " bytes");
    }
    this.type = type;
    this.data = data;
  }

  /** Reads an array given as {@code dtype}, {@code shape} and {@code hex}. */
  static CaseArray read(JsonObject json) {
    return new CaseArray(type(json), HexFormat.of().parseHex(json.get("hex").getAsString()));
  }

  /** Reads a type given as {@code dtype}, in NumPy's words, and {@code shape}. */
  static ArrayType type(JsonObject json) {
    long[] dims =
        json.getAsJsonArray("shape").asList().stream().mapToLong(JsonElement::getAsLong).toArray();
    return ArrayType.of(elementType(json.get("dtype").getAsString()), dims);
  }

  private static ElementType elementType(String dtype) {
    String name =
        switch (dtype) {
          case "bool" -> "PRED";
          case "bfloat16" -> "BF16";
          case "complex64" -> "C64";
          case "complex128" -> "C128";
          default ->
              dtype
                  .replace("uint", "u")
                  .replace("int", "s")
                  .replace("float", "f")
                  .replace("_", "")
                  .toUpperCase(Locale.ROOT);
        };
    return ElementType.valueOf(name);
  }

  ArrayType type() {
    return type;
  }

  Buffer upload(Client client) {
    return client.upload(MemorySegment.ofArray(data), type);
  }

  /** Returns whether the elements are complex, of two parts each. */
  private boolean isComplex() {
    return type.elementType() == ElementType.C64 || type.elementType() == ElementType.C128;
  }

  /** Returns the number of elements, those of complex arrays counted in parts. */
  int partCount() {
    return (int) type.elementCount() * (isComplex() ? 2 : 1);
  }

  /** Returns the bits of an element, or of a part of a complex one. */
  long part(int index) {
    int bits = type.elementType().bits() / (isComplex() ? 2 : 1);
    int bytes = (bits + 7) / 8;
    ByteBuffer wide = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    wide.put(data, index * bytes, bytes);
    return wide.getLong(0) & (-1L >>> (Long.SIZE - bits));
  }
}
