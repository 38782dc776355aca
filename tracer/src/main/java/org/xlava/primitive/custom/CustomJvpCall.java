package org.xlava.primitive.custom;

import java.util.List;
import org.xlava.Tensor;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.CustomFunction;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Param;
import org.xlava.transform.Evaluation;

/** The call of a program that has a tangent rule of its own. */
public record CustomJvpCall(String label, Jaxpr program, TangentRule rule) implements CustomCall {
  @Override
  public String operation() {
    return "custom_jvp_call";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("name", label),
        new Param("call_jaxpr", program),
        new Param("jvp", rule.name()),
        new Param("symbolic_zeros", rule.symbolicZeros()));
  }

  @Override
  public CustomFunction function() {
    return new CustomJvpFunction(label, x -> Evaluation.evaluate(program, x), rule);
  }

  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    Dual result = function().jvp(primals, tangents);
    return CustomRules.likeProgram("customJvp", label, result, program.outputTypes());
  }

  @Override
  public CustomCall restricted(Jaxpr part, List<Boolean> used) {
    return new CustomJvpCall(label, part, new OfResults(rule, used));
  }

  /** The rule of a function without some of its results. */
  private record OfResults(TangentRule rule, List<Boolean> used) implements TangentRule.Adapted {
    @Override
    public Dual apply(Tensor[] primals, Tensor[] tangents) {
      Dual all = rule.apply(primals, tangents);
      return new Dual(
          CustomRules.chosen(all.primals(), used), CustomRules.chosen(all.tangents(), used));
    }
  }
}
