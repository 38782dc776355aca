package org.xlava.primitive.custom;

import org.xlava.Tensor;
import org.xlava.primitive.Batched;

/** What a {@link CustomVmapCall} does for a batch. */
public interface BatchRule {
  /** A readable name. */
  String name();

  /**
   * The results for {@code size} examples, which those of the operands that are {@code mapped} have
   * along their first dimension. Results have them there too, or none.
   */
  Batched apply(int size, Tensor[] operands, boolean[] mapped);
}
