package org.xlava.pjrt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.xlava.pjrt.program.RefusedException;
import org.xlava.pjrt.program.VettedProgram;

/**
 * A program to compile: an MLIR module of StableHLO (CHLO and other dialects as far as the plugin
 * knows them), as text or as bytecode.
 */
public final class Program {
  private final VettedProgram vetted;
  private final Optional<ExportedLimits> exported;

  private Program(VettedProgram vetted) {
    this(vetted, Optional.empty());
  }

  private Program(VettedProgram vetted, Optional<ExportedLimits> exported) {
    this.vetted = vetted;
    this.exported = exported;
  }

  /** Returns the program of an exported function, held to what that says of itself. */
  Program within(ExportedLimits limits) {
    return new Program(vetted, Optional.of(exported.orElse(limits)));
  }

  /** Throws if an exported function's program isn't for a platform, or for any size. */
  void checkExport(String platform) {
    exported.ifPresent(limits -> limits.check(platform));
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
    return mlir(bytes(text));
  }

  private static byte[] bytes(String text) {
    if (text == null) {
      throw PjrtException.invalid("program: text must not be null; got null");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns a program given as MLIR bytecode or as text in UTF-8.
   *
   * @throws PjrtException if there are no bytes, or what the plugin would not survive: see {@link
   *     #mlir(String)}, and bytecode that is not well-formed
   */
  public static Program mlir(byte[] code) {
    byte[] given = checked(code);
    return new Program(vetting(() -> VettedProgram.foreign(given)));
  }

  private static byte[] checked(byte[] code) {
    if (code == null || code.length == 0) {
      throw PjrtException.invalid(
          "program: code must not be empty; got " + (code == null ? "null" : "0 bytes"));
    }
    return code;
  }

  /**
   * Returns a program that Xlava's lowering wrote, of which that is checked which the function that
   * it was traced from can bring about: how deep brackets nest and calls go, bitcasts of bits, and
   * the sizes of arrays. For text of any other origin use {@link #mlir(String)}: what this lets
   * through may end the process.
   *
   * <p>Not looked for is what that lowering doesn't write: VHLO, aliases and functions in the
   * generic form. Nor is {@code chlo.mulhi}, which older plugins lack, replaced by StableHLO.
   *
   * @throws PjrtException if the plugin would not survive the program
   */
  public static Program generated(String text) {
    byte[] code = checked(bytes(text));
    return new Program(vetting(() -> VettedProgram.generated(code)));
  }

  // What is refused there is an exception that users don't see.
  private static <T> T vetting(Supplier<T> part) {
    try {
      return part.get();
    } catch (RefusedException e) {
      throw new PjrtException(StatusCode.INVALID_ARGUMENT, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Returns the version of StableHLO that a portable artifact was written for, {@code 1.15.0} for
   * example; nothing for text and for bytecode of another producer. A plugin runs artifacts of
   * newer versions as long as they have no operations that it doesn't know.
   */
  public Optional<String> stablehloVersion() {
    return vetted.stablehloVersion();
  }

  byte[] code() {
    return vetted.code();
  }

  /** Whether there may be elements of this type, by its name in MLIR. */
  boolean mayHave(String elementType) {
    return vetted.mayMention(elementType);
  }

  /** Throws if an exported function's program is for any size. */
  void checkDimensions() {
    exported.ifPresent(ExportedLimits::checkDimensions);
  }

  /**
   * Throws if a client's platform would not survive compiling the program, or if it was exported
   * for others or for any size.
   */
  void checkLimits(Client client) {
    checkExport(client.platformName());
    vetting(
        () -> {
          vetted.checkLimits(client.platformName(), client.plugin().apiVersion().minor());
          return this;
        });
  }
}
