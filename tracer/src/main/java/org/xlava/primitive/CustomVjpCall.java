package org.xlava.primitive;

import java.util.List;
import org.xlava.Tensor;
import org.xlava.ir.Jaxpr;
import org.xlava.transform.CustomFunction;
import org.xlava.transform.CustomVjpFunction;

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
    return new CustomVjpFunction(label, program::evaluate, rule);
  }

  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    Dual result = function().jvp(primals, tangents);
    return CustomRules.likeProgram("customVjp", label, result, program.outputTypes());
  }
}
