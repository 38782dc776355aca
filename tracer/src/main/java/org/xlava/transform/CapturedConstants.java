package org.xlava.transform;

import java.util.Arrays;
import java.util.List;
import org.xlava.Concrete;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Constant;

/** Programs that hold what they captured as constants of their own. */
public final class CapturedConstants {
  private CapturedConstants() {}

  /** The program of {@code recording} with what it captured inside. */
  public static Jaxpr inside(ClosedJaxpr recording) {
    int captured = recording.constants().size();
    if (captured == 0) {
      return recording.jaxpr();
    }
    List<Constant> constants =
        recording.constants().stream().map(CapturedConstants::constant).toList();
    TensorType[] types = recording.jaxpr().inputTypes();
    return Recorder.record(
            "jit",
            Arrays.copyOfRange(types, captured, types.length),
            inputs -> evaluate(recording.jaxpr(), constants, inputs))
        .jaxpr();
  }

  private static Tensor[] evaluate(Jaxpr program, List<Constant> constants, Tensor[] inputs) {
    Tensor[] made = constants.stream().map(c -> Trace.bind1(c)).toArray(Tensor[]::new);
    return Evaluation.evaluate(program, TensorArrays.concat(made, inputs));
  }

  // A program is kept for other calls, and a tensor that is being traced holds for one.
  private static Constant constant(Tensor captured) {
    if (captured instanceof Concrete c) {
      return Constant.of(c.toHost());
    }
    throw new TransformException(
        "jvp: a rule that is applied in a loop or a branch must not capture a tensor that is being"
            + " traced; got "
            + captured
            + ". Make it an argument of the function");
  }
}
