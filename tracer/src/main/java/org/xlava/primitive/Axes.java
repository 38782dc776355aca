package org.xlava.primitive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Shape;
import org.xlava.ShapeException;

/** Arithmetic on axes and shapes. */
public final class Axes {
  private Axes() {}

  /** The axes 0 to {@code n} - 1. */
  public static List<Integer> range(int n) {
    List<Integer> axes = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      axes.add(i);
    }
    return axes;
  }

  /** The axes of a tensor of rank {@code n}, without {@code axis}. */
  public static List<Integer> othersThan(int axis, int n) {
    List<Integer> axes = range(n);
    axes.remove(Integer.valueOf(axis));
    return axes;
  }

  /** {@code axes} in a tensor that has one more dimension, at {@code dim}. */
  public static List<Integer> shifted(List<Integer> axes, int dim) {
    return axes.stream().map(a -> a >= dim ? a + 1 : a).toList();
  }

  /** How many elements there are along {@code axes} together. */
  public static long elements(Shape shape, List<Integer> axes) {
    long elements = 1;
    for (int axis : axes) {
      elements *= shape.dim(axis);
    }
    return elements;
  }

  public static Shape inserted(Shape shape, int axis, int size) {
    List<Integer> dims = new ArrayList<>(shape);
    dims.add(axis, size);
    return Shape.of(dims);
  }

  public static Shape without(Shape shape, int axis) {
    List<Integer> dims = new ArrayList<>(shape);
    dims.remove(axis);
    return Shape.of(dims);
  }

  public static Shape without(Shape shape, List<Integer> axes) {
    List<Integer> dims = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      if (!axes.contains(i)) {
        dims.add(shape.dim(i));
      }
    }
    return Shape.of(dims);
  }

  /** {@code shape} with size 1 at each of {@code axes}: what a reduction keeps. */
  public static Shape kept(Shape shape, List<Integer> axes) {
    int[] dims = shape.dims();
    for (int axis : axes) {
      dims[axis] = 1;
    }
    return Shape.of(dims);
  }

  /** {@code shape} with {@code size} at {@code axis}. */
  public static Shape with(Shape shape, int axis, int size) {
    int[] dims = shape.dims();
    dims[axis] = size;
    return Shape.of(dims);
  }

  /** {@code list} with {@code value} inserted at {@code index}. */
  public static List<Integer> inserted(List<Integer> list, int index, int value) {
    List<Integer> result = new ArrayList<>(list);
    result.add(index, value);
    return List.copyOf(result);
  }

  /** The axis counted from the front; negative ones count from the end. */
  public static int canonical(String operation, int axis, int rank) {
    if (axis < -rank || axis >= rank) {
      throw new ShapeException(
          operation
              + ": axis must be in ["
              + -rank
              + ", "
              + rank
              + ") for a tensor of rank "
              + rank
              + "; got "
              + axis);
    }
    return axis < 0 ? axis + rank : axis;
  }

  /** Canonical, distinct axes. */
  public static List<Integer> canonical(String operation, @Nullable List<Integer> axes, int rank) {
    if (axes == null) {
      throw new ShapeException(operation + ": needs axes; got null");
    }
    List<Integer> result = new ArrayList<>(axes.size());
    for (int axis : axes) {
      result.add(canonical(operation, axis, rank));
    }
    if (new HashSet<>(result).size() != result.size()) {
      throw new ShapeException(operation + ": axes must be distinct; got " + axes);
    }
    return List.copyOf(result);
  }
}
