package org.xlava.primitive.elementwise;

import static org.xlava.Lax.*;

import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Operands;
import org.xlava.primitive.SingleResult;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** {@code clamp(min, x, max)}: the bounds have the shape of {@code x} or are scalars. */
public record Clamp() implements SingleResult {
  private static final Clamp INSTANCE = new Clamp();

  /** {@code x} between the bounds. */
  public static Tensor apply(Tensor min, Tensor x, Tensor max) {
    return Trace.bind1(INSTANCE, min, x, max);
  }

  @Override
  public String operation() {
    return "clamp";
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[1];
    Operands.check("clamp", Operands.Accepts.ORDERED, x);
    Operands.sameDtype("clamp", operands);
    checkBound(operands[0], operands);
    checkBound(operands[2], operands);
    return x.withWeak(Operands.weak(operands));
  }

  private static void checkBound(TensorType bound, TensorType[] operands) {
    if (bound.rank() != 0 && !bound.shape().equals(operands[1].shape())) {
      throw new ShapeException(
          "clamp: bounds must be scalars or have the operand's shape; got "
              + Operands.show(operands));
    }
  }

  // Where a bound holds, the derivative is that bound's; at a tie with x it is zero.
  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (!result.dtype().isInexact()) {
      return Zero.of(result.type());
    }
    Tensor min = operands[0];
    Tensor x = operands[1];
    Tensor max = operands[2];
    Shape shape = result.shape();
    Tensor sum = Zero.of(result.type());
    if (!Zero.is(tangents[0])) {
      sum = Tangents.add(sum, only(and(gt(min, x), lt(min, max)), tangents[0], shape));
    }
    if (!Zero.is(tangents[1])) {
      sum = Tangents.add(sum, only(and(gt(x, min), lt(x, max)), tangents[1], shape));
    }
    if (!Zero.is(tangents[2])) {
      sum = Tangents.add(sum, only(lt(max, x), tangents[2], shape));
    }
    return sum;
  }

  private static Tensor only(Tensor where, Tensor g, Shape shape) {
    return broadcastTo(select(where, g, constant(g, 0)), shape);
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    throw notLinear();
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    int rank = operands[1].rank() - (dims[1] == Batching.NONE ? 0 : 1);
    Tensor x = Batching.front(operands[1], dims[1], size);
    return Batched.of(
        Trace.bind1(
            this, bound(operands[0], dims[0], rank, x), x, bound(operands[2], dims[2], rank, x)),
        0);
  }

  private static Tensor bound(Tensor bound, int dim, int rank, Tensor x) {
    if (dim == Batching.NONE) {
      return bound.rank() == 0 ? bound : Batching.front(bound, dim, x.shape().dim(0));
    }
    boolean scalar = bound.rank() == 1 && rank > 0;
    return scalar
        ? broadcastInDim(bound, x.shape(), java.util.List.of(0))
        : Batching.move(bound, dim, 0);
  }
}
