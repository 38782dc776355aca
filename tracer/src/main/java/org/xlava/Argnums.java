package org.xlava;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several arguments that a derivative is taken in, whose derivatives are given as a {@code List}.
 */
public record Argnums(List<Integer> indices) {
  public Argnums {
    indices = List.copyOf(indices);
  }

  static Argnums of(@Nullable Integer @Nullable ... indices) {
    if (indices == null || Arrays.asList(indices).contains(null)) {
      throw new TransformException(
          "argnums: argnums must be indices of arguments; got " + Arrays.toString(indices));
    }
    return new Argnums(Arrays.asList(indices));
  }

  @Override
  public String toString() {
    return indices.toString();
  }
}
