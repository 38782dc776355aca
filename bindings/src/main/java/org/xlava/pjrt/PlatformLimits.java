package org.xlava.pjrt;

import org.jspecify.annotations.Nullable;

/** What a platform's compiler does not survive of programs that other platforms compile. */
final class PlatformLimits {
  private static final int FIRST_API_OF_TILES = 82;

  /** The option of XLA's that has no tiles counted. */
  static final String WITHOUT_TILES = "xla_cpu_disable_tiled_emitter";

  private PlatformLimits() {}

  /** Throws if a client's platform would not survive compiling a program. */
  static void check(Client client, Program program) {
    if (client.platformName().equals("cpu")
        && client.plugin().apiVersion().minor() >= FIRST_API_OF_TILES) {
      checkTiles(program.largestArray(), System.getenv("XLA_FLAGS"));
    }
  }

  // These plugins cut the arrays of a loop into tiles, which are no more than the elements, count
  // those of a thread in 32 bits and divide by the count.
  static void checkTiles(LargestArray array, @Nullable String xlaFlags) {
    if (array.elements() >>> Integer.SIZE != 0
        && (xlaFlags == null || !xlaFlags.contains(WITHOUT_TILES))) {
      throw PjrtException.invalid(
          "compile: arrays must have less than 2^32 elements on this plugin, unless the process is"
              + " started with XLA_FLAGS=--xla_backend_extra_options=%s; got %s"
                  .formatted(WITHOUT_TILES, array));
    }
  }
}
