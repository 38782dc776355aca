package org.xlava;

import java.util.List;

/**
 * What a function of {@code customVmap} does for a batch.
 *
 * @param <R> the type of the function's result
 */
@FunctionalInterface
public interface VmapRule<R> {
  /**
   * The results for {@code axisSize} examples.
   *
   * @param mapped for each argument whether it has the examples along a new first dimension: a
   *     {@code Boolean} for a tensor; for a tree one in place of each tensor, in {@code List}s, and
   *     {@code Map}s where the tree has records
   * @param arguments the arguments
   */
  Mapped<R> apply(int axisSize, List<Object> mapped, List<Object> arguments);

  /**
   * Results for a batch.
   *
   * @param value the results
   * @param mapped which of them have the examples along their first dimension: a {@code Boolean}
   *     for all, or {@code List}s and {@code Map}s of them that are a prefix of the results' tree
   */
  record Mapped<R>(R value, Object mapped) {
    /** Results of which all have the examples along their first dimension. */
    public static <R> Mapped<R> all(R value) {
      return new Mapped<>(value, true);
    }

    /** {@link #value}, for destructuring in Kotlin. */
    public R component1() {
      return value;
    }

    /** {@link #mapped}, for destructuring in Kotlin. */
    public Object component2() {
      return mapped;
    }
  }
}
