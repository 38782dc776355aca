package org.xlava.function;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.TensorType;
import org.xlava.TreeDef;
import org.xlava.transform.NamedAxes;

/**
 * What a trace of a jitted function holds for: the arguments' structure, static arguments included,
 * and types, and the dtype settings and named axes.
 */
public record JitSignature(
    List<TreeDef> structure, List<TensorType> types, boolean x64, NamedAxes axes) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JitSignature s
        && x64 == s.x64
        && types.equals(s.types)
        && structure.equals(s.structure)
        && axes.equals(s.axes);
  }

  // Written out, since what the compiler generates of a record is linked when it is first called,
  // which takes a millisecond of every process.
  @Override
  public int hashCode() {
    return 31 * (31 * structure.hashCode() + types.hashCode())
        + 31 * Boolean.hashCode(x64)
        + axes.hashCode();
  }
}
