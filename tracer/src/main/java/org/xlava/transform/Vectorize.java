package org.xlava.transform;

import java.util.function.UnaryOperator;
import org.xlava.Tensor;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;

/** Application of a function over single examples to batches. */
public final class Vectorize {
  private Vectorize() {}

  /**
   * Applies {@code f} to {@code operands} without their dimensions {@code dims}, of {@code size}.
   */
  public static Batched apply(UnaryOperator<Tensor[]> f, int size, Tensor[] operands, int[] dims) {
    return apply(f, BatchAxis.unnamed(size), operands, dims);
  }

  /** As the other {@code apply}; collectives in {@code f} may use the axis by its name. */
  public static Batched apply(
      UnaryOperator<Tensor[]> f, BatchAxis axis, Tensor[] operands, int[] dims) {
    BatchTrace trace = new BatchTrace(Trace.current(), axis);
    Tensor[] batched = new Tensor[operands.length];
    for (int i = 0; i < batched.length; i++) {
      batched[i] = trace.batched(operands[i], dims[i]);
    }
    try {
      Tensor[] results = NamedAxes.within(axis, () -> Trace.within(trace, () -> f.apply(batched)));
      Tensor[] values = new Tensor[results.length];
      int[] resultDims = new int[results.length];
      for (int i = 0; i < results.length; i++) {
        Trace.checkOpen("return", results[i]);
        values[i] = trace.value(results[i]);
        resultDims[i] = trace.dim(results[i]);
      }
      return new Batched(values, resultDims);
    } finally {
      trace.close();
    }
  }
}
