package org.xlava;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments that aren't traced, by their indices, for {@code jit} and {@code checkpoint}. */
public record StaticArgnums(List<Integer> indices) implements JitOption, CheckpointOption {
  public StaticArgnums {
    indices = List.copyOf(indices);
  }

  static StaticArgnums of(@Nullable Integer @Nullable ... argnums) {
    return new StaticArgnums(indices("staticArgnums", argnums));
  }

  static List<Integer> indices(String what, @Nullable Integer @Nullable ... argnums) {
    if (argnums == null || Arrays.asList(argnums).contains(null)) {
      throw new TransformException(
          "jit: "
              + what
              + " must be indices of arguments; got null"
              + (argnums == null ? "" : " among them"));
    }
    return Arrays.asList(argnums);
  }
}
