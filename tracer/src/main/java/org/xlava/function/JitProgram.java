package org.xlava.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xlava.ArgInfo;
import org.xlava.Concrete;
import org.xlava.TensorType;
import org.xlava.TreeDef;
import org.xlava.TreePath;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.primitive.control.JitCall;
import org.xlava.primitive.control.JitSettings;

/** What a jitted function was traced to for one signature, and the call of that program. */
public record JitProgram(
    JitSignature signature, JitCall call, ClosedJaxpr recording, TreeDef result) {

  /** Whether it holds for later calls: no tensor that it captured is itself being transformed. */
  boolean lasts() {
    return recording.constants().stream().allMatch(Concrete.class::isInstance);
  }

  /** The leaves of the arguments, in order. */
  public List<ArgInfo> arguments() {
    List<ArgInfo> leaves = new ArrayList<>();
    for (int i = 0; i < signature.structure().size(); i++) {
      for (TreePath path : signature.structure().get(i).paths()) {
        leaves.add(argument(i, path, leaves.size()));
      }
    }
    return List.copyOf(leaves);
  }

  /** The same program, compiled with these of the compiler's options beside its own. */
  public JitProgram with(Map<String, Object> compilerOptions) {
    JitSettings own = call.settings();
    Map<String, Object> all = new HashMap<>(own.compilerOptions());
    all.putAll(compilerOptions);
    JitSettings settings = new JitSettings(own.donated(), own.keepsUnused(), all);
    JitCall other = new JitCall(call.label(), call.jaxpr(), settings);
    return new JitProgram(signature, other, recording, result);
  }

  private ArgInfo argument(int index, TreePath path, int leaf) {
    TensorType type = signature.types().get(leaf);
    boolean donated = call.donated().contains(recording.constants().size() + leaf);
    return new ArgInfo(index, path, type.shape(), type.dtype(), donated);
  }
}
