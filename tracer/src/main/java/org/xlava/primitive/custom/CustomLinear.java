package org.xlava.primitive.custom;

import java.util.Arrays;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.ir.Flags;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Param;
import org.xlava.primitive.Primitive;
import org.xlava.transform.Tangents;
import org.xlava.transform.Zero;

/**
 * The derivative of a function with rules for reverse mode: a linear function of the tangents of
 * the arguments {@code perturbed}, known by its transpose only. Operands are the residuals, then
 * those tangents.
 */
public record CustomLinear(
    PullbackRule.Pullback pullback,
    int residuals,
    List<Boolean> perturbed,
    List<TensorType> results,
    boolean symbolicZeros)
    implements Primitive {
  public CustomLinear {
    perturbed = List.copyOf(perturbed);
    results = List.copyOf(results);
  }

  @Override
  public String operation() {
    return "custom_lin";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("bwd", pullback.name()),
        new Param("in_zeros", Flags.not(perturbed)),
        new Param("num_res", residuals),
        new Param("symbolic_zeros", symbolicZeros));
  }

  @Override
  public TensorType[] outputTypes(TensorType[] operands) {
    return results.toArray(new TensorType[0]);
  }

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    Tensor[] given = cotangents.clone();
    if (!symbolicZeros) {
      Arrays.setAll(given, i -> Tangents.instantiate(cotangents[i]));
    }
    Tensor[] ofArguments = pullback.apply(Arrays.copyOf(operands, residuals), given);
    Tensor[] all = new Tensor[operands.length];
    Arrays.setAll(all, i -> Zero.of(operands[i].type()));
    for (int i = 0, next = residuals; i < ofArguments.length; i++) {
      if (perturbed.get(i)) {
        all[next++] = ofArguments[i];
      }
    }
    return all;
  }

  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    throw forwardMode();
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    throw forwardMode();
  }

  /** The failure to compute a tangent from a rule for cotangents. */
  public TransformException forwardMode() {
    return new TransformException(
        "jvp: a function of customVjp has no forward-mode derivative; got one with the backward"
            + " rule "
            + pullback.name()
            + ". Use grad, vjp or jacrev, or give it a rule with customJvp instead");
  }
}
