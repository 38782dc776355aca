package org.xlava.runtime;

import java.time.Duration;

/**
 * What the compile caches did since the process began. Operations and jitted functions that are
 * called again for the same types hold their program and ask no cache: they count nowhere here.
 *
 * @param programs the programs asked for: one for each new operation, jitted function, and types
 * @param memoryHits those of them that the process had compiled or loaded already
 * @param diskHits those that were loaded from the folder
 * @param preloaded those of the latter that were loaded before they were asked for
 * @param diskMisses those that the folder didn't have, or had damaged
 * @param compiles those that the plugin compiled
 * @param compiling the time spent compiling
 * @param loading the time that was waited for the folder and for loading what was found
 */
public record CacheStats(
    long programs,
    long memoryHits,
    long diskHits,
    long preloaded,
    long diskMisses,
    long compiles,
    Duration compiling,
    Duration loading) {
  /** What happened since {@code earlier}. */
  public CacheStats minus(CacheStats earlier) {
    return new CacheStats(
        programs - earlier.programs,
        memoryHits - earlier.memoryHits,
        diskHits - earlier.diskHits,
        preloaded - earlier.preloaded,
        diskMisses - earlier.diskMisses,
        compiles - earlier.compiles,
        compiling.minus(earlier.compiling),
        loading.minus(earlier.loading));
  }
}
