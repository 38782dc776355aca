package org.xlava.primitive.array;

import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Linear;
import org.xlava.primitive.Param;
import org.xlava.transform.Trace;

/** Reverses the order of elements along dimensions. */
public record Rev(List<Integer> dimensions) implements Linear {
  public Rev {
    dimensions = List.copyOf(dimensions);
  }

  @Override
  public String operation() {
    return "rev";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("dimensions", dimensions));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    Axes.canonical("rev", dimensions, operands[0].rank());
    return operands[0];
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    return new Tensor[] {Trace.bind1(this, cotangent)};
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    Rev shifted = new Rev(Axes.shifted(dimensions, dims[0]));
    return Batched.of(Trace.bind1(shifted, operands[0]), dims[0]);
  }
}
