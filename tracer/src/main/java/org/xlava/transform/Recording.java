package org.xlava.transform;

import java.util.List;
import org.xlava.Tensor;
import org.xlava.ir.Jaxpr;

/**
 * A recorded program and the tensors that it captured: the program's inputs are the captured ones
 * first, then the function's own.
 */
public record Recording(Jaxpr jaxpr, List<Tensor> constants) {
  public Recording {
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
}
