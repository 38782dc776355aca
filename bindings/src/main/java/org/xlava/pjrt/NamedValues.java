package org.xlava.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xlava.pjrt.abi.Pointers;
import org.xlava.pjrt.ffi.PJRT_NamedValue;
import org.xlava.pjrt.ffi.PjrtHeader;

/** Reads and writes arrays of {@code PJRT_NamedValue}. */
final class NamedValues {
  private static final long STRIDE = PJRT_NamedValue.layout().byteSize();

  private NamedValues() {}

  static Map<String, NamedValue> read(MemorySegment pointer, long count) {
    MemorySegment array = pointer.reinterpret(count * STRIDE);
    Map<String, NamedValue> values = new LinkedHashMap<>();
    for (long i = 0; i < count; i++) {
      MemorySegment item = array.asSlice(i * STRIDE, STRIDE);
      String name =
          Api.string(
              Pointers.get(item, PJRT_NamedValue.name$offset()), PJRT_NamedValue.name_size(item));
      values.put(name, value(item));
    }
    return Collections.unmodifiableMap(values);
  }

  private static NamedValue value(MemorySegment item) {
    long size = PJRT_NamedValue.value_size(item);
    int type = PJRT_NamedValue.type(item);
    if (type == PjrtHeader.PJRT_NamedValue_kString()) {
      return new NamedValue.Text(
          Api.string(Pointers.get(item, PJRT_NamedValue.string_value$offset()), size));
    } else if (type == PjrtHeader.PJRT_NamedValue_kInt64()) {
      return new NamedValue.Int64(PJRT_NamedValue.int64_value(item));
    } else if (type == PjrtHeader.PJRT_NamedValue_kInt64List()) {
      return new NamedValue.Int64List(
          list(Pointers.get(item, PJRT_NamedValue.int64_array_value$offset()), size));
    } else if (type == PjrtHeader.PJRT_NamedValue_kFloat()) {
      return new NamedValue.Float32(PJRT_NamedValue.float_value(item));
    } else if (type == PjrtHeader.PJRT_NamedValue_kBool()) {
      return new NamedValue.Bool(PJRT_NamedValue.bool_value(item));
    }
    throw new PjrtException(
        StatusCode.UNIMPLEMENTED, "named value: type must be a known code; got " + type);
  }

  private static List<Long> list(MemorySegment pointer, long size) {
    List<Long> values = new ArrayList<>();
    for (long value : Api.longs(pointer, size)) {
      values.add(value);
    }
    return values;
  }

  static MemorySegment write(Arena arena, Map<String, NamedValue> values) {
    MemorySegment array = arena.allocate(PJRT_NamedValue.layout(), Math.max(1, values.size()));
    long offset = 0;
    for (Map.Entry<String, NamedValue> entry : values.entrySet()) {
      write(arena, array.asSlice(offset, STRIDE), entry.getKey(), entry.getValue());
      offset += STRIDE;
    }
    return array;
  }

  private static void write(Arena arena, MemorySegment item, String name, NamedValue value) {
    PJRT_NamedValue.struct_size(item, PjrtHeader.PJRT_NamedValue_STRUCT_SIZE());
    MemorySegment text = text(arena, name);
    Pointers.set(item, PJRT_NamedValue.name$offset(), text);
    PJRT_NamedValue.name_size(item, text.byteSize() - 1);
    PJRT_NamedValue.value_size(item, 1);
    switch (value) {
      case NamedValue.Text(String string) -> {
        MemorySegment content = text(arena, string);
        PJRT_NamedValue.type(item, PjrtHeader.PJRT_NamedValue_kString());
        Pointers.set(item, PJRT_NamedValue.string_value$offset(), content);
        PJRT_NamedValue.value_size(item, content.byteSize() - 1);
      }
      case NamedValue.Int64(long number) -> {
        PJRT_NamedValue.type(item, PjrtHeader.PJRT_NamedValue_kInt64());
        PJRT_NamedValue.int64_value(item, number);
      }
      case NamedValue.Int64List(List<Long> numbers) -> {
        long[] array = numbers.stream().mapToLong(Long::longValue).toArray();
        PJRT_NamedValue.type(item, PjrtHeader.PJRT_NamedValue_kInt64List());
        Pointers.set(
            item,
            PJRT_NamedValue.int64_array_value$offset(),
            arena.allocateFrom(ValueLayout.JAVA_LONG, array));
        PJRT_NamedValue.value_size(item, array.length);
      }
      case NamedValue.Float32(float number) -> {
        PJRT_NamedValue.type(item, PjrtHeader.PJRT_NamedValue_kFloat());
        PJRT_NamedValue.float_value(item, number);
      }
      case NamedValue.Bool(boolean truth) -> {
        PJRT_NamedValue.type(item, PjrtHeader.PJRT_NamedValue_kBool());
        PJRT_NamedValue.bool_value(item, truth);
      }
    }
  }

  private static MemorySegment text(Arena arena, String string) {
    return arena.allocateFrom(string, StandardCharsets.UTF_8);
  }
}
