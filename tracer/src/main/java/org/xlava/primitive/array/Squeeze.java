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
import org.xlava.primitive.Param;
import org.xlava.transform.Trace;

/** Drops dimensions of size one. */
public record Squeeze(List<Integer> dimensions) implements Linear {
  public Squeeze {
    dimensions = List.copyOf(dimensions);
  }

  /** {@code x} without {@code dimensions}, negative from the end; itself where there are none. */
  public static Tensor apply(Tensor x, List<Integer> dimensions) {
    List<Integer> canonical = Axes.canonical("squeeze", dimensions, x.rank());
    return canonical.isEmpty() ? x : Trace.bind1(new Squeeze(canonical), x);
  }

  @Override
  public String operation() {
    return "squeeze";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("dimensions", dimensions));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    for (int d : Axes.canonical("squeeze", dimensions, x.rank())) {
      if (x.shape().dim(d) != 1) {
        throw new ShapeException(
            "squeeze: dimensions must have size 1; got " + x + " and dimensions " + dimensions);
      }
    }
    return x.withShape(Axes.without(x.shape(), dimensions));
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    return new Tensor[] {Lax.reshape(cotangent, operands[0].shape())};
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    Tensor x = Batching.move(operands[0], dims[0], 0);
    return Batched.of(Trace.bind1(new Squeeze(Axes.shifted(dimensions, 0)), x), 0);
  }
}
