package org.xlava.primitive;

import org.xlava.Tensor;

/** The results of a primitive with their tangents, which may be symbolic zeros. */
@SuppressWarnings("ArrayRecordComponent")
public record Dual(Tensor[] primals, Tensor[] tangents) {
  static Dual of(Tensor primal, Tensor tangent) {
    return new Dual(new Tensor[] {primal}, new Tensor[] {tangent});
  }
}
