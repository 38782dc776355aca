package org.xlava.primitive;

import org.xlava.Tensor;
import org.xlava.primitive.array.BroadcastInDim;
import org.xlava.primitive.array.Concatenate;
import org.xlava.primitive.array.Pad;
import org.xlava.primitive.array.Reshape;
import org.xlava.primitive.array.Rev;
import org.xlava.primitive.array.Slice;
import org.xlava.primitive.array.Squeeze;
import org.xlava.primitive.array.Transpose;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/**
 * A primitive that is linear in all of its operands together and only moves elements: its JVP is
 * itself applied to the tangents.
 */
public sealed interface Linear extends SingleResult
    permits BroadcastInDim, Reshape, Transpose, Squeeze, Rev, Slice, Pad, Concatenate {
  @Override
  default Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (!result.dtype().isInexact()) {
      return Zero.of(result.type());
    }
    Tensor[] instantiated = new Tensor[tangents.length];
    for (int i = 0; i < tangents.length; i++) {
      instantiated[i] = Tangents.instantiate(tangents[i]);
    }
    return Trace.bind1(this, instantiated);
  }
}
