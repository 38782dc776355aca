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
  static final Argnums FIRST = of(0);

  public Argnums {
    indices = List.copyOf(indices);
  }

  static Argnums of(int argnum) {
    return new Argnums(List.of(argnum), true, false, false);
  }

  static Argnums of(@Nullable Integer @Nullable ... indices) {
    if (indices == null || Arrays.asList(indices).contains(null)) {
      throw invalid("argnums", Arrays.toString(indices));
    }
    return new Argnums(Arrays.asList(indices), false, false, false);
  }

  static Argnums present(String name, @Nullable Argnums argnums) {
    if (argnums == null) {
      throw invalid(name, "null");
    }
    return argnums;
  }

  private static TransformException invalid(String name, String got) {
    return new TransformException(name + ": argnums must be indices of arguments; got " + got);
  }

  Object[] choose(String name, Object[] arguments) {
    long distinct =
        indices.stream().map(i -> canonical(name, i, arguments.length)).distinct().count();
    if (distinct == 0 || distinct < indices.size()) {
      throw new TransformException(
          name + ": argnums must name one argument or more, each once; got " + this);
    }
    Object[] chosen = new Object[indices.size()];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = arguments[canonical(name, indices.get(i), arguments.length)];
    }
    return chosen;
  }

  static int canonical(String name, int argnum, int arity) {
    int i = argnum < 0 ? argnum + arity : argnum;
    if (i < 0 || i >= arity) {
      throw new TransformException(
          name
              + ": argnums must be less than the number of arguments, "
              + arity
              + "; got "
              + argnum);
    }
    return i;
  }

  Object[] replace(Object[] arguments, Object[] values) {
    Object[] all = arguments.clone();
    for (int i = 0; i < values.length; i++) {
      all[canonical("grad", indices.get(i), all.length)] = values[i];
    }
    return all;
  }

  @Override
  public String toString() {
    return single ? indices.getFirst().toString() : Arrays.toString(indices.toArray());
  }
}
