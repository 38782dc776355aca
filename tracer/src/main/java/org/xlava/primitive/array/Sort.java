package org.xlava.primitive.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.primitive.Primitive;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/**
 * Sorts along a dimension by the first {@code keys} operands, compared in turn; the others are
 * permuted alike. Floats are in order with NaN last and the zeros equal.
 */
public record Sort(int dimension, boolean stable, int keys) implements Primitive {
  /** The operands sorted together along {@code dimension}, negative from the end. */
  public static List<Tensor> apply(List<Tensor> operands, int dimension, boolean stable, int keys) {
    if (operands.isEmpty()) {
      throw new ShapeException("sort: needs at least one operand; got none");
    }
    int at = Axes.canonical("sort", dimension, operands.getFirst().rank());
    return List.of(Trace.bind(new Sort(at, stable, keys), operands.toArray(new Tensor[0])));
  }

  @Override
  public String operation() {
    return "sort";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("dimension", dimension),
        new Param("is_stable", stable),
        new Param("num_keys", keys));
  }

  @Override
  public TensorType[] outputTypes(TensorType[] operands) {
    for (TensorType t : operands) {
      if (!t.shape().equals(operands[0].shape())) {
        throw new ShapeException(
            "sort: operands must have equal shapes; got " + Operands.show(operands));
      }
    }
    Axes.canonical("sort", dimension, operands[0].rank());
    if (keys < 1 || keys > operands.length) {
      throw new ShapeException(
          "sort: num_keys must be between 1 and the number of operands, "
              + operands.length
              + "; got "
              + keys);
    }
    return operands.clone();
  }

  // Sorts the positions along and moves the tangents to them.
  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    Tensor[] wide = Arrays.copyOf(primals, primals.length + 1);
    Shape shape = primals[0].shape();
    wide[primals.length] = Lax.iota(DType.INT32, shape, dimension);
    Tensor[] sorted = Trace.bind(this, wide);
    Tensor[] results = Arrays.copyOf(sorted, primals.length);
    Tensor[] moved = new Tensor[primals.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] =
          Zero.is(tangents[i]) || !primals[i].dtype().isInexact()
              ? Zero.of(primals[i].type())
              : along(tangents[i], sorted[primals.length], dimension);
    }
    return new Dual(results, moved);
  }

  /** The elements of {@code x} along {@code dimension} at the given positions. */
  static Tensor along(Tensor x, Tensor positions, int dimension) {
    int rank = x.rank();
    List<Integer> others = Axes.othersThan(dimension, rank);
    IndexDims dims =
        new IndexDims(List.of(), List.of(dimension), List.of(dimension), others, others);
    List<Integer> ones = new ArrayList<>();
    x.shape().forEach(n -> ones.add(Math.min(n, 1)));
    Gather gather = new Gather(dims, ones, true, false, IndexDims.Mode.PROMISE_IN_BOUNDS, null);
    return Trace.bind1(gather, x, Lax.expandDims(positions, rank));
  }

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    throw new TransformException("transpose: sort is not linear; differentiate with jvp or grad");
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    Tensor[] results =
        Trace.bind(new Sort(dimension + 1, stable, keys), Batching.allFront(size, operands, dims));
    return new Batched(results, new int[results.length]);
  }
}
