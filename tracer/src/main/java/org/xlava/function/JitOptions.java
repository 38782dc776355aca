package org.xlava.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xlava.JitOption;
import org.xlava.StaticArgnums;
import org.xlava.primitive.control.JitSettings;

/**
 * All options of {@code jit}.
 *
 * @param staticArgnums the arguments that aren't traced
 * @param donateArgnums the arguments whose memory the program may put its results in
 * @param inline whether a call inside another program adds the operations to that program
 * @param keepUnused whether arguments that the program doesn't use are its parameters all the same
 * @param compilerOptions the compiler's options by name
 * @param name what programs and messages call the function; empty for the class's own
 */
public record JitOptions(
    List<Integer> staticArgnums,
    List<Integer> donateArgnums,
    boolean inline,
    boolean keepUnused,
    Map<String, Object> compilerOptions,
    Optional<String> name) {
  private static final String KNOWN =
      "staticArgnums, donateArgnums, inlined, keepUnused, compilerOptions and named";

  public static JitOptions of(@Nullable JitOption @Nullable ... options) {
    List<Integer> statics = List.of();
    List<Integer> donated = List.of();
    boolean inline = false;
    boolean keepUnused = false;
    Map<String, Object> compilerOptions = Map.of();
    Optional<String> name = Optional.empty();
    for (JitOption option : GivenOptions.of("jit", KNOWN, options)) {
      switch (option) {
        case StaticArgnums s -> statics = s.indices();
        case JitOption.DonateArgnums d -> donated = d.indices();
        case JitOption.Inlined i -> inline = true;
        case JitOption.KeepUnused k -> keepUnused = true;
        case JitOption.CompilerOptions c -> compilerOptions = c.values();
        case JitOption.Named n -> name = Optional.of(n.name());
      }
    }
    return new JitOptions(statics, donated, inline, keepUnused, compilerOptions, name);
  }

  /** How calls of a program are compiled that takes over the operands {@code donated}. */
  JitSettings settings(List<Integer> donated) {
    JitSettings settings = new JitSettings(donated, keepUnused, compilerOptions);
    return settings.areNone() ? JitSettings.NONE : settings;
  }
}
