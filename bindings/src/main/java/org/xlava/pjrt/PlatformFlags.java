package org.xlava.pjrt;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * XLA flags that a platform needs for the results to be those of StableHLO. What a user sets goes
 * before them.
 */
final class PlatformFlags {
  private static final int FIRST_API_OF_SPLIT_VECTORS = 82;

  private PlatformFlags() {}

  /** Returns options with the flags that a client's platform needs for some program or other. */
  static CompileOptions complete(Client client, CompileOptions options) {
    return complete(options, flags(client, true));
  }

  /** Returns options with the flags that a client's platform needs for a program. */
  static CompileOptions complete(Client client, CompileOptions options, Program program) {
    return complete(options, flags(client, program.mayHave("f64")));
  }

  private static CompileOptions complete(CompileOptions options, Map<String, NamedValue> flags) {
    CompileOptions complete = options;
    for (Map.Entry<String, NamedValue> flag : flags.entrySet()) {
      if (!options.xlaFlags().containsKey(flag.getKey())) {
        complete = complete.withXlaFlag(flag.getKey(), flag.getValue());
      }
    }
    return complete;
  }

  private static Map<String, NamedValue> flags(Client client, boolean doubles) {
    Map<String, NamedValue> flags = new LinkedHashMap<>();
    if (client.platformName().equals("cpu")) {
      // Else the maximum of a number and a NaN is the number where the NaN comes second.
      flags.put("xla_cpu_enable_fast_min_max", new NamedValue.Bool(false));
      if (doubles && client.plugin().apiVersion().minor() >= FIRST_API_OF_SPLIT_VECTORS) {
        // These plugins call atan of four f64 in AVX registers, and the function they call, which
        // is compiled for SSE, expects them in memory. Two f64 go in one register either way.
        flags.put("xla_cpu_prefer_vector_width", new NamedValue.Int64(128));
      }
    }
    return flags;
  }
}
