package org.xlava.primitive.array;

import java.util.List;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Linear;
import org.xlava.primitive.Param;
import org.xlava.transform.Trace;

/** The same elements, in row-major order, under another shape. */
public record Reshape(Shape shape) implements Linear {
  /** {@code x} under another shape, or itself where that is its own. */
  public static Tensor apply(Tensor x, Shape shape) {
    return x.shape().equals(shape) ? x : Trace.bind1(new Reshape(shape), x);
  }

  @Override
  public String operation() {
    return "reshape";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("new_sizes", shape));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    if (x.shape().elements() != shape.elements()) {
      throw new ShapeException(
          "reshape: the number of elements must stay the same; got "
              + x
              + " ("
              + x.shape().elements()
              + ") to "
              + shape.brackets()
              + " ("
              + shape.elements()
              + ")");
    }
    return x.withShape(shape);
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    return new Tensor[] {Lax.reshape(cotangent, operands[0].shape())};
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    Tensor x = Batching.move(operands[0], dims[0], 0);
    return Batched.of(Trace.bind1(new Reshape(Axes.inserted(shape, 0, size)), x), 0);
  }
}
