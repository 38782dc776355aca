package org.xlava.primitive;

import org.xlava.Tensor;
import org.xlava.primitive.control.Name;
import org.xlava.primitive.elementwise.Binary;
import org.xlava.primitive.elementwise.Comparison;
import org.xlava.primitive.elementwise.ConvertElementType;
import org.xlava.primitive.elementwise.IntegerPow;
import org.xlava.primitive.elementwise.ReducePrecision;
import org.xlava.primitive.elementwise.Round;
import org.xlava.primitive.elementwise.SelectN;
import org.xlava.primitive.elementwise.Slope;
import org.xlava.primitive.elementwise.SphericalBessel;
import org.xlava.primitive.elementwise.Unary;

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
        Slope,
        SphericalBessel,
        Name {
  @Override
  default Batched batch(int size, Tensor[] operands, int[] dims) {
    return Batching.elementwise(this, size, operands, dims);
  }
}
