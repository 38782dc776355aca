package org.xlava.pjrt.program;

import java.util.ArrayList;
import java.util.List;

/** An attribute or type of a bytecode program, read as far as its encoding is known. */
final class BytecodeEntry {
  /** The code of what is not read: text, or another dialect's own encoding. */
  static final int UNREAD = -1;

  final String dialect;
  final boolean isType;
  final int code;
  final List<Integer> attributes = new ArrayList<>();
  final List<Integer> types = new ArrayList<>();
  final List<Long> numbers = new ArrayList<>();
  final List<Integer> strings = new ArrayList<>();
  String text = "";
  BytecodeCursor blob = new BytecodeCursor(new byte[0], 0, 0);

  BytecodeEntry(String dialect, boolean isType, int code) {
    this.dialect = dialect;
    this.isType = isType;
    this.code = code;
  }

  boolean is(String dialect, int code) {
    return this.code == code && this.dialect.equals(dialect);
  }

  boolean isBuiltin(int code) {
    return is(BytecodeEncodings.BUILTIN, code);
  }

  boolean isVhlo(int code) {
    return is(BytecodeEncodings.VHLO, code);
  }
}
