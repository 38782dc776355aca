package org.xlava.pjrt.program;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A program that was looked through for what a plugin would not survive. */
public final class VettedProgram {
  private static final String PRODUCER = "StableHLO_v";

  private final byte[] code;
  private final LargestArray largest;
  private final boolean foreign;

  private VettedProgram(byte[] code, LargestArray largest, boolean foreign) {
    this.code = code;
    this.largest = largest;
    this.foreign = foreign;
  }

  /**
   * Vets bytecode, or text in UTF-8, of which nothing is known.
   *
   * @throws RefusedException if a plugin would not survive it
   */
  public static VettedProgram foreign(byte[] code) {
    byte[] copy = code.clone();
    return Bytecode.isBytecode(copy)
        ? new VettedProgram(copy, Bytecode.check(copy), true)
        : foreignText(copy);
  }

  private static VettedProgram foreignText(byte[] code) {
    Nesting.check(code);
    String text = new String(code, StandardCharsets.UTF_8);
    LargestArray largest = ProgramText.check(text);
    String expanded = MulhiExpansion.expand(text);
    return new VettedProgram(
        expanded.equals(text) ? code : expanded.getBytes(StandardCharsets.UTF_8), largest, true);
  }

  /**
   * Vets a text in UTF-8 that Xlava's lowering wrote: for what its programs can come to have, see
   * {@link ProgramText#checkGenerated}.
   *
   * @throws RefusedException if a plugin would not survive it
   */
  public static VettedProgram generated(byte[] code) {
    Nesting.check(code);
    String text = new String(code, StandardCharsets.UTF_8);
    return new VettedProgram(code, ProgramText.checkGenerated(text), false);
  }

  /** Returns the program as the plugin is to get it; nobody may change it. */
  public byte[] code() {
    return code;
  }

  /** Whether a text mentions {@code word}; bytecode may mention anything. */
  public boolean mayMention(String word) {
    return Bytecode.isBytecode(code)
        || new String(code, StandardCharsets.ISO_8859_1).contains(word);
  }

  /**
   * Throws if a plugin for a platform, of a minor version of the API, would not survive it, or if
   * it is for arrays of any size, which no plugin compiles.
   *
   * @throws RefusedException if so
   */
  public void checkLimits(String platform, int minorVersion) {
    if (foreign) {
      SymbolicShapes.check(code);
    }
    PlatformLimits.check(largest, platform, minorVersion);
  }

  /** Returns the version of StableHLO that a portable artifact was written for. */
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
}
