package org.xlava.ir;

import java.util.List;
import org.xlava.Tensor;

/**
 * A program whose first inputs are bound to the tensors that the function captured: what {@code
 * makeJaxpr} gives.
 */
public record ClosedJaxpr(Jaxpr jaxpr, List<Tensor> constants) {
  public ClosedJaxpr {
    constants = List.copyOf(constants);
  }

  /** The program's operands: the captured tensors, then {@code arguments}. */
  public Tensor[] operands(Tensor... arguments) {
    if (constants.isEmpty()) {
      return arguments;
    }
    Tensor[] all = constants.toArray(new Tensor[constants.size() + arguments.length]);
    System.arraycopy(arguments, 0, all, constants.size(), arguments.length);
    return all;
  }

  /** The program in JAX's notation; captured tensors stand before the semicolon. */
  @Override
  public String toString() {
    return JaxprPrinter.print(jaxpr, constants.size());
  }
}
