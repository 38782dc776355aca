package org.xlava.pjrt.program;

import org.jspecify.annotations.Nullable;

/**
 * A check of MLIR bytecode before a plugin reads it: the plugin's reader believes the lengths and
 * counts that it finds, and its compiler does not survive some programs that are well-formed. Read
 * as the format is documented, up to the version known here; what is newer is left to the plugin.
 */
final class Bytecode {
  private static final byte[] MAGIC = {'M', 'L', (byte) 0xEF, 'R'};

  /** The bytes before the producer's name: the magic number, and a version in one byte. */
  static final int HEADER_BYTES = MAGIC.length + 1;

  private static final int NEWEST_VERSION = 6;
  private static final int SECTIONS = 9;
  private static final int OPERATIONS = 4;

  private Bytecode() {}

  /** Returns whether a program begins as bytecode does. */
  static boolean isBytecode(byte[] code) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (i >= code.length || code[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Throws if bytecode is not well-formed, or has what the plugin would not survive; returns its
   * largest array.
   */
  static LargestArray check(byte[] code) {
    BytecodeCursor in = new BytecodeCursor(code, MAGIC.length, code.length);
    long version = in.readVarInt();
    while (in.readByte() != 0) {} // the producer's name
    if (version < 0 || version > NEWEST_VERSION) {
      return new LargestArray();
    }
    @Nullable BytecodeCursor[] sections = sections(in);
    BytecodeTables tables = new BytecodeTables((int) version, sections);
    tables.read();
    BytecodeCursor operations = sections[OPERATIONS];
    if (operations == null) {
      throw in.malformed("no operations");
    }
    new BytecodeOperations(tables).check(operations);
    return tables.types().largest();
  }

  private static @Nullable BytecodeCursor[] sections(BytecodeCursor in) {
    @Nullable BytecodeCursor[] sections = new BytecodeCursor[SECTIONS];
    while (!in.atEnd()) {
      BytecodeCursor.Section section = in.readSection();
      if (section.id() >= SECTIONS || sections[section.id()] != null) {
        throw in.malformed("a second or an unknown section " + section.id());
      }
      sections[section.id()] = section.content();
    }
    return sections;
  }
}
