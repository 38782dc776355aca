package org.xlava.transform;

import java.util.Arrays;
import java.util.List;
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

  /** Which of {@code operands} are. */
  public static List<Boolean> among(Tensor[] operands) {
    return Arrays.stream(operands).map(LinearInput::is).toList();
  }

  @Override
  Trace owner() {
    return EvalTrace.INSTANCE;
  }
}
