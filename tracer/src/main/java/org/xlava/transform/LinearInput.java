package org.xlava.transform;

import org.xlava.Tensor;
import org.xlava.TensorType;

/** An operand that a transpose rule is to be linear in: its value is unknown, its type isn't. */
public final class LinearInput extends Tracer {
  LinearInput(TensorType type) {
    super(type);
  }

  /** Whether {@code operand} is one that cotangents are wanted for. */
  public static boolean is(Tensor operand) {
    return operand instanceof LinearInput;
  }

  @Override
  Trace trace() {
    return EvalTrace.INSTANCE;
  }
}
