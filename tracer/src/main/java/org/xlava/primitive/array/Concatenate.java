package org.xlava.primitive.array;

import java.util.List;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Linear;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.transform.LinearInput;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** Joins operands along a dimension; their other dimensions are equal. */
public record Concatenate(int dimension) implements Linear {
  /** The operands joined along {@code dimension}; one alone is the result. */
  public static Tensor apply(List<Tensor> operands, int dimension) {
    return operands.size() == 1
        ? operands.getFirst()
        : Trace.bind1(new Concatenate(dimension), operands.toArray(new Tensor[0]));
  }

  @Override
  public String operation() {
    return "concatenate";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("dimension", dimension));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    if (operands.length == 0) {
      throw new ShapeException("concatenate: needs at least one operand; got none");
    }
    TensorType first = operands[0];
    Operands.sameDtype("concatenate", operands);
    int total = 0;
    for (TensorType t : operands) {
      if (dimension < 0
          || dimension >= t.rank()
          || !Axes.with(t.shape(), dimension, 0).equals(Axes.with(first.shape(), dimension, 0))) {
        throw new ShapeException(
            "concatenate: operands must have equal shapes but for dimension "
                + dimension
                + "; got "
                + Operands.show(operands));
      }
      total = Math.addExact(total, t.shape().dim(dimension));
    }
    return new TensorType(
        first.dtype(), Axes.with(first.shape(), dimension, total), Operands.weak(operands));
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    Tensor[] result = new Tensor[operands.length];
    int start = 0;
    for (int i = 0; i < operands.length; i++) {
      int limit = start + operands[i].shape().dim(dimension);
      result[i] =
          LinearInput.is(operands[i])
              ? Lax.sliceInDim(cotangent, start, limit, 1, dimension)
              : Zero.of(operands[i].type());
      start = limit;
    }
    return result;
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    return Batched.of(
        Trace.bind1(new Concatenate(dimension + 1), Batching.allFront(size, operands, dims)), 0);
  }
}
