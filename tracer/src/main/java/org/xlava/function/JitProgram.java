package org.xlava.function;

import org.xlava.TreeDef;
import org.xlava.primitive.control.JitCall;
import org.xlava.transform.Recording;

/** What a jitted function was traced to for one signature, and the call of that program. */
public record JitProgram(
    JitSignature signature, JitCall call, Recording recording, TreeDef result) {}
