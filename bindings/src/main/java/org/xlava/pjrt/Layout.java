package org.xlava.pjrt;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The order in which an array's elements lie in a device's memory.
 *
 * @param minorToMajor the dimensions from the one whose neighbours are adjacent to the slowest
 */
public record Layout(List<Integer> minorToMajor) {
  /**
   * Copies the list.
   *
   * @throws NullPointerException if the list is null or has nulls
   */
  public Layout {
    minorToMajor = List.copyOf(minorToMajor);
  }

  /**
   * Returns whether the last dimension varies fastest, as in host memory; an array without
   * dimensions is row-major.
   */
  public boolean isRowMajor() {
    int rank = minorToMajor.size();
    for (int i = 0; i < rank; i++) {
      if (minorToMajor.get(i) != rank - 1 - i) {
        return false;
      }
    }
    return true;
  }

  /** Returns XLA's notation: <code>{1,0}</code>. */
  @Override
  public String toString() {
    return minorToMajor.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
