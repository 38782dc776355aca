package org.xlava.transform;

import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;

/** Programs with other inputs or outputs. */
public final class Wiring {
  private Wiring() {}

  /**
   * {@code program} with its inputs in another order: input {@code i} is the old {@code order[i]}.
   */
  public static Jaxpr rearranged(Jaxpr program, List<Integer> order) {
    TensorType[] types = program.inputTypes();
    return CapturedConstants.inside(
        Recorder.record(
            "jit",
            order.stream().map(i -> types[i]).toArray(TensorType[]::new),
            inputs -> Evaluation.evaluate(program, restored(inputs, order))));
  }

  /** Values that are in {@code order}, in the order before it. */
  public static Tensor[] restored(Tensor[] values, List<Integer> order) {
    Tensor[] before = new Tensor[values.length];
    for (int i = 0; i < values.length; i++) {
      before[order.get(i)] = values[i];
    }
    return before;
  }

  /** {@code program} with its first {@code n} outputs only. */
  public static Jaxpr truncated(Jaxpr program, int n) {
    return new Jaxpr(program.inputs(), program.equations(), program.outputs().subList(0, n))
        .withoutDeadCode();
  }
}
