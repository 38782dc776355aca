package org.xlava.runtime;

import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Program;
import org.xlava.stablehlo.Quirk;

/**
 * Finds out what a plugin's compiler gets wrong, by programs that show it. The answer is kept in
 * the store, by a name that stands for this plugin's file and the machine, as those of executables.
 */
final class QuirkProbe {
  // Another set of probes has another name.
  private static final String ENTRY = "quirks 1";

  private QuirkProbe() {}

  static Set<Quirk> quirks(
      Client client, CompileOptions options, @Nullable ExecutableStore store, ProgramKeys keys) {
    String key = keys.of(ENTRY);
    byte[] known = store == null ? null : store.read(key);
    if (known != null && known.length == Quirk.values().length) {
      return decoded(known);
    }
    Set<Quirk> seen = seen(client, options);
    if (store != null) {
      store.write(key, encoded(seen));
    }
    return seen;
  }

  // A byte for each quirk in order.
  private static byte[] encoded(Set<Quirk> quirks) {
    byte[] flags = new byte[Quirk.values().length];
    quirks.forEach(quirk -> flags[quirk.ordinal()] = 1);
    return flags;
  }

  private static Set<Quirk> decoded(byte[] flags) {
    Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    for (Quirk quirk : Quirk.values()) {
      if (flags[quirk.ordinal()] != 0) {
        quirks.add(quirk);
      }
    }
    return quirks;
  }

  // A plugin that can't run the probes is given programs with all guards, which are right for any.
  private static Set<Quirk> seen(Client client, CompileOptions options) {
    try (LoadedExecutable probes = client.compile(Program.generated(Quirk.probes()), options);
        Buffer zero = client.uploadScalar(ElementType.F32, 0)) {
      return Quirk.shownBy(results(probes.execute(zero)));
    } catch (PjrtException e) {
      System.getLogger("org.xlava.runtime")
          .log(Level.DEBUG, "the plugin doesn't run the probes of its quirks", e);
      return EnumSet.allOf(Quirk.class);
    }
  }

  private static double[] results(Buffer[] scalars) {
    double[] results = new double[scalars.length];
    for (int i = 0; i < scalars.length; i++) {
      try (Buffer scalar = scalars[i]) {
        MemorySegment bytes = MemorySegment.ofArray(scalar.toByteArray());
        results[i] = bytes.get(ValueLayout.JAVA_FLOAT_UNALIGNED, 0);
      }
    }
    return results;
  }
}
