package org.xlava.primitive;

import org.xlava.Tensor;

/**
 * The results of a primitive on batched operands, each with its batch dimension or {@link
 * Batching#NONE}.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Batched(Tensor[] values, int[] dims) {
  public static Batched of(Tensor value, int dim) {
    return new Batched(new Tensor[] {value}, new int[] {dim});
  }
}
