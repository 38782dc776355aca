package org.xlava.function;

import org.xlava.Concrete;
import org.xlava.TreeDef;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.primitive.control.JitCall;

/** What a jitted function was traced to for one signature, and the call of that program. */
public record JitProgram(
    JitSignature signature, JitCall call, ClosedJaxpr recording, TreeDef result) {

  /** Whether it holds for later calls: no tensor that it captured is itself being transformed. */
  boolean lasts() {
    return recording.constants().stream().allMatch(Concrete.class::isInstance);
  }
}
