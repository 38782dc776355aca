package org.xlava;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that a derivative is taken in: a single one, whose derivative is given as it is, or
 * several, whose derivatives are given as a {@code List}; with the options of {@link GradOptions}.
 */
public record Argnums(
    List<Integer> indices, boolean single, boolean holomorphic, boolean allowInt) {
  /** The first argument. */
  public static final Argnums FIRST = of(0);

  public Argnums {
    indices = List.copyOf(indices);
  }

  /** A single argument, by its index from 0, or from the end when negative. */
  public static Argnums of(int argnum) {
    return new Argnums(List.of(argnum), true, false, false);
  }

  static Argnums of(@Nullable Integer @Nullable ... indices) {
    if (indices == null || Arrays.asList(indices).contains(null)) {
      throw new TransformException(
          "argnums: argnums must be indices of arguments; got " + Arrays.toString(indices));
    }
    return new Argnums(Arrays.asList(indices), false, false, false);
  }

  @Override
  public String toString() {
    return single ? indices.getFirst().toString() : Arrays.toString(indices.toArray());
  }
}
