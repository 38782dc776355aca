package org.xlava.pjrt.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A table of a FlatBuffer: little-endian, with fields found through a table of 16-bit offsets whose
 * place the first four bytes tell. Reads past the end throw {@link IndexOutOfBoundsException}.
 *
 * <p>A field is named by the byte offset of its entry there: 4 for the first one, 6 for the second.
 */
public final class FlatTable {
  private final ByteBuffer data;
  private final int position;

  private FlatTable(ByteBuffer data, int position) {
    this.data = data;
    this.position = position;
  }

  /** Returns the table that a buffer is of. */
  public static FlatTable root(byte[] bytes) {
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new FlatTable(data, data.getInt(0));
  }

  // The field's place, 0 if the table lacks it.
  private int place(int field) {
    int entries = position - data.getInt(position);
    int size = Short.toUnsignedInt(data.getShort(entries));
    int offset = field < size ? Short.toUnsignedInt(data.getShort(entries + field)) : 0;
    return offset == 0 ? 0 : position + offset;
  }

  public int getByte(int field) {
    int place = place(field);
    return place == 0 ? 0 : data.get(place);
  }

  public int getShort(int field) {
    int place = place(field);
    return place == 0 ? 0 : Short.toUnsignedInt(data.getShort(place));
  }

  public int getInt(int field) {
    int place = place(field);
    return place == 0 ? 0 : data.getInt(place);
  }

  public Optional<String> text(int field) {
    int place = place(field);
    return place == 0 ? Optional.empty() : Optional.of(textAt(target(place)));
  }

  public byte[] bytes(int field) {
    int place = place(field);
    return place == 0 ? new byte[0] : bytesAt(target(place));
  }

  public List<String> texts(int field) {
    return vector(field, Integer.BYTES, place -> textAt(target(place)));
  }

  public Optional<FlatTable> table(int field) {
    int place = place(field);
    return place == 0 ? Optional.empty() : Optional.of(new FlatTable(data, target(place)));
  }

  public List<FlatTable> tables(int field) {
    return vector(field, Integer.BYTES, place -> new FlatTable(data, target(place)));
  }

  public List<Integer> shorts(int field) {
    return vector(field, Short.BYTES, place -> Short.toUnsignedInt(data.getShort(place)));
  }

  public List<Integer> ints(int field) {
    return vector(field, Integer.BYTES, data::getInt);
  }

  private <T> List<T> vector(int field, int width, IntFunction<T> element) {
    List<T> elements = new ArrayList<>();
    int place = place(field);
    if (place != 0) {
      int start = target(place) + Integer.BYTES;
      int count = checkedLength(start, width);
      for (int i = 0; i < count; i++) {
        elements.add(element.apply(start + i * width));
      }
    }
    return List.copyOf(elements);
  }

  private int checkedLength(int start, int width) {
    long length = Integer.toUnsignedLong(data.getInt(start - Integer.BYTES));
    if (length * width > data.limit() - start) {
      throw new IndexOutOfBoundsException(length + " elements at byte " + start);
    }
    return (int) length;
  }

  private int target(int place) {
    return place + data.getInt(place);
  }

  private String textAt(int place) {
    return new String(bytesAt(place), StandardCharsets.UTF_8);
  }

  private byte[] bytesAt(int place) {
    int start = place + Integer.BYTES;
    byte[] bytes = new byte[checkedLength(start, 1)];
    data.get(start, bytes);
    return bytes;
  }
}
