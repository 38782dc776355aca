package org.xlava.pjrt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An {@code xla.ShapeProto}: an array's element type, dimensions and layout, or a tuple of shapes.
 */
record HloShape(
    int elementCode, List<Long> dims, Layout layout, List<HloShape> parts, boolean isTuple) {
  private static final int ELEMENT_TYPE = 2;
  private static final int DIMENSIONS = 3;
  private static final int TUPLE_SHAPES = 4;
  private static final int LAYOUT = 5;
  private static final int MINOR_TO_MAJOR = 1;
  private static final int TUPLE = 13;

  static HloShape read(ProtoReader shape) {
    int element = 0;
    List<Long> dims = new ArrayList<>();
    List<Long> order = new ArrayList<>();
    List<HloShape> parts = new ArrayList<>();
    while (shape.hasNext()) {
      switch (shape.field()) {
        case ELEMENT_TYPE -> element = (int) shape.varint();
        case DIMENSIONS -> shape.varints(dims);
        case TUPLE_SHAPES -> parts.add(read(shape.message()));
        case LAYOUT -> readLayout(shape.message(), order);
        default -> shape.skip();
      }
    }
    Layout layout = new Layout(order.stream().map(Math::toIntExact).toList());
    return new HloShape(element, List.copyOf(dims), layout, List.copyOf(parts), element == TUPLE);
  }

  private static void readLayout(ProtoReader layout, List<Long> order) {
    while (layout.hasNext()) {
      if (layout.field() == MINOR_TO_MAJOR) {
        layout.varints(order);
      } else {
        layout.skip();
      }
    }
  }

  ArrayType type() {
    return ArrayType.of(
        ElementType.ofXla(elementCode), dims.stream().mapToLong(Long::longValue).toArray());
  }

  /** Returns the arrays that the shape is of, itself if it is one. */
  List<HloShape> arrays() {
    return isTuple
        ? parts.stream().flatMap(part -> part.arrays().stream()).toList()
        : List.of(this);
  }

  /** Returns XLA's notation: {@code f32[3,4]{1,0}}. */
  @Override
  public String toString() {
    if (isTuple) {
      return parts.stream().map(HloShape::toString).collect(Collectors.joining(", ", "(", ")"));
    }
    return type().toString() + (layout.minorToMajor().isEmpty() ? "" : layout);
  }
}
