package org.xlava.primitive.reduction;

import java.util.List;
import org.xlava.DType;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.primitive.SingleResult;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** The index of the first extremum along an axis; NaN counts as the extremum. */
public record ArgReduction(Kind kind, int axis, DType indexDtype) implements SingleResult {
  /** Which extremum. */
  public enum Kind {
    ARGMAX,
    ARGMIN
  }

  /** The index along {@code axis}, negative from the end. */
  public static Tensor apply(Kind kind, Tensor x, int axis, DType indexDtype) {
    int at = Axes.canonical(kind == Kind.ARGMAX ? "argmax" : "argmin", axis, x.rank());
    return Trace.bind1(new ArgReduction(kind, at, indexDtype), x);
  }

  @Override
  public String operation() {
    return kind == Kind.ARGMAX ? "argmax" : "argmin";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("axes", List.of(axis)), new Param("index_dtype", indexDtype));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    Operands.check(operation(), Operands.Accepts.ORDERED, x);
    Operands.check(operation(), Operands.Accepts.INTEGER, TensorType.of(indexDtype));
    Axes.canonical(operation(), axis, x.rank());
    if (x.shape().dim(axis) == 0) {
      throw new ShapeException(
          operation() + ": the reduced axis must not be empty; got " + x + " and axis " + axis);
    }
    return TensorType.of(indexDtype, Axes.without(x.shape(), axis));
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return Zero.of(result.type());
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    throw notLinear();
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    Tensor x = Batching.move(operands[0], dims[0], 0);
    return Batched.of(Trace.bind1(new ArgReduction(kind, axis + 1, indexDtype), x), 0);
  }
}
