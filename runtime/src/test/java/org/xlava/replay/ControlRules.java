package org.xlava.replay;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.xlava.Carried;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.ScanOption;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.Xlava;
import org.xlava.primitive.Axes;

/** Branches and loops. */
final class ControlRules {
  private ControlRules() {}

  static Operation cond(Params p) {
    List<Fn1<List<Tensor>, List<Tensor>>> branches = new ArrayList<>();
    for (JsonElement branch : p.get("branches").getAsJsonArray()) {
      branches.add(ReplayProgram.read(branch.getAsJsonObject()));
    }
    return x -> Xlava.switch_(x.getFirst(), branches, x.subList(1, x.size()));
  }

  /** Which of several programs is the CPU's, where the recorded values are from. */
  static Operation platformIndex(Params p) {
    List<JsonElement> platforms = p.get("platforms").getAsJsonArray().asList();
    for (int i = 0; i < platforms.size(); i++) {
      JsonElement names = platforms.get(i);
      if (names.isJsonNull() || names.getAsJsonArray().contains(new JsonPrimitive("cpu"))) {
        int index = i;
        return Operation.of(x -> Lax.full(TensorType.of(DType.INT32), index));
      }
    }
    throw p.unsupported("platforms");
  }

  static Operation scan(Params p) {
    p.ignore("linear", "_split_transpose");
    int unroll = Math.max(1, p.integer("unroll"));
    ReplayProgram body = p.program("jaxpr");
    int length = p.integer("length");
    boolean reverse = p.flag("reverse");
    int constants = p.integer("num_consts");
    int carry = p.integer("num_carry");
    ScanOption steps = Xlava.length(length);
    ScanOption[] options =
        reverse
            ? new ScanOption[] {steps, Xlava.unroll(unroll), Xlava.reverse()}
            : new ScanOption[] {steps, Xlava.unroll(unroll)};
    return x -> {
      List<Tensor> fixed = x.subList(0, constants);
      Fn2<List<Tensor>, List<Tensor>, Carried<List<Tensor>, List<Tensor>>> step =
          (c, slices) -> {
            List<Tensor> out = body.apply(joined(joined(fixed, c), slices));
            return new Carried<>(out.subList(0, carry), out.subList(carry, out.size()));
          };
      Carried<List<Tensor>, List<Tensor>> last =
          Xlava.scan(
              step,
              x.subList(constants, constants + carry),
              x.subList(constants + carry, x.size()),
              options);
      return joined(last.carry(), last.output());
    };
  }

  static Operation whileLoop(Params p) {
    ReplayProgram condition = p.program("cond_jaxpr");
    ReplayProgram body = p.program("body_jaxpr");
    int tests = p.integer("cond_nconsts");
    int constants = tests + p.integer("body_nconsts");
    return x -> {
      Fn1<List<Tensor>, Tensor> holds =
          c -> condition.apply(joined(x.subList(0, tests), c)).getFirst();
      Fn1<List<Tensor>, List<Tensor>> step =
          c -> body.apply(joined(x.subList(tests, constants), c));
      return Xlava.whileLoop(
          c -> Numpy.any(holds.apply(c)),
          c -> held(holds.apply(c), step.apply(c), c),
          x.subList(constants, x.size()));
    };
  }

  /**
   * A loop that JAX batched has a condition for each example, which lets the carries of some be.
   */
  private static List<Tensor> held(Tensor holds, List<Tensor> next, List<Tensor> old) {
    if (holds.rank() == 0) {
      return next;
    }
    List<Tensor> result = new ArrayList<>();
    for (int i = 0; i < next.size(); i++) {
      List<Integer> leading = Axes.range(holds.rank());
      Tensor mask = Lax.broadcastInDim(holds, next.get(i).shape(), leading);
      result.add(Lax.select(mask, next.get(i), old.get(i)));
    }
    return result;
  }

  private static List<Tensor> joined(List<Tensor> a, List<Tensor> b) {
    List<Tensor> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }
}
