package org.xlava.pjrt;

import java.nio.charset.StandardCharsets;

/**
 * A program to compile: an MLIR module of StableHLO (CHLO and other dialects as far as the plugin
 * knows them), as text or as bytecode.
 */
public final class Program {
  private static final byte[] BYTECODE_MAGIC = {'M', 'L', (byte) 0xEF, 'R'};

  private final byte[] code;

  private Program(byte[] code) {
    this.code = code;
  }

  /**
   * Returns a program given as text.
   *
   * @throws PjrtException if the text is empty or has what the plugin would not survive: brackets
   *     that nest too deep, functions without a body or that call themselves, bitcasts of bits
   */
  public static Program mlir(String text) {
    if (text == null) {
      throw PjrtException.invalid("program: text must not be null; got null");
    }
    return mlir(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns a program given as MLIR bytecode or as text in UTF-8.
   *
   * @throws PjrtException if there are no bytes, or a text has what the plugin would not survive
   */
  public static Program mlir(byte[] code) {
    if (code == null || code.length == 0) {
      throw PjrtException.invalid(
          "program: code must not be empty; got " + (code == null ? "null" : "0 bytes"));
    }
    byte[] copy = code.clone();
    if (!isBytecode(copy)) {
      Nesting.check(copy);
      ProgramText.check(copy);
    }
    return new Program(copy);
  }

  private static boolean isBytecode(byte[] code) {
    for (int i = 0; i < BYTECODE_MAGIC.length; i++) {
      if (i >= code.length || code[i] != BYTECODE_MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  byte[] code() {
    return code;
  }
}
