package org.xlava.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.HostArray;
import org.xlava.Shape;
import org.xlava.TensorType;
import org.xlava.ir.Literal;

/** Reads the arrays, shapes and scalars of golden files. */
final class GoldenArrays {
  private GoldenArrays() {}

  static List<HostArray> arrays(JsonElement json) {
    return json.getAsJsonArray().asList().stream().map(a -> array(a.getAsJsonObject())).toList();
  }

  /** An array from its bytes; the readable values beside them are for people. */
  static HostArray array(JsonObject json) {
    DType dtype = dtype(json.get("dtype").getAsString());
    Shape shape = Shape.of(integers(json.get("shape")));
    byte[] bytes = HexFormat.of().parseHex(json.get("hex").getAsString());
    MemorySegment data = MemorySegment.ofArray(inNativeOrder(bytes, dtype));
    return HostArray.of(data, new TensorType(dtype, shape, json.get("weak").getAsBoolean()));
  }

  // Golden files are little-endian. The parts of a complex number are swapped one by one.
  private static byte[] inNativeOrder(byte[] bytes, DType dtype) {
    if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
      return bytes;
    }
    int width = dtype.real().bytes();
    byte[] swapped = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      swapped[i] = bytes[i / width * width + width - 1 - i % width];
    }
    return swapped;
  }

  static DType dtype(String name) {
    try {
      return DType.of(name);
    } catch (DTypeException e) {
      throw new UnsupportedException("dtype " + name);
    }
  }

  static List<Integer> integers(JsonElement json) {
    List<Integer> result = new ArrayList<>();
    for (JsonElement e : json.getAsJsonArray()) {
      result.add(e.getAsInt());
    }
    return List.copyOf(result);
  }

  /** A scalar of a type such as {@code float32[]}. */
  static Literal literal(JsonElement value, String type) {
    if (!type.endsWith("[]")) {
      throw new UnsupportedException("literal of type " + type);
    }
    DType dtype = dtype(type.substring(0, type.length() - 2));
    return Literal.of(dtype, false, number(value, dtype));
  }

  private static Object number(JsonElement value, DType dtype) {
    return switch (dtype.kind()) {
      case BOOL, NONE -> value.getAsBoolean();
      case SIGNED, UNSIGNED -> value.getAsBigInteger().longValue();
      case FLOAT -> real(value);
      case COMPLEX -> complex(value.getAsJsonArray());
    };
  }

  private static Complex complex(JsonArray pair) {
    return new Complex(real(pair.get(0)), real(pair.get(1)));
  }

  private static double real(JsonElement value) {
    return switch (value.getAsString()) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> value.getAsDouble();
    };
  }
}
