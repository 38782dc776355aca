package org.xlava.pjrt.program;

import org.jspecify.annotations.Nullable;

/** What a platform's compiler does not survive of programs that other platforms compile. */
public final class PlatformLimits {
  private static final int FIRST_API_OF_TILES = 82;

  /** The option of XLA's that has no tiles counted. */
  public static final String WITHOUT_TILES = "xla_cpu_disable_tiled_emitter";

  private PlatformLimits() {}

  /** Throws if the compiler of a platform and of a minor API version would not survive an array. */
  static void check(LargestArray array, String platform, int minorVersion) {
    if (platform.equals("cpu") && minorVersion >= FIRST_API_OF_TILES) {
      checkTiles(array, System.getenv("XLA_FLAGS"));
    }
  }

  // These plugins cut the arrays of a loop into tiles, which are no more than the elements, count
  // those of a thread in 32 bits and divide by the count.
  static void checkTiles(LargestArray array, @Nullable String xlaFlags) {
    if (array.elements() >>> Integer.SIZE != 0
        && (xlaFlags == null || !xlaFlags.contains(WITHOUT_TILES))) {
      throw new RefusedException(
          "compile: arrays must have less than 2^32 elements on this plugin, unless the process is"
              + " started with XLA_FLAGS=--xla_backend_extra_options=%s; got %s"
                  .formatted(WITHOUT_TILES, array));
    }
  }
}
