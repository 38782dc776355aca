package org.xlava;

import org.jspecify.annotations.Nullable;
import org.xlava.tree.Paths;

/**
 * A tensor that reverse mode keeps from the forward pass for the backward one: what {@code
 * savedResiduals} lists. It prints as {@code f32[3] output of cos from Model.loss(Model.java:42)}.
 *
 * @param type its dtype and shape, which tell its size
 * @param origin where it is from
 */
public record Residual(TensorType type, Origin origin) {
  /** Where a residual is from. */
  public sealed interface Origin {}

  /**
   * A part of an argument, which takes no memory of its own.
   *
   * @param argument its number, from 0
   * @param path the part of the argument's tree
   */
  public record Argument(int argument, TreePath path) implements Origin {
    @Override
    public String toString() {
      return Paths.below("from argument " + argument, path);
    }
  }

  /** A tensor that the function captured. */
  public record Captured() implements Origin {
    @Override
    public String toString() {
      return "from a captured tensor";
    }
  }

  /**
   * A value that {@code checkpointName} gives a name.
   *
   * @param line the line of code that names it, where that is known
   */
  public record Named(String name, @Nullable String line) implements Origin {
    @Override
    public String toString() {
      return "named " + name + from(line);
    }
  }

  /**
   * The result of an operation.
   *
   * @param operation its name, such as {@code cos} or {@code scan}
   * @param line the line of code that it is on, where that is known
   */
  public record Output(String operation, @Nullable String line) implements Origin {
    @Override
    public String toString() {
      return "output of " + operation + from(line);
    }
  }

  private static String from(@Nullable String line) {
    return line == null ? "" : " from " + line;
  }

  @Override
  public String toString() {
    return type + " " + origin;
  }

  /** {@link #type}, for destructuring in Kotlin. */
  public TensorType component1() {
    return type;
  }

  /** {@link #origin}, for destructuring in Kotlin. */
  public Origin component2() {
    return origin;
  }
}
