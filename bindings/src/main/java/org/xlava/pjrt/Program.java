package org.xlava.pjrt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A program to compile: an MLIR module of StableHLO (CHLO and other dialects as far as the plugin
 * knows them), as text or as bytecode.
 */
public final class Program {
  private static final String PRODUCER = "StableHLO_v";

  private final byte[] code;
  private final LargestArray largest;

  private Program(byte[] code, LargestArray largest) {
    this.code = code;
    this.largest = largest;
  }

  /**
   * Returns a program given as text.
   *
   * @throws PjrtException if the text is empty or has what the plugin would not survive: brackets
   *     that nest too deep, functions without a body or that call themselves, bitcasts of bits,
   *     arrays of 2^63 bytes and more, those between the padding and the cropping of a {@code pad}
   *     included
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
   * @throws PjrtException if there are no bytes, or what the plugin would not survive: see {@link
   *     #mlir(String)}, and bytecode that is not well-formed
   */
  public static Program mlir(byte[] code) {
    if (code == null || code.length == 0) {
      throw PjrtException.invalid(
          "program: code must not be empty; got " + (code == null ? "null" : "0 bytes"));
    }
    byte[] copy = code.clone();
    return Bytecode.isBytecode(copy) ? new Program(copy, Bytecode.check(copy)) : ofText(copy);
  }

  private static Program ofText(byte[] code) {
    Nesting.check(code);
    LargestArray largest = ProgramText.check(code);
    String text = new String(code, StandardCharsets.UTF_8);
    String expanded = MulhiExpansion.expand(text);
    return new Program(
        expanded.equals(text) ? code : expanded.getBytes(StandardCharsets.UTF_8), largest);
  }

  /**
   * Returns the version of StableHLO that a portable artifact was written for, {@code 1.15.0} for
   * example; nothing for text and for bytecode of another producer. A plugin runs artifacts of
   * newer versions as long as they have no operations that it doesn't know.
   */
  public Optional<String> stablehloVersion() {
    return Bytecode.isBytecode(code) ? producerVersion() : Optional.empty();
  }

  // After the magic number come a version in one byte and the producer as text that ends in 0.
  private Optional<String> producerVersion() {
    int start = Bytecode.HEADER_BYTES;
    int end = start;
    while (end < code.length && code[end] != 0) {
      end++;
    }
    String producer =
        end < code.length ? new String(code, start, end - start, StandardCharsets.UTF_8) : "";
    return producer.startsWith(PRODUCER)
        ? Optional.of(producer.substring(PRODUCER.length()))
        : Optional.empty();
  }

  byte[] code() {
    return code;
  }

  LargestArray largestArray() {
    return largest;
  }
}
