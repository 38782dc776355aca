package org.xlava.pjrt.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a FlatBuffer front to back: what a table or vector refers to follows it, so that each
 * offset is known once its target is about to be written. Fields are named as {@link FlatTable}
 * names them.
 */
public final class FlatWriter {
  private static final int FIRST_FIELD = 4;
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[1024];
  private ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  private int end = Integer.BYTES;

  private FlatWriter() {}

  /** What a field or an element of a vector may be. */
  public sealed interface Value {}

  /** A number of one, two or four bytes. */
  public record Scalar(int width, int value) implements Value {}

  /** Text in UTF-8. */
  public record Text(String text) implements Value {}

  /** Numbers of one width: what a vector of scalars holds, little-endian. */
  public static final class Numbers implements Value {
    private final int width;
    private final byte[] elements;

    private Numbers(int width, byte[] elements) {
      this.width = width;
      this.elements = elements;
    }

    public static Numbers bytes(byte[] elements) {
      return new Numbers(1, elements);
    }

    /** The numbers in {@code width} bytes each. */
    public static Numbers of(int width, List<Integer> numbers) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int number : numbers) {
        for (int i = 0; i < width; i++) {
          out.write(number >>> (Byte.SIZE * i));
        }
      }
      return new Numbers(width, out.toByteArray());
    }
  }

  /** A vector of texts or tables. */
  public record Vector(List<? extends Value> elements) implements Value {
    public Vector {
      elements = List.copyOf(elements);
    }
  }

  /** A table's fields; those that it lacks have their default. */
  public static final class Table implements Value {
    private final SortedMap<Integer, Value> fields = new TreeMap<>();

    /** This table with another field. */
    public Table with(int field, Value value) {
      fields.put(field, value);
      return this;
    }

    public Table withByte(int field, int value) {
      return with(field, new Scalar(Byte.BYTES, value));
    }

    public Table withShort(int field, int value) {
      return with(field, new Scalar(Short.BYTES, value));
    }

    public Table withInt(int field, int value) {
      return with(field, new Scalar(Integer.BYTES, value));
    }

    public Table withText(int field, String text) {
      return with(field, new Text(text));
    }
  }

  /** Returns the buffer whose root is {@code table}. */
  public static byte[] write(Table table) {
    FlatWriter writer = new FlatWriter();
    writer.refer(0, table);
    byte[] written = new byte[writer.end];
    System.arraycopy(writer.bytes, 0, written, 0, written.length);
    return written;
  }

  // Writes a value at the end, and at a place the offset to it.
  private void refer(int place, Value value) {
    align(Integer.BYTES);
    int at =
        switch (value) {
          case Table table -> table(place, table);
          case Text text -> numbers(place, terminated(text.text()), 1, 1);
          case Numbers n -> numbers(place, n.elements, n.width, 0);
          case Vector vector -> vector(place, vector);
          case Scalar scalar -> throw new IllegalStateException("a scalar is no target");
        };
    data.putInt(place, at - place);
  }

  private static byte[] terminated(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] terminated = new byte[utf8.length + 1];
    System.arraycopy(utf8, 0, terminated, 0, utf8.length);
    return terminated;
  }

  private int numbers(int place, byte[] elements, int width, int uncounted) {
    int at = reserve(Integer.BYTES + elements.length);
    data.putInt(at, (elements.length - uncounted) / width);
    data.put(at + Integer.BYTES, elements);
    return at;
  }

  private int vector(int place, Vector vector) {
    int count = vector.elements().size();
    int at = reserve(Integer.BYTES * (1 + count));
    data.putInt(at, count);
    for (int i = 0; i < count; i++) {
      refer(at + Integer.BYTES * (1 + i), vector.elements().get(i));
    }
    return at;
  }

  // The entries that tell where the fields are, then the table: each field in four bytes.
  private int table(int place, Table table) {
    int fields = table.fields.isEmpty() ? 0 : (table.fields.lastKey() - FIRST_FIELD) / 2 + 1;
    int size = Integer.BYTES * (1 + table.fields.size());
    int entries = reserve(FIRST_FIELD + Short.BYTES * fields);
    data.putShort(entries, (short) (FIRST_FIELD + Short.BYTES * fields));
    data.putShort(entries + Short.BYTES, (short) size);
    align(Integer.BYTES);
    int at = reserve(size);
    data.putInt(at, at - entries);
    int next = Integer.BYTES;
    for (Map.Entry<Integer, Value> field : table.fields.entrySet()) {
      data.putShort(entries + field.getKey(), (short) next);
      field(at + next, field.getValue());
      next += Integer.BYTES;
    }
    return at;
  }

  private void field(int place, Value value) {
    switch (value) {
      case Scalar(int width, int number) when width == Byte.BYTES -> data.put(place, (byte) number);
      case Scalar(int width, int number) when width == Short.BYTES ->
          data.putShort(place, (short) number);
      case Scalar(int width, int number) -> data.putInt(place, number);
      case Table t -> refer(place, t);
      case Text t -> refer(place, t);
      case Numbers n -> refer(place, n);
      case Vector v -> refer(place, v);
    }
  }

  private void align(int width) {
    reserve(-end & (width - 1));
  }

  private int reserve(int count) {
    int at = end;
    int needed = Math.addExact(end, count);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.clamp(2L * needed, 0, LONGEST)));
      data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
    end = needed;
    return at;
  }
}
