package org.xlava.pjrt.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values that operations of a region of bytecode may use, with those of the regions around it
 * unless it is isolated from them. Values are numbered in order of definition; the inner regions'
 * come after all of the outer ones'.
 */
final class BytecodeValues {
  private static final int UNDEFINED = -1;

  /** The order in which the uses of a value are, as a place in it that must be one of a use. */
  private record UseOrder(int value, long highest, BytecodeCursor where) {}

  private int[] types = new int[16];
  private int[] constants = new int[16];
  private int[] uses = new int[16];
  private int size;
  private final List<UseOrder> orders = new ArrayList<>();

  /** A region's values: the first, and the one that is defined next. */
  static final class Range {
    private final int start;
    private final int end;
    private int next;

    private Range(int start, int end) {
      this.start = start;
      this.end = end;
      this.next = start;
    }
  }

  Range open(int count) {
    Range range = new Range(size, size + count);
    size += count;
    if (size > types.length) {
      types = Arrays.copyOf(types, Math.max(size, 2 * types.length));
      constants = Arrays.copyOf(constants, types.length);
      uses = Arrays.copyOf(uses, types.length);
    }
    Arrays.fill(constants, range.start, size, UNDEFINED);
    Arrays.fill(types, range.start, size, UNDEFINED);
    Arrays.fill(uses, range.start, size, 0);
    return range;
  }

  void close(Range range) {
    for (UseOrder order : orders) {
      if (order.value >= range.start && order.highest >= uses[order.value]) {
        throw order.where.malformed("an order of more uses than a value has");
      }
    }
    orders.removeIf(order -> order.value >= range.start);
    size = range.start;
  }

  /** Defines the next value of a region and returns its number. */
  int define(Range range, int type, BytecodeCursor in) {
    if (range.next >= range.end) {
      throw in.malformed("more values than a region says it has");
    }
    types[range.next] = type;
    return range.next++;
  }

  /** Uses a value and returns its number. */
  int use(BytecodeCursor in) {
    int value = in.readIndex(size, "values");
    uses[value]++;
    return value;
  }

  /** Returns the type of a value, -1 if it is defined later. */
  int type(int value) {
    return types[value];
  }

  /** Says that a value is a constant, an attribute. */
  void setConstant(int value, int attribute) {
    constants[value] = attribute;
  }

  /** Returns the attribute that a value is, -1 if it isn't a constant. */
  int constant(int value) {
    return constants[value];
  }

  void order(int value, long highest, BytecodeCursor where) {
    orders.add(new UseOrder(value, highest, where));
  }
}
