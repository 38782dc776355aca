package org.xlava.transform;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Jaxpr;

/** A recorded function that is linear in all of its arguments. */
public record LinearFunction(ClosedJaxpr program) {
  /**
   * Records {@code f} on arguments of the given types. What doesn't depend on them, such as the
   * point that a derivative is taken at, is evaluated.
   */
  public static LinearFunction record(UnaryOperator<Tensor[]> f, TensorType[] types) {
    RecordingTrace trace = RecordingTrace.ofUnknowns(Trace.current(), "linearTranspose");
    return new LinearFunction(Recorder.record(trace, types, f));
  }

  public TensorType[] outputTypes() {
    return program.jaxpr().outputTypes();
  }

  /** The same for the first {@code n} results only. */
  public LinearFunction first(int n) {
    Jaxpr part = Wiring.truncated(program.jaxpr(), n);
    return new LinearFunction(new ClosedJaxpr(part, program.constants()));
  }

  /** The results; symbolic zeros stand for zeros. */
  public Tensor[] apply(Tensor... arguments) {
    return Evaluation.evaluate(program.jaxpr(), program.operands(Tangents.instantiate(arguments)));
  }

  /** The arguments' cotangents for those of the results; symbolic zeros stand for zeros. */
  public Tensor[] transpose(Tensor... cotangents) {
    int captured = program.constants().size();
    TensorType[] types = program.jaxpr().inputTypes();
    Tensor[] inputs =
        Arrays.stream(types, captured, types.length).map(LinearInput::new).toArray(Tensor[]::new);
    Tensor[] all = Backward.transposeNamed(program.jaxpr(), program.operands(inputs), cotangents);
    return Arrays.copyOfRange(all, captured, all.length);
  }
}
