package org.xlava.primitive.array;

import java.util.List;
import org.xlava.DType;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Composite;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** The {@code k} largest elements along an axis, largest first, and their positions as int32. */
public record TopK(int k, int axis) implements Composite {
  /** The {@code k} largest elements along {@code axis}, negative from the end. */
  public static List<Tensor> apply(Tensor x, int k, int axis) {
    return List.of(Trace.bind(new TopK(k, Axes.canonical("top_k", axis, x.rank())), x));
  }

  @Override
  public String operation() {
    return "top_k";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("axis", axis), new Param("k", k));
  }

  @Override
  public TensorType[] outputTypes(TensorType[] operands) {
    TensorType x = operands[0];
    Operands.check("top_k", Operands.Accepts.ORDERED, x);
    Axes.canonical("top_k", axis, x.rank());
    if (k < 0 || k > x.shape().dim(axis)) {
      throw new ShapeException(
          "top_k: k must be between 0 and the size of axis " + axis + "; got " + k + " for " + x);
    }
    TensorType values = x.withShape(Axes.with(x.shape(), axis, k));
    return new TensorType[] {values, TensorType.of(DType.INT32, values.shape())};
  }

  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    Tensor[] results = Trace.bind(this, primals);
    Tensor tangent =
        primals[0].dtype().isInexact()
            ? Sort.along(tangents[0], results[1], axis)
            : Zero.of(results[0].type());
    return new Dual(results, new Tensor[] {tangent, Zero.of(results[1].type())});
  }

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    throw new TransformException("transpose: top_k is not linear; differentiate with jvp or grad");
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    Tensor x = Batching.move(operands[0], dims[0], 0);
    return new Batched(Trace.bind(new TopK(k, axis + 1), x), new int[2]);
  }

  /** CHLO's operation is along the last axis. */
  @Override
  public boolean isComposed(TensorType[] operands) {
    return axis != operands[0].rank() - 1;
  }

  /** Along the last axis, of a transpose. */
  @Override
  public Tensor[] composed(Tensor[] operands) {
    int last = operands[0].rank() - 1;
    Tensor[] found = Trace.bind(new TopK(k, last), Batching.move(operands[0], axis, last));
    return new Tensor[] {Batching.move(found[0], last, axis), Batching.move(found[1], last, axis)};
  }
}
