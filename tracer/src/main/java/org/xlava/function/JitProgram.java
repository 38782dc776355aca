package org.xlava.function;

import org.xlava.TreeDef;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.primitive.control.JitCall;

/** What a jitted function was traced to for one signature, and the call of that program. */
public record JitProgram(
    JitSignature signature, JitCall call, ClosedJaxpr recording, TreeDef result) {}
