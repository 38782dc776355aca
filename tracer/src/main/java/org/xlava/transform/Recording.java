package org.xlava.transform;

import java.util.List;
import org.xlava.Concrete;
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

  /**
   * This recording to be kept: its program the one of its kind, its captured tensors its own, so
   * that it holds when they are closed.
   */
  Recording kept() {
    return new Recording(jaxpr.interned(), constants.stream().map(Recording::share).toList());
  }

  /** This recording without the equations whose results nothing uses. */
  Recording withoutDeadCode() {
    return new Recording(jaxpr.withoutDeadCode().interned(), constants);
  }

  private static Tensor share(Tensor constant) {
    return constant instanceof Concrete c ? c.share() : constant;
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
