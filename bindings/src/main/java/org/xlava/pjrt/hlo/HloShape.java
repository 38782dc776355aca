package org.xlava.pjrt.hlo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xlava.pjrt.wire.ProtoReader;

/**
 * An {@code xla.ShapeProto}: an array's element type, dimensions and layout, or a tuple of shapes.
 *
 * @param elementCode the {@code xla.PrimitiveType} of the elements
 * @param dims the dimensions, none of a scalar and of a tuple
 * @param minorToMajor the dimensions from the one whose neighbours are adjacent to the slowest
 * @param parts the shapes that a tuple is of
 */
public record HloShape(
    int elementCode, List<Long> dims, List<Integer> minorToMajor, List<HloShape> parts) {
  private static final int ELEMENT_TYPE = 2;
  private static final int DIMENSIONS = 3;
  private static final int TUPLE_SHAPES = 4;
  private static final int LAYOUT = 5;
  private static final int MINOR_TO_MAJOR = 1;

  /** Copies the lists. */
  public HloShape {
    dims = List.copyOf(dims);
    minorToMajor = List.copyOf(minorToMajor);
    parts = List.copyOf(parts);
  }

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
    return new HloShape(element, dims, order.stream().map(Math::toIntExact).toList(), parts);
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

  /** Returns whether the shape is a tuple. */
  public boolean isTuple() {
    return elementCode == PrimitiveTypes.TUPLE;
  }

  /** Returns the arrays that the shape is of, itself if it is one. */
  public List<HloShape> arrays() {
    return isTuple()
        ? parts.stream().flatMap(part -> part.arrays().stream()).toList()
        : List.of(this);
  }

  /** Returns XLA's notation: {@code f32[3,4]{1,0}}. */
  @Override
  public String toString() {
    if (isTuple()) {
      return parts.stream().map(HloShape::toString).collect(Collectors.joining(", ", "(", ")"));
    }
    return PrimitiveTypes.name(elementCode)
        + joined(dims, "[", "]")
        + (minorToMajor.isEmpty() ? "" : joined(minorToMajor, "{", "}"));
  }

  private static String joined(List<?> numbers, String opening, String closing) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", opening, closing));
  }
}
