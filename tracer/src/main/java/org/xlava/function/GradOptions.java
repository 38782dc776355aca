package org.xlava.function;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Argnums;
import org.xlava.GradOption;
import org.xlava.TransformException;

/**
 * The arguments that a derivative is taken in, and how.
 *
 * @param indices the arguments, by their indices from 0, or from the end when negative
 * @param single whether the derivative is given as it is, and not in a {@code List}
 * @param holomorphic whether the function is from complex arguments to complex results
 * @param allowInt whether arguments may be integers and booleans
 */
public record GradOptions(
    List<Integer> indices, boolean single, boolean holomorphic, boolean allowInt) {
  /** In the first argument. */
  public static GradOptions of(String name, @Nullable GradOption @Nullable ... options) {
    return of(name, 0, options);
  }

  /** In one argument. */
  public static GradOptions of(
      String name, int argnum, @Nullable GradOption @Nullable ... options) {
    return new GradOptions(List.of(argnum), true, false, false).with(name, options);
  }

  /**
   * In several arguments.
   *
   * @throws TransformException when {@code argnums} are null
   */
  public static GradOptions of(
      String name, @Nullable Argnums argnums, @Nullable GradOption @Nullable ... options) {
    if (argnums == null) {
      throw new TransformException(name + ": argnums must be indices of arguments; got null");
    }
    return new GradOptions(argnums.indices(), false, false, false).with(name, options);
  }

  private GradOptions with(String name, @Nullable GradOption @Nullable ... options) {
    GradOptions result = this;
    for (GradOption option : GivenOptions.of(name, "holomorphic and allowInt", options)) {
      result = result.with(option);
    }
    return result;
  }

  private GradOptions with(GradOption option) {
    return switch (option) {
      case GradOption.Holomorphic h -> new GradOptions(indices, single, true, allowInt);
      case GradOption.AllowInt a -> new GradOptions(indices, single, holomorphic, true);
    };
  }

  @Override
  public String toString() {
    return single ? indices.getFirst().toString() : indices.toString();
  }
}
