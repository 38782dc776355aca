package org.xlava.pjrt;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The array of most elements among those of a program, which are added one by one as its types are
 * read. Compilers measure arrays in 64 bits and do not survive what needs more.
 */
final class LargestArray {
  /** What elements of an unknown type are taken for: the widest that there are. */
  static final int WIDEST_BYTES = 16;

  private long elements;
  private List<Long> dims = List.of();
  private int elementBytes;

  /**
   * Adds an array. Of its dimensions those that are not positive are unknown or count for nothing.
   *
   * @throws PjrtException if it takes 2^63 bytes or more
   */
  void add(List<Long> dims, int elementBytes) {
    long count = 1;
    for (long dim : dims) {
      count = dim > 0 ? multiply(count, dim, dims, elementBytes) : count;
    }
    multiply(count, elementBytes, dims, elementBytes);
    if (count > elements) {
      elements = count;
      this.dims = dims;
      this.elementBytes = elementBytes;
    }
  }

  private static long multiply(long left, long right, List<Long> dims, int elementBytes) {
    if (Math.multiplyHigh(left, right) != 0 || left * right < 0) {
      throw PjrtException.invalid(
          "program: arrays must take less than 2^63 bytes; got " + describe(dims, elementBytes));
    }
    return left * right;
  }

  long elements() {
    return elements;
  }

  private static String describe(List<Long> dims, int elementBytes) {
    String shape =
        dims.stream()
            .map(dim -> dim < 0 ? "?" : Long.toString(dim))
            .collect(Collectors.joining("x"));
    return "an array of %s elements of %d bytes".formatted(shape, elementBytes);
  }

  @Override
  public String toString() {
    return describe(dims, elementBytes);
  }
}
