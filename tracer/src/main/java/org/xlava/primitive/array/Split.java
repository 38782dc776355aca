package org.xlava.primitive.array;

import java.util.List;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Param;
import org.xlava.primitive.Primitive;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** Cuts along an axis into parts of the given sizes. */
public record Split(List<Integer> sizes, int axis) implements Primitive {
  public Split {
    sizes = List.copyOf(sizes);
  }

  @Override
  public String operation() {
    return "split";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("axis", axis), new Param("sizes", sizes));
  }

  @Override
  public TensorType[] outputTypes(TensorType[] operands) {
    TensorType x = operands[0];
    Axes.canonical("split", axis, x.rank());
    if (sizes.stream().anyMatch(s -> s < 0)
        || sizes.stream().mapToInt(Integer::intValue).sum() != x.shape().dim(axis)) {
      throw new ShapeException(
          "split: sizes must add up to the size of axis " + axis + "; got " + x + " and " + sizes);
    }
    return sizes.stream()
        .map(s -> x.withShape(Axes.with(x.shape(), axis, s)))
        .toArray(TensorType[]::new);
  }

  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    Tensor[] results = Trace.bind(this, primals);
    return primals[0].dtype().isInexact()
        ? new Dual(results, Trace.bind(this, tangents))
        : new Dual(results, zeros(results));
  }

  private static Tensor[] zeros(Tensor[] results) {
    Tensor[] zeros = new Tensor[results.length];
    for (int i = 0; i < zeros.length; i++) {
      zeros[i] = Zero.of(results[i].type());
    }
    return zeros;
  }

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    Tensor[] parts = new Tensor[cotangents.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Tangents.instantiate(cotangents[i]);
    }
    return new Tensor[] {Lax.concatenate(List.of(parts), axis)};
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    Tensor x = Batching.move(operands[0], dims[0], 0);
    Tensor[] results = Trace.bind(new Split(sizes, axis + 1), x);
    return new Batched(results, new int[results.length]);
  }
}
