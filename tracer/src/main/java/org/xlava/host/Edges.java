package org.xlava.host;

import java.lang.foreign.MemorySegment;
import org.xlava.HostArray;
import org.xlava.Shape;
import org.xlava.TensorType;

/**
 * What of an array is printed, as NumPy does: all of its elements, or if there are more than 1000
 * of each axis the three outermost items at either end.
 */
public final class Edges {
  /** How many items at an end of an axis are printed. */
  public static final int ITEMS = 3;

  private static final int MOST_ELEMENTS = 1000;

  private Edges() {}

  /** Whether items in the middle of an axis are left out. */
  public static boolean cut(Shape shape, int axis) {
    return shape.get(axis) > 2 * ITEMS && shape.elements() > MOST_ELEMENTS;
  }

  /** The shape of what is printed. */
  public static Shape shape(Shape whole) {
    int[] dims = whole.dims();
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] = cut(whole, axis) ? 2 * ITEMS : dims[axis];
    }
    return Shape.of(dims);
  }

  /** What is printed of an array, as one. */
  public static HostArray of(HostArray whole) {
    Shape shape = shape(whole.shape());
    return shape.equals(whole.shape()) ? whole : copied(whole, whole.type().withShape(shape));
  }

  private static HostArray copied(HostArray whole, TensorType type) {
    MemorySegment result = Elements.allocate(type);
    int bytes = type.dtype().bytes();
    long at = 0;
    for (long index : indices(whole.shape(), 0, new long[] {0})) {
      MemorySegment.copy(whole.data(), index * bytes, result, at, bytes);
      at += bytes;
    }
    return HostArray.of(result, type);
  }

  // The flat indices of what is printed, given those of the slices along the axes before this one.
  private static long[] indices(Shape shape, int axis, long[] slices) {
    if (axis == shape.size()) {
      return slices;
    }
    int length = shape.get(axis);
    int shown = cut(shape, axis) ? 2 * ITEMS : length;
    long[] next = new long[slices.length * shown];
    for (int n = 0; n < next.length; n++) {
      int item = n % shown;
      int left = cut(shape, axis) && item >= ITEMS ? length - shown : 0;
      next[n] = slices[n / shown] * length + left + item;
    }
    return indices(shape, axis + 1, next);
  }
}
