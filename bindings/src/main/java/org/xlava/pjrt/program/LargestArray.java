package org.xlava.pjrt.program;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The array of most elements among those of a program, which are added one by one as its types are
 * read. Compilers measure arrays in 64 bits and do not survive what needs more.
 */
final class LargestArray {
  /** What elements of an unknown type are taken for: the widest that there are. */
  static final int WIDEST_BYTES = 16;

  /** How many integers of a shape or a padding are read: arrays have fewer dimensions. */
  static final int LONGEST_LIST = 1 << 10;

  private long elements;
  private List<Long> dims = List.of();
  private int elementBytes;

  /**
   * Adds an array. Of its dimensions those that are not positive are unknown or count for nothing.
   *
   * @throws RefusedException if it takes 2^63 bytes or more
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

  /**
   * Adds the array that a padding makes before it crops what is negative of it.
   *
   * @param dims the dimensions of what is padded, with as many amounts in each list
   * @throws RefusedException if it takes 2^63 bytes or more
   */
  void addPadded(List<Long> dims, Padding padding, int elementBytes) {
    List<Long> padded = new ArrayList<>();
    for (int i = 0; i < dims.size(); i++) {
      padded.add(padding.padded(i, Math.max(0, dims.get(i))));
    }
    add(List.copyOf(padded), elementBytes);
  }

  /** The amounts of a padding, one for each dimension, or one for all; missing ones are 0. */
  record Padding(List<Long> low, List<Long> high, List<Long> interior) {
    private long padded(int axis, long dim) {
      long inside = multiply(at(interior, axis), Math.max(0, dim - 1));
      return add(add(at(low, axis), at(high, axis)), add(dim, inside));
    }

    private static long at(List<Long> amounts, int axis) {
      return amounts.isEmpty() ? 0 : Math.max(0, amounts.get(Math.min(axis, amounts.size() - 1)));
    }

    private static long add(long left, long right) {
      return left + right < 0 ? Long.MAX_VALUE : left + right;
    }

    private static long multiply(long left, long right) {
      return Math.multiplyHigh(left, right) != 0 || left * right < 0
          ? Long.MAX_VALUE
          : left * right;
    }
  }

  /** Returns the signed integer of up to 8 bytes, the lowest first, at a place. */
  static long integer(byte[] data, int start, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes && start + i < data.length; i++) {
      value |= (data[start + i] & 0xFFL) << (i * Byte.SIZE);
    }
    int unused = Long.SIZE - bytes * Byte.SIZE;
    return value << unused >> unused;
  }

  private static long multiply(long left, long right, List<Long> dims, int elementBytes) {
    if (Math.multiplyHigh(left, right) != 0 || left * right < 0) {
      throw new RefusedException(
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
