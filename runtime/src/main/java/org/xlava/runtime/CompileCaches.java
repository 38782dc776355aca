package org.xlava.runtime;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.xlava.ExecutionException;
import org.xlava.pjrt.spi.CacheFolder;

/**
 * The compile caches: in memory always, and in a folder, from which later processes load what
 * earlier ones compiled. Settings, each a system property or an environment variable:
 *
 * <ul>
 *   <li>{@code xlava.compileCache}, {@code XLAVA_COMPILE_CACHE}: the folder, or {@code off} for
 *       none; {@code executables} in {@link CacheFolder#path} unless given;
 *   <li>{@code xlava.compileCache.bytes}, {@code XLAVA_COMPILE_CACHE_BYTES}: how much it may hold,
 *       1 GiB unless given; what wasn't used for longest goes first;
 *   <li>{@code xlava.compileCache.preload}, {@code XLAVA_COMPILE_CACHE_PRELOAD}: how many programs
 *       at most are loaded before they are asked for, 256 unless given, 0 for none. They are those
 *       that the last process of the same main class or jar used, loaded by a thread of their own
 *       from the start of the plugin on, where there is more than one processor.
 * </ul>
 */
public final class CompileCaches {
  private static final String FOLDER = "xlava.compileCache";
  private static final String BYTES = "xlava.compileCache.bytes";
  private static final String PRELOAD = "xlava.compileCache.preload";
  private static final String OFF = "off";
  private static final long DEFAULT_BYTES = 1L << 30;
  private static final long DEFAULT_PRELOAD = 256;

  static final LongAdder PROGRAMS = new LongAdder();
  static final LongAdder MEMORY_HITS = new LongAdder();
  static final LongAdder DISK_HITS = new LongAdder();
  static final LongAdder PRELOADED = new LongAdder();
  static final LongAdder DISK_MISSES = new LongAdder();
  static final LongAdder COMPILES = new LongAdder();
  static final LongAdder COMPILING_NANOS = new LongAdder();
  static final LongAdder LOADING_NANOS = new LongAdder();

  private CompileCaches() {}

  /** What the caches did since the process began. */
  public static CacheStats stats() {
    return new CacheStats(
        PROGRAMS.sum(),
        MEMORY_HITS.sum(),
        DISK_HITS.sum(),
        PRELOADED.sum(),
        DISK_MISSES.sum(),
        COMPILES.sum(),
        Duration.ofNanos(COMPILING_NANOS.sum()),
        Duration.ofNanos(LOADING_NANOS.sum()));
  }

  /**
   * The folder of compiled programs, which may not exist yet; empty when it is switched off.
   *
   * @throws ExecutionException when the setting is no path
   */
  public static Optional<Path> folder() {
    String setting = setting(FOLDER, "XLAVA_COMPILE_CACHE", System.getenv());
    if (OFF.equalsIgnoreCase(setting)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          setting == null ? CacheFolder.path().resolve("executables") : Path.of(setting));
    } catch (InvalidPathException e) {
      throw new ExecutionException(
          "compile cache: " + FOLDER + " must be a folder or off; got " + setting, e);
    }
  }

  /** How many bytes the folder may hold. */
  static long maxBytes() {
    return number(BYTES, "XLAVA_COMPILE_CACHE_BYTES", "bytes", DEFAULT_BYTES);
  }

  /** How many programs are loaded before they are asked for. */
  static long maxPreloaded() {
    return number(PRELOAD, "XLAVA_COMPILE_CACHE_PRELOAD", "programs", DEFAULT_PRELOAD);
  }

  private static long number(String property, String variable, String of, long unlessGiven) {
    String setting = setting(property, variable, System.getenv());
    try {
      return setting == null ? unlessGiven : Long.parseLong(setting);
    } catch (NumberFormatException e) {
      throw new ExecutionException(
          "compile cache: " + property + " must be a number of " + of + "; got " + setting, e);
    }
  }

  private static @Nullable String setting(
      String property, String variable, Map<String, String> environment) {
    String value = System.getProperty(property, environment.getOrDefault(variable, ""));
    return value.isBlank() ? null : value.strip();
  }
}
