package org.xlava.pjrt.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a protobuf message field by field. */
public final class ProtoReader {
  private final ByteBuffer in;
  private int wireType;

  public ProtoReader(ByteBuffer in) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  public boolean hasNext() {
    return in.hasRemaining();
  }

  /** Returns the next field's number; its value is read or skipped next. */
  public int field() {
    long key = varint();
    wireType = (int) (key & 7);
    return (int) (key >>> 3);
  }

  /** Returns whether the field is a message, bytes or packed numbers. */
  public boolean isBytes() {
    return wireType == 2;
  }

  public long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a varint of more than ten bytes");
  }

  /** Adds the numbers of a repeated field, packed or not. */
  public void varints(List<Long> numbers) {
    if (isBytes()) {
      for (ProtoReader packed = message(); packed.hasNext(); ) {
        numbers.add(packed.varint());
      }
    } else {
      numbers.add(varint());
    }
  }

  public String text() {
    return StandardCharsets.UTF_8.decode(message().in).toString();
  }

  public ProtoReader message() {
    int length = Math.toIntExact(varint());
    ByteBuffer content = in.slice(in.position(), length);
    in.position(in.position() + length);
    return new ProtoReader(content);
  }

  public void skip() {
    switch (wireType) {
      case 0 -> varint();
      case 1 -> in.position(in.position() + 8);
      case 2 -> message();
      case 5 -> in.position(in.position() + 4);
      default -> throw new IllegalArgumentException("wire type " + wireType);
    }
  }
}
