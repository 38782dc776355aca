package org.xlava.primitive;

import java.util.List;
import java.util.stream.LongStream;
import org.xlava.HostArray;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.transform.Zero;

/**
 * An array that is part of the program. Programs have what they capture as hidden arguments; this
 * is for the bodies of loops and branches, whose derivatives capture what a user's rule makes.
 *
 * @param values the elements in row-major order, as {@link HostArray#valueAt} gives them
 */
public record Constant(TensorType type, List<Object> values) implements SingleResult {
  public Constant {
    values = List.copyOf(values);
  }

  public static Constant of(HostArray array) {
    return new Constant(
        array.type(), LongStream.range(0, array.elements()).mapToObj(array::valueAt).toList());
  }

  @Override
  public String operation() {
    return "constant";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("dtype", type.dtype()), new Param("shape", type.shape()));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    return type;
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return Zero.of(type);
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    return new Tensor[0];
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    throw new IllegalStateException("constant has no operands");
  }
}
