package org.xlava.primitive.custom;

import java.util.Arrays;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.CustomFunction;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Param;
import org.xlava.transform.Evaluation;
import org.xlava.transform.Tangents;
import org.xlava.transform.Zero;

/** The call of a program that has rules of its own for reverse mode. */
public record CustomVjpCall(String label, Jaxpr program, PullbackRule rule) implements CustomCall {
  @Override
  public String operation() {
    return "custom_vjp_call";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("name", label),
        new Param("call_jaxpr", program),
        new Param("fwd", rule.name()),
        new Param("symbolic_zeros", rule.symbolicZeros()));
  }

  @Override
  public CustomFunction function() {
    return new CustomVjpFunction(label, x -> Evaluation.evaluate(program, x), rule);
  }

  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    Dual result = function().jvp(primals, tangents);
    return CustomRules.likeProgram("customVjp", label, result, program.outputTypes());
  }

  @Override
  public CustomCall restricted(Jaxpr part, List<Boolean> used) {
    return new CustomVjpCall(label, part, new OfResults(rule, used));
  }

  /** The rules of a function without some of its results. */
  private record OfResults(PullbackRule rule, List<Boolean> used) implements PullbackRule.Adapted {
    @Override
    public Forward forward(Tensor[] primals, List<Boolean> perturbed) {
      Forward all = rule.forward(primals, perturbed);
      List<TensorType> types = Arrays.stream(all.results()).map(Tensor::type).toList();
      return new Forward(
          CustomRules.chosen(all.results(), used),
          all.residuals(),
          new ZerosForTheOthers(all.pullback(), types, used, symbolicZeros()));
    }
  }

  /** The backward rule, whose cotangents of the results that nothing uses are zero. */
  private record ZerosForTheOthers(
      PullbackRule.Pullback pullback,
      List<TensorType> types,
      List<Boolean> used,
      boolean symbolicZeros)
      implements PullbackRule.AdaptedPullback {
    @Override
    public Tensor[] apply(Tensor[] residuals, Tensor[] cotangents) {
      Tensor[] all = new Tensor[types.size()];
      for (int i = 0, next = 0; i < all.length; i++) {
        Tensor zero = Zero.of(types.get(i));
        all[i] =
            used.get(i) ? cotangents[next++] : symbolicZeros ? zero : Tangents.instantiate(zero);
      }
      return pullback.apply(residuals, all);
    }
  }
}
