package org.xlava.pjrt.program;

import java.util.Arrays;

/** A place in MLIR bytecode and the reading of its primitives, none of them past the end. */
final class BytecodeCursor {
  private static final int PADDING = 0xCB;
  private static final int MAX_ALIGNMENT = 1 << 30;

  private final byte[] code;
  private final int end;
  private int position;

  BytecodeCursor(byte[] code, int start, int end) {
    this.code = code;
    this.position = start;
    this.end = end;
  }

  /** A part of the code with the number that says what is in it. */
  record Section(int id, BytecodeCursor content) {}

  boolean atEnd() {
    return position >= end;
  }

  int position() {
    return position;
  }

  int remaining() {
    return end - position;
  }

  int readByte() {
    if (atEnd()) {
      throw malformed("an end where a byte is due");
    }
    return code[position++] & 0xFF;
  }

  /** Reads an integer: as many zero bits as it has more bytes, a one, and its bits. */
  long readVarInt() {
    int first = readByte();
    if (first == 0) {
      return littleEndian(0, Long.BYTES);
    }
    int more = Integer.numberOfTrailingZeros(first);
    return littleEndian(first, more) >>> (more + 1);
  }

  // The bytes that follow, above a first byte unless that is zero.
  private long littleEndian(int first, int more) {
    long value = first;
    int shift = first == 0 ? 0 : Byte.SIZE;
    for (int i = 0; i < more; i++) {
      value |= (long) readByte() << (shift + i * Byte.SIZE);
    }
    return value;
  }

  /** Reads an integer whose lowest bit is its sign. */
  long readSignedVarInt() {
    long value = readVarInt();
    return (value >>> 1) ^ -(value & 1);
  }

  /** Reads a number of things that take a byte at least each. */
  int readCount(String things) {
    return checkCount(readVarInt(), things);
  }

  int checkCount(long count, String things) {
    if (count < 0 || count > remaining()) {
      throw malformed(
          Long.toUnsignedString(count) + " " + things + " in " + remaining() + " bytes");
    }
    return (int) count;
  }

  /** Reads the place of one of a number of things. */
  int readIndex(int count, String things) {
    return checkIndex(readVarInt(), count, things);
  }

  int checkIndex(long index, int count, String things) {
    if (index < 0 || index >= count) {
      throw malformed("number " + Long.toUnsignedString(index) + " of " + count + " " + things);
    }
    return (int) index;
  }

  /** Steps over bytes and returns where they are. */
  BytecodeCursor readBytes(long length) {
    if (length < 0 || length > remaining()) {
      throw malformed("a part of " + Long.toUnsignedString(length) + " bytes in " + remaining());
    }
    int start = position;
    position += (int) length;
    return new BytecodeCursor(code, start, position);
  }

  /** Steps over bytes that their length precedes. */
  BytecodeCursor readBlob() {
    return readBytes(readVarInt());
  }

  Section readSection() {
    int header = readByte();
    long length = readVarInt();
    if ((header & 0x80) != 0) {
      align(readVarInt());
    }
    return new Section(header & 0x7F, readBytes(length));
  }

  void align(long alignment) {
    if (alignment < 1 || alignment > MAX_ALIGNMENT || Long.bitCount(alignment) != 1) {
      throw malformed("an alignment of " + Long.toUnsignedString(alignment));
    }
    while (position % alignment != 0) {
      if (readByte() != PADDING) {
        throw malformed("no padding before an aligned section");
      }
    }
  }

  /** Returns the bytes from here to the end. */
  byte[] rest() {
    return Arrays.copyOfRange(code, position, end);
  }

  RefusedException malformed(String found) {
    return new RefusedException(
        "program: bytecode must be well-formed; got %s at byte %d".formatted(found, position));
  }
}
