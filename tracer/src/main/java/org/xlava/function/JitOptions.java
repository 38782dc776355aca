package org.xlava.function;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xlava.JitOption;
import org.xlava.StaticArgnums;

/**
 * All options of {@code jit}.
 *
 * @param staticArgnums the arguments that aren't traced
 * @param donateArgnums the arguments whose memory the program may put its results in
 * @param inline whether a call inside another program adds the operations to that program
 * @param name what programs and messages call the function; empty for the class's own
 */
public record JitOptions(
    List<Integer> staticArgnums,
    List<Integer> donateArgnums,
    boolean inline,
    Optional<String> name) {
  private static final JitOptions NONE =
      new JitOptions(List.of(), List.of(), false, Optional.empty());

  public static JitOptions of(@Nullable JitOption @Nullable ... options) {
    JitOptions result = NONE;
    for (JitOption option :
        GivenOptions.of("jit", "staticArgnums, donateArgnums, inlined and named", options)) {
      result = result.with(option);
    }
    return result;
  }

  private JitOptions with(JitOption option) {
    return switch (option) {
      case StaticArgnums s -> new JitOptions(s.indices(), donateArgnums, inline, name);
      case JitOption.DonateArgnums d -> new JitOptions(staticArgnums, d.indices(), inline, name);
      case JitOption.Inlined i -> new JitOptions(staticArgnums, donateArgnums, true, name);
      case JitOption.Named n ->
          new JitOptions(staticArgnums, donateArgnums, inline, Optional.of(n.name()));
    };
  }
}
