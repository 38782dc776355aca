package org.xlava.array;

import org.jspecify.annotations.Nullable;
import org.xlava.Index;
import org.xlava.Tensor;

/** What one entry of an index says, once the dimension that it is for is known. */
sealed interface IndexEntry {
  /** One element, counted from the front. */
  record Element(int at) implements IndexEntry {}

  /**
   * The elements from {@code start} to before {@code limit}, every {@code stride}-th.
   *
   * @param reversed whether the last comes first
   */
  record Window(int start, int limit, int stride, boolean reversed) implements IndexEntry {
    static Window all(int size) {
      return new Window(0, size, 1, false);
    }

    /** What Python's {@code slice.indices} finds in a dimension of {@code size}. */
    static Window of(Index.Range range, int size) {
      long step = range.step();
      long low = step > 0 ? 0 : -1;
      long high = step > 0 ? size : size - 1L;
      long start = bound(range.start(), step > 0 ? low : high, low, high, size);
      long stop = bound(range.stop(), step > 0 ? high : low, low, high, size);
      long count = Math.max(0, Math.ceilDiv(stop - start, step));
      return of(start, step, count);
    }

    private static long bound(
        @Nullable Integer given, long otherwise, long low, long high, int size) {
      if (given == null) {
        return otherwise;
      }
      long fromFront = given < 0 ? (long) given + size : given;
      return Math.clamp(fromFront, low, high);
    }

    /** {@code count} elements from {@code start} on, each {@code step} from the last. */
    static Window of(long start, long step, long count) {
      if (count == 0) {
        return new Window(0, 0, 1, false);
      }
      long end = start + (count - 1) * step;
      int stride = count == 1 ? 1 : Math.toIntExact(Math.abs(step));
      int first = Math.toIntExact(Math.min(start, end));
      return new Window(first, Math.toIntExact(Math.max(start, end)) + 1, stride, step < 0);
    }

    boolean isAll(int size) {
      return start == 0 && limit == size && stride == 1;
    }
  }

  /** The elements at positions, int32 or int64 ones that count from the front. */
  record Positions(Tensor indices) implements IndexEntry {}

  /** A new dimension of size 1. */
  record NewAxis() implements IndexEntry {}

  /**
   * An ellipsis that no dimension is left for; index arrays beside it are not next to each other.
   */
  record Gap() implements IndexEntry {}

  /** Whether it is for a dimension of the operand. */
  default boolean isForDimension() {
    return !(this instanceof NewAxis || this instanceof Gap);
  }
}
