package org.xlava.transform;

import java.util.Arrays;
import org.xlava.Tensor;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.CustomFunction;
import org.xlava.primitive.Primitive;

/** Vectorization: a value may carry a hidden batch dimension, which the batching rules thread. */
final class BatchTrace extends Trace {
  private final Trace parent;
  private final BatchAxis axis;

  BatchTrace(Trace parent, BatchAxis axis) {
    this.parent = parent;
    this.axis = axis;
  }

  /** {@code value} seen without its dimension {@code dim}; the value itself if that is none. */
  Tensor batched(Tensor value, int dim) {
    return dim == Batching.NONE ? value : new BatchedTensor(this, value, dim);
  }

  Tensor value(Tensor x) {
    return x instanceof BatchedTensor b && b.trace == this ? b.value : x;
  }

  int dim(Tensor x) {
    return x instanceof BatchedTensor b && b.trace == this ? b.dim : Batching.NONE;
  }

  @Override
  Tensor[] process(Primitive primitive, Tensor[] operands) {
    Tensor[] values = new Tensor[operands.length];
    int[] dims = new int[operands.length];
    boolean any = axis.concerns(primitive);
    for (int i = 0; i < operands.length; i++) {
      checkOpen(primitive, operands[i]);
      values[i] = value(operands[i]);
      dims[i] = dim(operands[i]);
      any |= dims[i] != Batching.NONE;
    }
    return any
        ? within(parent, () -> vectorize(primitive, values, dims))
        : parent.process(primitive, values);
  }

  @Override
  Tensor[] process(CustomFunction function, Tensor[] operands) {
    Tensor[] values = new Tensor[operands.length];
    int[] dims = new int[operands.length];
    for (int i = 0; i < operands.length; i++) {
      checkOpen("call", operands[i]);
      values[i] = value(operands[i]);
      dims[i] = dim(operands[i]);
    }
    // The function may communicate along a named axis even if no operand is batched.
    return axis.name() != null || Arrays.stream(dims).anyMatch(d -> d != Batching.NONE)
        ? within(parent, () -> wrapped(function.batch(axis, values, dims)))
        : parent.process(function, values);
  }

  private Tensor[] vectorize(Primitive primitive, Tensor[] values, int[] dims) {
    return wrapped(primitive.batch(axis, values, dims));
  }

  private Tensor[] wrapped(Batched result) {
    Tensor[] outputs = new Tensor[result.values().length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = batched(result.values()[i], result.dims()[i]);
    }
    return outputs;
  }

  @Override
  Trace parent() {
    return parent;
  }

  @Override
  String transformation() {
    return "vmap";
  }

  @Override
  boolean stages() {
    return parent.stages();
  }

  @Override
  String name() {
    return "BatchTrace";
  }

  @Override
  String description() {
    return "vmap";
  }

  private static final class BatchedTensor extends Tracer {
    private final BatchTrace trace;
    private final Tensor value;
    private final int dim;

    BatchedTensor(BatchTrace trace, Tensor value, int dim) {
      super(Batching.without(value.type(), dim));
      this.trace = trace;
      this.value = value;
      this.dim = dim;
    }

    @Override
    Trace owner() {
      return trace;
    }
  }
}
