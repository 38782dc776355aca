package org.xlava.replay;

import com.google.gson.JsonObject;
import java.util.List;
import org.xlava.Fn1;
import org.xlava.JvpRule;
import org.xlava.Tensor;
import org.xlava.ValueAndResiduals;
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

  static Operation checkpoint(Params p) {
    p.ignore("prevent_cse", "differentiated", "policy");
    Fn1<List<Tensor>, List<Tensor>> program = p.program("jaxpr");
    return Xlava.checkpoint(program)::apply;
  }

  /** With the program's own derivative as its rule: cases have derivatives only without rules. */
  static Operation customJvp(Params p) {
    p.ignore("num_consts", "symbolic_zeros", "jvp_jaxpr_fun", "jvp_jaxpr_thunk");
    Fn1<List<Tensor>, List<Tensor>> program = p.program("call_jaxpr");
    JvpRule<List<Tensor>, List<Tensor>> rule = (x, t) -> Xlava.jvp(program, x, t);
    return Xlava.customJvp(program, rule)::apply;
  }

  /** With the program's own derivative as its rules: cases have derivatives only without rules. */
  static Operation customVjp(Params p) {
    p.ignore("num_consts", "symbolic_zeros", "out_trees", "fwd_jaxpr_thunk", "bwd");
    Fn1<List<Tensor>, List<Tensor>> program = p.program("call_jaxpr");
    return Xlava.customVjp(
            program,
            (List<Tensor> x) -> new ValueAndResiduals<>(program.apply(x), x),
            (x, ct) -> cotangents(program, x, ct))
        ::apply;
  }

  @SuppressWarnings("unchecked")
  private static List<Tensor> cotangents(
      Fn1<List<Tensor>, List<Tensor>> program, List<Tensor> x, List<Tensor> ct) {
    return (List<Tensor>) Xlava.vjp(program, x).apply(ct).getFirst();
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
