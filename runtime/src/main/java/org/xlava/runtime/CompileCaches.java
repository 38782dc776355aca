package org.xlava.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.xlava.ExecutionException;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.settings.Setting;
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
   * @throws ExecutionException when a setting is no path
   */
  public static Optional<Path> folder() {
    try {
      return CacheFolder.executables();
    } catch (PjrtException e) {
      throw new ExecutionException(e.getMessage(), e);
    }
  }

  /** How many bytes the folder may hold. */
  static long maxBytes() {
    return Setting.COMPILE_CACHE_BYTES.number(DEFAULT_BYTES);
  }

  /** How many programs are loaded before they are asked for. */
  static long maxPreloaded() {
    return Setting.COMPILE_CACHE_PRELOAD.number(DEFAULT_PRELOAD);
  }
}
