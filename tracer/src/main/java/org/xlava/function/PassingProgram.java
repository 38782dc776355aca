package org.xlava.function;

import org.xlava.transform.Trace;

/**
 * What a jitted function was traced to while it captured tensors that were themselves being
 * transformed: of use on that thread, until those transformations are over.
 */
record PassingProgram(JitProgram program, Thread owner) {
  boolean serves(JitSignature signature) {
    return owner == Thread.currentThread()
        && program.signature().equals(signature)
        && program.recording().constants().stream().allMatch(Trace::isUsable);
  }
}
