package org.xlava.function;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.CheckpointOption;
import org.xlava.CheckpointPolicy;
import org.xlava.StaticArgnums;

/**
 * All options of {@code checkpoint}.
 *
 * @param policy what is kept
 * @param preventCse whether the compiler is kept from finding that something is computed a second
 *     time: a {@code Boolean}, or a {@code List} for the arguments that aren't static
 * @param staticArgnums the arguments that aren't traced
 */
record CheckpointOptions(CheckpointPolicy policy, Object preventCse, List<Integer> staticArgnums) {
  private static final CheckpointOptions NONE =
      new CheckpointOptions(CheckpointPolicy.nothingSaveable(), true, List.of());

  static CheckpointOptions of(@Nullable CheckpointOption @Nullable ... options) {
    CheckpointOptions result = NONE;
    for (CheckpointOption option :
        GivenOptions.of("checkpoint", "a policy, preventCse and staticArgnums", options)) {
      result = result.with(option);
    }
    return result;
  }

  private CheckpointOptions with(CheckpointOption option) {
    return switch (option) {
      case CheckpointPolicy p -> new CheckpointOptions(p, preventCse, staticArgnums);
      case CheckpointOption.PreventCse c -> new CheckpointOptions(policy, c.flags(), staticArgnums);
      case StaticArgnums s -> new CheckpointOptions(policy, preventCse, s.indices());
    };
  }
}
