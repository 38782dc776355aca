package org.xlava.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.Plugin;
import org.xlava.pjrt.files.Samples;

/**
 * The names of compiled programs: hashes of all that an executable depends on, so that equal names
 * mean that one stands for the other. Beside text and options these are the plugin's file and
 * versions, the platform, XLA's own flags, and the processor, whose instructions the code uses and
 * whose number of cores it is divided for.
 */
final class ProgramKeys {
  private static final String FORMAT = "3";
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Set<String> PROCESSOR_MODEL =
      Set.of(
          "vendor_id",
          "cpu family",
          "model",
          "model name",
          "stepping",
          "flags",
          "CPU implementer",
          "CPU variant",
          "CPU part",
          "CPU revision",
          "Features");

  private final CompileOptions ordinary;
  private final byte[] context;

  /**
   * @param options those that programs are compiled with unless told otherwise
   */
  ProgramKeys(Client client, CompileOptions options) {
    MessageDigest sha = sha256();
    add(sha, FORMAT);
    addPlugin(sha, client.plugin());
    add(sha, client.platformName(), client.platformVersion());
    addMachine(sha);
    sha.update(options.toByteArray());
    ordinary = options;
    context = sha.digest();
  }

  private byte[] context(CompileOptions options) {
    MessageDigest sha = sha256();
    sha.update(context);
    sha.update(options.toByteArray());
    return sha.digest();
  }

  /** The name of the program that {@code text} is. */
  String of(String text) {
    return of(text, ordinary);
  }

  /** The name of the program that {@code text} is, compiled with other options. */
  String of(String text, CompileOptions options) {
    MessageDigest sha = sha256();
    sha.update(options.equals(ordinary) ? context : context(options));
    sha.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void add(MessageDigest sha, String... parts) {
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      add(sha, bytes.length);
      sha.update(bytes);
    }
  }

  private static void add(MessageDigest sha, long number) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      sha.update((byte) (number >>> shift));
    }
  }

  private static void addPlugin(MessageDigest sha, Plugin plugin) {
    add(sha, plugin.apiVersion().toString());
    new TreeMap<>(plugin.attributes()).forEach((name, value) -> add(sha, name, value.toString()));
    try {
      add(sha, Files.getLastModifiedTime(plugin.path()).toMillis());
      add(sha, Samples.of(plugin.path()));
    } catch (IOException e) {
      // The library is loaded, so its file was replaced or removed: its programs are no other's.
      add(sha, UUID.randomUUID().toString());
    }
  }

  private static void addMachine(MessageDigest sha) {
    add(sha, System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    add(sha, Runtime.getRuntime().availableProcessors());
    add(sha, String.valueOf(System.getenv("XLA_FLAGS")));
    add(sha, processor());
  }

  // What Linux says of the first processor's model and instructions.
  private static String processor() {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .takeWhile(line -> !line.isBlank())
          .filter(line -> PROCESSOR_MODEL.contains(line.split(":", 2)[0].strip()))
          .collect(Collectors.joining("\n"));
    } catch (IOException | UncheckedIOException e) {
      return "unknown";
    }
  }
}
