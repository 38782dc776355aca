package org.xlava;

import java.util.Arrays;
import java.util.List;

/**
 * How {@code checkpoint} trades memory for computation. Begin with {@link #DEFAULTS}.
 *
 * @param policy what is kept
 * @param preventCse whether the compiler is kept from recognising the computation as one that has
 *     been made before and keeping its results after all; inside of {@code scan} it needn't be
 * @param staticArgnums arguments that the function gets as they are, not traced: their values may
 *     decide Java {@code if}s; and no derivative is taken in them
 */
public record CheckpointOptions(
    CheckpointPolicy policy, boolean preventCse, List<Integer> staticArgnums) {
  /** Nothing is kept, and the compiler is kept from undoing that. */
  public static final CheckpointOptions DEFAULTS =
      new CheckpointOptions(CheckpointPolicy.nothingSaveable(), true, List.of());

  public CheckpointOptions {
    staticArgnums = List.copyOf(staticArgnums);
  }

  public CheckpointOptions withPolicy(CheckpointPolicy newPolicy) {
    return new CheckpointOptions(newPolicy, preventCse, staticArgnums);
  }

  public CheckpointOptions withPreventCse(boolean newPreventCse) {
    return new CheckpointOptions(policy, newPreventCse, staticArgnums);
  }

  public CheckpointOptions withStaticArgnums(Integer... argnums) {
    return new CheckpointOptions(policy, preventCse, Arrays.asList(argnums));
  }
}
