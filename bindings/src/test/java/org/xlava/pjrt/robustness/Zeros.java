package org.xlava.pjrt.robustness;

import java.lang.foreign.MemorySegment;
import org.xlava.pjrt.ArrayType;

/** Host data of zeros. */
final class Zeros {
  private Zeros() {}

  static MemorySegment of(ArrayType type) {
    return MemorySegment.ofArray(new byte[Math.toIntExact(type.sizeInBytes())]);
  }
}
