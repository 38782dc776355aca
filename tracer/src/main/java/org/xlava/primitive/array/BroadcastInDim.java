package org.xlava.primitive.array;

import static org.xlava.Lax.*;

import java.util.ArrayList;
import java.util.List;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Linear;
import org.xlava.primitive.Param;
import org.xlava.transform.GivenTensors;
import org.xlava.transform.Trace;

/**
 * Repeats into {@code shape}: operand dimension {@code i} becomes dimension {@code dimensions[i]}.
 */
public record BroadcastInDim(Shape shape, List<Integer> dimensions) implements Linear {
  public BroadcastInDim {
    dimensions = List.copyOf(dimensions);
  }

  /** {@code x} repeated, or itself where nothing is to be done. */
  public static Tensor apply(Tensor x, Shape shape, List<Integer> dimensions) {
    if (x.shape().equals(shape) && dimensions.equals(Axes.range(shape.rank()))) {
      return x;
    }
    return Trace.bind1(new BroadcastInDim(shape, dimensions), x);
  }

  /** {@code x} repeated into {@code shape} by NumPy's rule: aligned at the last dimension. */
  public static Tensor trailing(Tensor x, Shape shape) {
    TensorType type = GivenTensors.present(x).type();
    int lead = shape.rank() - type.rank();
    for (int i = 0; i < type.rank(); i++) {
      int from = type.shape().dim(i);
      if (lead < 0 || from != 1 && from != shape.dim(i + lead)) {
        throw new ShapeException(
            "broadcast_to: the operand's dimensions, aligned at the last, must be of size 1 or the"
                + " shape's; got "
                + type
                + " to "
                + shape.brackets());
      }
    }
    return apply(x, shape, Axes.range(x.rank()).stream().map(i -> i + lead).toList());
  }

  /** {@code x} with a new dimension of size 1 at {@code axis}, negative from the end. */
  public static Tensor expanded(Tensor x, int axis) {
    int at = Axes.canonical("expand_dims", axis, x.rank() + 1);
    Shape shape = Axes.inserted(x.shape(), at, 1);
    return apply(x, shape, Axes.othersThan(at, shape.rank()));
  }

  @Override
  public String operation() {
    return "broadcast_in_dim";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("broadcast_dimensions", dimensions), new Param("shape", shape));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    boolean fits = dimensions.size() == x.rank();
    for (int i = 0; fits && i < x.rank(); i++) {
      int d = dimensions.get(i);
      fits =
          d >= 0
              && d < shape.rank()
              && (i == 0 || dimensions.get(i - 1) < d)
              && (x.shape().dim(i) == 1 || x.shape().dim(i) == shape.dim(d));
    }
    if (!fits) {
      throw new ShapeException(
          "broadcast_in_dim: broadcast_dimensions must map each operand dimension, in increasing"
              + " order, to one of equal size or from size 1; got "
              + x
              + " with broadcast_dimensions "
              + dimensions
              + " into "
              + shape.brackets());
    }
    return x.withShape(shape);
  }

  // Repetition transposes to summation.
  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    Shape from = operands[0].shape();
    List<Integer> summed = new ArrayList<>();
    for (int d = 0; d < shape.rank(); d++) {
      int i = dimensions.indexOf(d);
      if (i < 0 || from.dim(i) != shape.dim(d)) {
        summed.add(d);
      }
    }
    return new Tensor[] {reshape(reduceSum(cotangent, summed), from)};
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    Tensor x = Batching.move(operands[0], dims[0], 0);
    List<Integer> shifted = Axes.inserted(Axes.shifted(dimensions, 0), 0, 0);
    return Batched.of(
        Trace.bind1(new BroadcastInDim(Axes.inserted(shape, 0, size), shifted), x), 0);
  }
}
