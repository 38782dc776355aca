package org.xlava;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an index may have beside integers and arrays, for {@link Tensor#get}; NumPy's {@code :},
 * {@code ...} and {@code newaxis}.
 *
 * {@snippet :
 * x.get(ALL, 0)                     // x[:, 0]
 * x.get(range(1, 3), ELLIPSIS)      // x[1:3, ...]
 * x.get(from(-2))                   // x[-2:]
 * x.get(ALL.step(-1))               // x[::-1]
 * x.get(NEW_AXIS, until(5).step(2)) // x[None, :5:2]
 * }
 */
public sealed interface Index {
  /** All of a dimension; NumPy's {@code :}. */
  Range ALL = new Range(null, null, 1);

  /**
   * All of as many dimensions as no other entry is for; NumPy's {@code ...}. An index that has none
   * has one at its end.
   */
  Index ELLIPSIS = Place.ELLIPSIS;

  /** A new dimension of size 1; NumPy's {@code newaxis}, and JAX's {@code None}. */
  Index NEW_AXIS = Place.NEW_AXIS;

  /** From {@code start} to before {@code stop}; NumPy's {@code start:stop}. */
  static Range range(int start, int stop) {
    return new Range(start, stop, 1);
  }

  /** From {@code start} to the end; NumPy's {@code start:}. */
  static Range from(int start) {
    return new Range(start, null, 1);
  }

  /** From the beginning to before {@code stop}; NumPy's {@code :stop}. */
  static Range until(int stop) {
    return new Range(null, stop, 1);
  }

  /**
   * A range of a dimension, as Python's: negative bounds count from the end, and what lies outside
   * of the dimension is left out.
   *
   * @param start the first index; null for the first there is in the step's direction
   * @param stop the index that it ends before; null for none
   * @param step from one index to the next; negative ones go back
   */
  record Range(@Nullable Integer start, @Nullable Integer stop, int step) implements Index {
    /**
     * A range.
     *
     * @throws ShapeException when the step is zero
     */
    public Range {
      if (step == 0) {
        throw new ShapeException(
            "Index: a range's step must not be 0; got " + text(start, stop, 0));
      }
    }

    /**
     * This range with another step. {@code ALL.step(-1)} has all elements in reverse.
     *
     * @throws ShapeException when the step is zero
     */
    public Range step(int step) {
      return new Range(start, stop, step);
    }

    /** As in NumPy, such as {@code 1:7:2}. */
    @Override
    public String toString() {
      return text(start, stop, step);
    }

    private static String text(@Nullable Integer start, @Nullable Integer stop, int step) {
      String bounds = Objects.toString(start, "") + ":" + Objects.toString(stop, "");
      return step == 1 ? bounds : bounds + ":" + step;
    }
  }

  /** An entry that no dimension is for. */
  enum Place implements Index {
    ELLIPSIS,
    NEW_AXIS
  }
}
