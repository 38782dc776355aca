package org.xlava.replay;

import com.google.gson.JsonObject;
import java.util.List;
import org.xlava.Fn1;
import org.xlava.Tensor;
import org.xlava.Xlava;

/** Primitives that run another program, and the forms of keys. */
final class CallRules {
  private CallRules() {}

  static Operation jit(Params p) {
    p.ignore("donated_invars", "inline", "keep_unused");
    Fn1<List<Tensor>, List<Tensor>> program = p.program("jaxpr");
    return Xlava.jit(program)::apply;
  }

  static Operation closed(Params p) {
    return p.program("call_jaxpr")::apply;
  }

  static Operation composite(Params p) {
    return p.ignore("attributes", "version").program("jaxpr")::apply;
  }

  /** What is kept for the backward pass doesn't change the values. */
  static Operation checkpoint(Params p) {
    return p.ignore("prevent_cse", "differentiated", "policy").program("jaxpr")::apply;
  }

  /** The function itself: cases with custom rules are recorded without derivatives. */
  static Operation customJvp(Params p) {
    p.ignore("num_consts", "symbolic_zeros", "jvp_jaxpr_fun", "jvp_jaxpr_thunk");
    return p.program("call_jaxpr")::apply;
  }

  /** The function itself: cases with custom rules are recorded without derivatives. */
  static Operation customVjp(Params p) {
    p.ignore("num_consts", "symbolic_zeros", "out_trees", "fwd_jaxpr_thunk", "bwd");
    return p.program("call_jaxpr")::apply;
  }

  /** A key as its data, if it is one of JAX's default kind. */
  static Operation randomWrap(Params p) {
    requireThreefry(p);
    return Operation.of1(key -> key);
  }

  static void requireThreefry(Params p) {
    JsonObject generator = p.get("impl").getAsJsonObject();
    if (!generator.has("tag") || !generator.get("tag").getAsString().equals("fry")) {
      throw p.unsupported("impl");
    }
  }
}
