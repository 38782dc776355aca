package org.xlava.pjrt;

import static org.xlava.pjrt.abi.XlaFfi.ARGS;
import static org.xlava.pjrt.abi.XlaFfi.ATTRS;
import static org.xlava.pjrt.abi.XlaFfi.BUFFER;
import static org.xlava.pjrt.abi.XlaFfi.BYTE_SPAN;
import static org.xlava.pjrt.abi.XlaFfi.CALL_FRAME;
import static org.xlava.pjrt.abi.XlaFfi.RETS;
import static org.xlava.pjrt.abi.XlaFfi.getInt;
import static org.xlava.pjrt.abi.XlaFfi.getLong;
import static org.xlava.pjrt.abi.XlaFfi.offset;
import static org.xlava.pjrt.abi.XlaFfi.pointer;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xlava.pjrt.abi.XlaFfi;

/** Reads what a call frame, which is valid while XLA is in the handler, says. */
record FfiFrame(long address) {
  private static final long CONTEXT = offset(CALL_FRAME, "ctx");
  private static final long ARGUMENTS = offset(CALL_FRAME, "args");
  private static final long RESULTS = offset(CALL_FRAME, "rets");
  private static final long ATTRIBUTES = offset(CALL_FRAME, "attrs");
  private static final long ARGUMENT_COUNT = offset(ARGS, "size");
  private static final long ARGUMENT_KINDS = offset(ARGS, "types");
  private static final long ARGUMENT_POINTERS = offset(ARGS, "args");
  private static final long RESULT_COUNT = offset(RETS, "size");
  private static final long RESULT_KINDS = offset(RETS, "types");
  private static final long RESULT_POINTERS = offset(RETS, "rets");
  private static final long ATTRIBUTE_COUNT = offset(ATTRS, "size");
  private static final long ATTRIBUTE_KINDS = offset(ATTRS, "types");
  private static final long ATTRIBUTE_NAMES = offset(ATTRS, "names");
  private static final long ATTRIBUTE_POINTERS = offset(ATTRS, "attrs");
  private static final long DTYPE = offset(BUFFER, "dtype");
  private static final long DATA = offset(BUFFER, "data");
  private static final long RANK = offset(BUFFER, "rank");
  private static final long DIMS = offset(BUFFER, "dims");
  private static final long LENGTH = offset(BYTE_SPAN, "len");
  private static final long SCALAR_VALUE = offset(XlaFfi.SCALAR, "value");
  private static final long ARRAY_SIZE = offset(XlaFfi.ARRAY, "size");
  private static final long ARRAY_DATA = offset(XlaFfi.ARRAY, "data");

  /** Copies all but the elements of buffers. */
  FfiCall read(String target, FfiApi api) {
    long args = address + ARGUMENTS;
    long rets = address + RESULTS;
    return new FfiCall(
        target,
        buffers(
            getLong(args + ARGUMENT_COUNT),
            getLong(args + ARGUMENT_KINDS),
            getLong(args + ARGUMENT_POINTERS),
            false),
        buffers(
            getLong(rets + RESULT_COUNT),
            getLong(rets + RESULT_KINDS),
            getLong(rets + RESULT_POINTERS),
            true),
        attributes(address + ATTRIBUTES),
        api.deviceOrdinal(getLong(address + CONTEXT)));
  }

  private static List<FfiBuffer> buffers(long count, long kinds, long pointers, boolean writable) {
    List<FfiBuffer> buffers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = getInt(kinds + (long) i * Integer.BYTES);
      if (kind != XlaFfi.BUFFER_ARGUMENT) {
        throw new PjrtException(
            StatusCode.UNIMPLEMENTED, "ffi: operands must be buffers; got one of kind " + kind);
      }
      buffers.add(buffer(pointer(pointers, i), writable));
    }
    return Collections.unmodifiableList(buffers);
  }

  private static FfiBuffer buffer(long buffer, boolean writable) {
    long[] dims =
        Api.longs(MemorySegment.ofAddress(getLong(buffer + DIMS)), getLong(buffer + RANK));
    ArrayType type = ArrayType.of(ElementType.ofXla(getInt(buffer + DTYPE)), dims);
    return new FfiBuffer(type, getLong(buffer + DATA), writable);
  }

  private static Map<String, FfiAttribute> attributes(long attributes) {
    long count = getLong(attributes + ATTRIBUTE_COUNT);
    long kinds = getLong(attributes + ATTRIBUTE_KINDS);
    long names = getLong(attributes + ATTRIBUTE_NAMES);
    long pointers = getLong(attributes + ATTRIBUTE_POINTERS);
    Map<String, FfiAttribute> values = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      int kind = getInt(kinds + (long) i * Integer.BYTES);
      values.put(text(pointer(names, i)), attribute(kind, pointer(pointers, i)));
    }
    return Collections.unmodifiableMap(values);
  }

  private static FfiAttribute attribute(int kind, long attribute) {
    return switch (kind) {
      case XlaFfi.ATTRIBUTE_STRING -> new FfiAttribute.Text(text(attribute));
      case XlaFfi.ATTRIBUTE_DICTIONARY -> new FfiAttribute.Dictionary(attributes(attribute));
      case XlaFfi.ATTRIBUTE_SCALAR -> scalar(attribute);
      case XlaFfi.ATTRIBUTE_ARRAY -> array(attribute);
      default ->
          throw new PjrtException(
              StatusCode.UNIMPLEMENTED,
              "ffi: attributes must be numbers, arrays, strings or dictionaries; got one of kind "
                  + kind);
    };
  }

  private static FfiAttribute scalar(long scalar) {
    ElementType type = ElementType.ofXla(getInt(scalar));
    return new FfiAttribute.Scalar(type, copy(getLong(scalar + SCALAR_VALUE), type, 1));
  }

  private static FfiAttribute array(long array) {
    ElementType type = ElementType.ofXla(getInt(array));
    int size = Math.toIntExact(getLong(array + ARRAY_SIZE));
    return new FfiAttribute.Array(type, size, copy(getLong(array + ARRAY_DATA), type, size));
  }

  private static MemorySegment copy(long address, ElementType type, int size) {
    byte[] bytes = Api.bytes(MemorySegment.ofAddress(address), (long) size * type.hostBytes());
    return MemorySegment.ofArray(bytes).asReadOnly();
  }

  private static String text(long span) {
    return Api.string(MemorySegment.ofAddress(getLong(span)), getLong(span + LENGTH));
  }
}
