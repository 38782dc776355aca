package org.xlava.function;

import org.xlava.TransformException;

/** Arguments chosen by their indices, which count from the end when negative. */
public final class ArgumentIndices {
  private ArgumentIndices() {}

  /**
   * The arguments that are named.
   *
   * @throws TransformException when none is, or one twice, or one that isn't there
   */
  static Object[] choose(String name, GradOptions argnums, Object[] arguments) {
    long distinct =
        argnums.indices().stream()
            .map(i -> canonical(name, i, arguments.length))
            .distinct()
            .count();
    if (distinct == 0 || distinct < argnums.indices().size()) {
      throw new TransformException(
          name + ": argnums must name one argument or more, each once; got " + argnums);
    }
    Object[] chosen = new Object[argnums.indices().size()];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = arguments[canonical(name, argnums.indices().get(i), arguments.length)];
    }
    return chosen;
  }

  /** The arguments with {@code values} in place of those that are named. */
  static Object[] replace(GradOptions argnums, Object[] arguments, Object[] values) {
    Object[] all = arguments.clone();
    for (int i = 0; i < values.length; i++) {
      all[canonical("grad", argnums.indices().get(i), all.length)] = values[i];
    }
    return all;
  }

  /**
   * {@code argnum} counted from the start.
   *
   * @throws TransformException when there is no such argument
   */
  static int canonical(String name, int argnum, int arity) {
    int i = argnum < 0 ? argnum + arity : argnum;
    if (i < 0 || i >= arity) {
      throw new TransformException(
          "%s: argnums must be less than the number of arguments, %d; got %d"
              .formatted(name, arity, argnum));
    }
    return i;
  }
}
