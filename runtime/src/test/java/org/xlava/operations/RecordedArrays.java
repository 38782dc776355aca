package org.xlava.operations;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.xlava.DType;
import org.xlava.HostArray;
import org.xlava.Shape;
import org.xlava.TensorType;

/** Arrays written as {@code dtype[shape] hex}, a star after a weak dtype. */
final class RecordedArrays {
  private RecordedArrays() {}

  static HostArray parse(String text) {
    int bracket = text.indexOf('[');
    int end = text.indexOf(']');
    byte[] bytes = HexFormat.of().parseHex(text.substring(end + 1).strip());
    TensorType type = type(text.substring(0, bracket), text.substring(bracket + 1, end));
    return HostArray.of(MemorySegment.ofArray(inNativeOrder(bytes, type.dtype())), type);
  }

  private static TensorType type(String dtype, String dims) {
    boolean weak = dtype.endsWith("*");
    int[] shape =
        dims.isEmpty()
            ? new int[0]
            : Arrays.stream(dims.split(",")).mapToInt(Integer::parseInt).toArray();
    return new TensorType(DType.of(dtype.replace("*", "")), Shape.of(shape), weak);
  }

  // The parts of a complex number are swapped one by one.
  private static byte[] inNativeOrder(byte[] littleEndian, DType dtype) {
    if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
      return littleEndian;
    }
    int width = dtype.real().bytes();
    byte[] swapped = new byte[littleEndian.length];
    for (int i = 0; i < swapped.length; i++) {
      swapped[i] = littleEndian[i / width * width + width - 1 - i % width];
    }
    return swapped;
  }
}
