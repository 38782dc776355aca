package org.xlava;


import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How {@code checkpoint} trades memory for computation. Begin with {@link #DEFAULTS}.
 *
 * @param policy what is kept
 * @param preventCse whether the compiler is kept from recognising the computation as one that has
 *     been made before and keeping its results after all; inside of {@code scan} it needn't be. A
 *     {@code Boolean}, or a {@code List} of one for each argument that isn't static, or Lists and
 *     Maps of them that are a prefix of its tree: the compiler may still recognise what depends on
 *     no argument of those that are true
 * @param staticArgnums arguments that the function gets as they are, not traced: their values may
 *     decide Java {@code if}s; and no derivative is taken in them
 */
public record CheckpointOptions(
    CheckpointPolicy policy, Object preventCse, List<Integer> staticArgnums) {
  /** Nothing is kept, and the compiler is kept from undoing that. */
  public static final CheckpointOptions DEFAULTS =
      new CheckpointOptions(CheckpointPolicy.nothingSaveable(), true, List.of());

  /**
   * @throws TransformException if {@code preventCse} is neither a boolean nor a {@code List}
   */
  public CheckpointOptions {
    if (!(preventCse instanceof Boolean || preventCse instanceof List<?>)) {
      throw new TransformException(
          "checkpoint: preventCse must be a boolean or a List of one for each argument; got "
              + preventCse);
    }
    preventCse = preventCse instanceof List<?> l ? copy(l) : preventCse;
    staticArgnums = List.copyOf(staticArgnums);
  }

  private static List<?> copy(List<?> entries) {
    return Collections.unmodifiableList(new ArrayList<>(entries));
  }

  public CheckpointOptions withPolicy(CheckpointPolicy newPolicy) {
    return new CheckpointOptions(newPolicy, preventCse, staticArgnums);
  }

  public CheckpointOptions withPreventCse(boolean newPreventCse) {
    return new CheckpointOptions(policy, newPreventCse, staticArgnums);
  }

  /** With one entry for each argument; see {@link #preventCse}. */
  public CheckpointOptions withPreventCse(List<?> newPreventCse) {
    return new CheckpointOptions(policy, newPreventCse, staticArgnums);
  }

  public CheckpointOptions withStaticArgnums(Integer... argnums) {
    return new CheckpointOptions(policy, preventCse, Arrays.asList(argnums));
  }
}
