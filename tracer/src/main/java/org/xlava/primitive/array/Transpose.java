package org.xlava.primitive.array;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Linear;
import org.xlava.primitive.Param;
import org.xlava.transform.Trace;

/** Permutes dimensions: result dimension {@code i} is operand dimension {@code permutation[i]}. */
public record Transpose(List<Integer> permutation) implements Linear {
  public Transpose {
    permutation = List.copyOf(permutation);
  }

  /** {@code x} permuted, or itself where the order stays. */
  public static Tensor apply(Tensor x, List<Integer> permutation) {
    return permutation.equals(Axes.range(x.rank()))
        ? x
        : Trace.bind1(new Transpose(permutation), x);
  }

  @Override
  public String operation() {
    return "transpose";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("permutation", permutation));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    if (!permutation.stream().sorted().toList().equals(Axes.range(x.rank()))) {
      throw new ShapeException(
          "transpose: permutation must hold each axis of the operand once; got "
              + x
              + " and "
              + permutation);
    }
    return x.withShape(Shape.of(permutation.stream().map(x.shape()::dim).toList()));
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    return new Tensor[] {Lax.transpose(cotangent, inverse(permutation))};
  }

  /** The permutation that undoes {@code permutation}. */
  public static List<Integer> inverse(List<Integer> permutation) {
    List<Integer> result = new ArrayList<>(Collections.nCopies(permutation.size(), 0));
    for (int i = 0; i < permutation.size(); i++) {
      result.set(permutation.get(i), i);
    }
    return result;
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    List<Integer> shifted = Axes.inserted(Axes.shifted(permutation, dims[0]), 0, dims[0]);
    return Batched.of(Trace.bind1(new Transpose(shifted), operands[0]), 0);
  }
}
