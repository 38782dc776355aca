package org.xlava.primitive;

import org.xlava.Tensor;

/**
 * A primitive that works element by element. Operands have equal rank, dimensions of size one
 * stretching, or are scalars.
 */
public sealed interface Elementwise extends SingleResult
    permits Unary,
        Binary,
        Comparison,
        SelectN,
        Round,
        IntegerPow,
        ConvertElementType,
        ReducePrecision,
        Name {
  @Override
  default Batched batch(int size, Tensor[] operands, int[] dims) {
    return Batching.elementwise(this, size, operands, dims);
  }
}
