package org.xlava.transform;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.transform.RecordingTrace.Recorded;

/** A recorded function that is linear in all of its arguments. */
public record LinearFunction(Recording recording) {
  /**
   * Records {@code f} on arguments of the given types. What doesn't depend on them, such as the
   * point that a derivative is taken at, is evaluated.
   */
  public static LinearFunction record(UnaryOperator<Tensor[]> f, TensorType[] types) {
    RecordingTrace trace = RecordingTrace.ofUnknowns(Trace.current(), "linearTranspose");
    Recorded[] inputs = Programs.inputs(trace, types);
    try {
      Tensor[] outputs = Trace.within(trace, () -> f.apply(inputs.clone()));
      for (Tensor output : outputs) {
        Trace.checkOpen("return", output);
      }
      return new LinearFunction(trace.finish(List.of(inputs), outputs).kept());
    } finally {
      trace.close();
    }
  }

  public TensorType[] outputTypes() {
    return recording.jaxpr().outputTypes();
  }

  /** The arguments' cotangents for those of the results. */
  public Tensor[] transpose(Tensor[] cotangents) {
    int captured = recording.constants().size();
    TensorType[] types = recording.jaxpr().inputTypes();
    Tensor[] operands = new Tensor[types.length];
    for (int i = 0; i < types.length; i++) {
      operands[i] = i < captured ? recording.constants().get(i) : new LinearInput(types[i]);
    }
    Tensor[] all = Backward.transpose(recording.jaxpr(), operands, cotangents);
    return Arrays.stream(all, captured, all.length)
        .map(ct -> Zero.is(ct) ? Lax.full(ct.type(), 0) : ct)
        .toArray(Tensor[]::new);
  }
}
