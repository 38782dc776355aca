package org.xlava.pjrt.program;

/** Reads one attribute or type by the letters of its encoding. */
final class BytecodeEntryReader {
  private final BytecodeTables tables;
  private final BytecodeCursor in;
  private final BytecodeEntry entry;
  private final String encoding;

  private BytecodeEntryReader(
      BytecodeTables tables, BytecodeCursor in, BytecodeEntry entry, String encoding) {
    this.tables = tables;
    this.in = in;
    this.entry = entry;
    this.encoding = encoding;
  }

  /** Reads an entry that a dialect encodes in its own way. */
  static BytecodeEntry read(
      BytecodeTables tables, String dialect, boolean isType, BytecodeCursor in) {
    if (!BytecodeEncodings.knows(dialect, isType)) {
      return new BytecodeEntry(dialect, isType, BytecodeEntry.UNREAD);
    }
    long code = in.readVarInt();
    String encoding = BytecodeEncodings.of(dialect, isType, code);
    if (encoding == null) {
      throw in.malformed("code " + code + " in dialect " + dialect);
    }
    BytecodeEntry entry = new BytecodeEntry(dialect, isType, (int) code);
    new BytecodeEntryReader(tables, in, entry, encoding).read();
    return entry;
  }

  private void read() {
    read(0, encoding.length());
    if (!in.atEnd()) {
      throw in.malformed(in.remaining() + " bytes after an entry");
    }
  }

  private void read(int start, int end) {
    for (int i = start; i < end; i++) {
      if (encoding.charAt(i) == '[') {
        int close = encoding.indexOf(']', i);
        readList(i + 1, close);
        i = close;
      } else {
        i += encoding.charAt(i) == '?' ? 1 : 0;
        read(encoding.charAt(i), i > 0 && encoding.charAt(i - 1) == '?');
      }
    }
  }

  private void readList(int start, int end) {
    int count = in.readCount("parts of an entry");
    entry.numbers.add((long) count);
    for (int i = 0; i < count; i++) {
      read(start, end);
    }
  }

  private void read(char letter, boolean optional) {
    switch (letter) {
      case 'v' -> entry.numbers.add(in.readVarInt());
      case 's' -> entry.numbers.add(in.readSignedVarInt());
      case 'b' -> entry.numbers.add((long) in.readByte());
      case 'd' -> in.readSignedVarInt();
      case 'A' -> readAttribute(optional);
      case 'T' -> entry.types.add(in.readIndex(tables.typeCount(), "types"));
      case 'S' -> entry.strings.add(in.readIndex(tables.stringCount(), "strings"));
      case 'R' -> entry.numbers.add((long) in.readIndex(tables.resourceCount(), "resources"));
      case 'n', 'f' -> readNumber(letter == 'f');
      case 'B' -> entry.blob = in.readBlob();
      case 'Z' -> readStrings();
      case 'o' -> readAttribute(in.readVarInt());
      case 'O' -> readAttribute((long) in.readByte());
      default -> throw new IllegalStateException(encoding);
    }
  }

  private void readAttribute(boolean optional) {
    long place = in.readVarInt();
    if (!optional || (place & 1) != 0) {
      place = optional ? place >>> 1 : place;
      entry.attributes.add(in.checkIndex(place, tables.attributeCount(), "attributes"));
    }
  }

  private void readAttribute(long present) {
    if (present != 0) {
      readAttribute(false);
    }
  }

  private void readNumber(boolean isFloat) {
    int width = tables.types().width(entry.types.getLast(), isFloat);
    if (width <= Byte.SIZE) {
      in.readByte();
    } else if (width <= Long.SIZE) {
      in.readVarInt();
    } else {
      int words = in.readCount("words of a number");
      for (int i = 0; i < words; i++) {
        in.readVarInt();
      }
    }
  }

  private void readStrings() {
    boolean isSplat = entry.numbers.getLast() != 0;
    long count = isSplat ? 1 : tables.types().elementCount(entry.types.getLast());
    in.checkCount(count, "strings");
    for (long i = 0; i < count; i++) {
      in.readIndex(tables.stringCount(), "strings");
    }
  }
}
