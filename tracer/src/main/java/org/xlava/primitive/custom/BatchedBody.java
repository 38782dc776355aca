package org.xlava.primitive.custom;

import java.util.function.UnaryOperator;
import org.xlava.Tensor;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.transform.Vectorize;

/** A function over batches whose results have their batch dimension in front. */
@SuppressWarnings("ArrayRecordComponent")
record BatchedBody(UnaryOperator<Tensor[]> body, BatchAxis axis, int[] dims)
    implements UnaryOperator<Tensor[]> {
  @Override
  public Tensor[] apply(Tensor[] operands) {
    return front(Vectorize.apply(body, axis, operands, dims), axis.size());
  }

  /** Batched results with their batch dimension in front, made if there is none. */
  static Tensor[] front(Batched r, int size) {
    Tensor[] results = new Tensor[r.values().length];
    for (int i = 0; i < results.length; i++) {
      results[i] = Batching.front(r.values()[i], r.dims()[i], size);
    }
    return results;
  }
}
