package org.xlava;

import java.io.Serializable;
import org.xlava.transform.TypeOnlyTensor;

/**
 * What is known of a tensor before its values are: dtype, shape, and whether the dtype is weak, as
 * that of a Java number is, so that it gives way in promotion.
 */
public record TensorType(DType dtype, Shape shape, boolean weak) implements Serializable {
  public TensorType {
    if (dtype == null || shape == null) {
      throw new DTypeException("type: needs a dtype and a shape; got " + dtype + ", " + shape);
    }
  }

  /** A type that isn't weak. */
  public static TensorType of(DType dtype, int... shape) {
    return new TensorType(dtype, Shape.of(shape), false);
  }

  /** A type that isn't weak. */
  public static TensorType of(DType dtype, Shape shape) {
    return new TensorType(dtype, shape, false);
  }

  /**
   * A tensor of this type without values: an argument of {@code evalShape} where a tree has no room
   * for a {@code TensorType}, as in a record.
   */
  public Tensor placeholder() {
    return TypeOnlyTensor.of(this);
  }

  /** The type of a tensor of this dtype and weakness and another shape. */
  public TensorType withShape(Shape newShape) {
    return new TensorType(dtype, newShape, weak);
  }

  /** The type of a tensor of this shape and weakness and another dtype. */
  public TensorType withDtype(DType newDtype) {
    return new TensorType(newDtype, shape, weak);
  }

  /** The type of a tensor of this dtype and shape and another weakness. */
  public TensorType withWeak(boolean newWeak) {
    return weak == newWeak ? this : new TensorType(dtype, shape, newWeak);
  }

  /** The type of tangents of a tensor of this type: float0 for integers and booleans. */
  public TensorType tangent() {
    return dtype.isInexact() ? this : TensorType.of(DType.FLOAT0, shape);
  }

  /** The number of dimensions. */
  public int rank() {
    return shape.rank();
  }

  /** The number of bytes that the elements take, row-major and without padding. */
  public long bytes() {
    long n = shape.elements();
    if (n > Long.MAX_VALUE / dtype.bytes()) {
      throw new ShapeException("shape: too many elements; got " + this);
    }
    return n * dtype.bytes();
  }

  /** The form that programs print, such as {@code f32[2,3]}. */
  @Override
  public String toString() {
    return dtype.shortName() + shape.brackets();
  }

  /** {@link #dtype}, for destructuring in Kotlin. */
  public DType component1() {
    return dtype;
  }

  /** {@link #shape}, for destructuring in Kotlin. */
  public Shape component2() {
    return shape;
  }

  /** {@link #weak}, for destructuring in Kotlin. */
  public boolean component3() {
    return weak;
  }
}
