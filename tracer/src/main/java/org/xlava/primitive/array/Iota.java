package org.xlava.primitive.array;

import java.util.List;
import org.xlava.DType;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.primitive.SingleResult;
import org.xlava.transform.Zero;

/** Counts from zero along a dimension. */
public record Iota(DType dtype, Shape shape, int dimension) implements SingleResult {
  @Override
  public String operation() {
    return "iota";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("dimension", dimension), new Param("dtype", dtype), new Param("shape", shape));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    Operands.check("iota", Operands.Accepts.NUMBER, TensorType.of(dtype, shape));
    Axes.canonical("iota", dimension, shape.rank());
    return TensorType.of(dtype, shape);
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return Zero.of(result.type());
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    return new Tensor[0];
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    throw new IllegalStateException("iota has no operands");
  }
}
