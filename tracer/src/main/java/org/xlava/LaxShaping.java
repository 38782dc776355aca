package org.xlava;

import java.util.List;
import org.xlava.primitive.array.BroadcastInDim;
import org.xlava.primitive.array.Concatenate;
import org.xlava.primitive.array.Pad;
import org.xlava.primitive.array.Reshape;
import org.xlava.primitive.array.Rev;
import org.xlava.primitive.array.Split;
import org.xlava.primitive.array.Squeeze;
import org.xlava.primitive.array.Transpose;
import org.xlava.transform.Trace;

/** The chapter of {@link Lax} on the order and number of dimensions. */
abstract class LaxShaping extends LaxCreating {
  LaxShaping() {}

  /**
   * {@code x} repeated into {@code shape}, its dimension {@code i} becoming {@code dims[i]}, of
   * which it has the size or size 1.
   *
   * @throws ShapeException when {@code dims} aren't increasing, or the sizes don't fit
   */
  public static Tensor broadcastInDim(Tensor x, Shape shape, List<Integer> dims) {
    return BroadcastInDim.apply(x, shape, dims);
  }

  /**
   * {@code x} repeated into {@code shape} by NumPy's rule: aligned at the last dimension, sizes
   * equal or 1.
   *
   * @throws ShapeException when the sizes don't fit
   */
  public static Tensor broadcastTo(Tensor x, Shape shape) {
    return BroadcastInDim.trailing(x, shape);
  }

  /**
   * {@code x} with a new dimension of size 1 at {@code axis} of the result, negative from the end.
   *
   * @throws ShapeException when there is no such axis
   */
  public static Tensor expandDims(Tensor x, int axis) {
    return BroadcastInDim.expanded(x, axis);
  }

  /**
   * The elements of {@code x} in row-major order under another shape.
   *
   * @throws ShapeException when the number of elements differs
   */
  public static Tensor reshape(Tensor x, Shape shape) {
    return Reshape.apply(x, shape);
  }

  /**
   * {@code x} with dimension {@code permutation[i]} as dimension {@code i}.
   *
   * @throws ShapeException when {@code permutation} doesn't hold each axis once
   */
  public static Tensor transpose(Tensor x, List<Integer> permutation) {
    return Transpose.apply(x, permutation);
  }

  /**
   * {@code x} without the given dimensions, of size 1, negative from the end.
   *
   * @throws ShapeException when there is no such dimension, or it has another size
   */
  public static Tensor squeeze(Tensor x, List<Integer> dimensions) {
    return Squeeze.apply(x, dimensions);
  }

  /**
   * {@code x} reversed along dimensions, of its type.
   *
   * @throws ShapeException when there is no such dimension, or one is named twice
   */
  public static Tensor rev(Tensor x, List<Integer> dimensions) {
    return Trace.bind1(new Rev(dimensions), x);
  }

  /**
   * {@code x} with copies of {@code value} around and between its elements.
   *
   * @param value a scalar of the dtype of {@code x}
   * @param padding for each dimension how many before and after, where negative cuts off, and
   *     between
   * @throws DTypeException when the dtypes differ
   * @throws ShapeException when a padding is missing, or leaves a negative size
   */
  public static Tensor pad(Tensor x, Tensor value, List<Pad.Dim> padding) {
    return Trace.bind1(new Pad(padding), x, value);
  }

  /**
   * The operands joined along {@code dimension}.
   *
   * @param operands of one dtype, which is the result's, and of equal sizes in all other dimensions
   * @throws DTypeException when the dtypes differ
   * @throws ShapeException when there are no operands, or the other dimensions differ
   */
  public static Tensor concatenate(List<Tensor> operands, int dimension) {
    return Concatenate.apply(operands, dimension);
  }

  /**
   * {@code x} cut along {@code axis} into parts of the given sizes.
   *
   * @throws ShapeException when the sizes don't add up to the axis's
   */
  public static List<Tensor> split(Tensor x, List<Integer> sizes, int axis) {
    return List.of(Trace.bind(new Split(sizes, axis), x));
  }
}
