package org.xlava.primitive;

import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.array.Gather;
import org.xlava.primitive.array.Scatter;
import org.xlava.primitive.array.TopK;
import org.xlava.primitive.control.Scan;
import org.xlava.primitive.control.While;
import org.xlava.primitive.elementwise.Slope;
import org.xlava.primitive.elementwise.SphericalBessel;
import org.xlava.primitive.reduction.Cumulative;

/**
 * A primitive with a body: the same said by other primitives. It has its own rules, so that
 * programs show it as one operation and transformations treat it as one; lowering writes the body,
 * unless the platform has a better way. A body may contain loops and other composites.
 */
public sealed interface Composite extends Primitive
    permits Cumulative, Gather, Scan, Scatter, Slope, SphericalBessel, TopK, While {
  /**
   * The body: the results, computed by other primitives. What it does depends on this primitive and
   * the operands' types alone, since it is recorded once for all operands of the same types.
   */
  Tensor[] composed(Tensor[] operands);

  /**
   * Whether there is no operation to write for operands of these types, so that it takes the body
   * where the platform has no way of its own. A body is made of primitives for which this doesn't
   * lead back here.
   */
  default boolean isComposed(TensorType[] operands) {
    return true;
  }
}
