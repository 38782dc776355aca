package org.xlava.transform;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.xlava.Concrete;
import org.xlava.ExecutionException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.transform.RecordingTrace.Recorded;

/** Records functions as programs. */
public final class Recorder {
  private Recorder() {}

  /** Records what {@code body} does to inputs of the given types. */
  public static ClosedJaxpr record(
      String purpose, TensorType[] types, UnaryOperator<Tensor[]> body) {
    return record(RecordingTrace.ofEverything(purpose), types, body);
  }

  /** Records, in a trace of its own, what {@code body} does to inputs of the given types. */
  static ClosedJaxpr record(
      RecordingTrace trace, TensorType[] types, UnaryOperator<Tensor[]> body) {
    Recorded[] inputs = inputs(trace, types);
    try {
      Tensor[] outputs = applied(trace, () -> body.apply(inputs.clone()));
      for (Tensor output : outputs) {
        Trace.checkOpen("return", output);
      }
      return kept(trace.description(), trace.finish(List.of(inputs), outputs));
    } finally {
      trace.close();
    }
  }

  private static Tensor[] applied(RecordingTrace trace, Supplier<Tensor[]> body) {
    return trace.parent() == null
        ? Scopes.cleared(trace, () -> Trace.within(trace, body))
        : Trace.within(trace, body);
  }

  private static Recorded[] inputs(RecordingTrace trace, TensorType[] types) {
    Recorded[] inputs = new Recorded[types.length];
    for (int i = 0; i < types.length; i++) {
      inputs[i] = trace.input(types[i]);
    }
    return inputs;
  }

  // The program is the one of its kind, and the captured tensors are its own, so that it holds when
  // they are closed.
  private static ClosedJaxpr kept(String purpose, ClosedJaxpr program) {
    return new ClosedJaxpr(
        program.jaxpr().interned(),
        program.constants().stream().map(c -> share(purpose, c)).toList());
  }

  private static Tensor share(String purpose, Tensor constant) {
    if (constant.isDeleted()) {
      throw new ExecutionException(
          purpose
              + ": tensors that the function captures must be open; got a closed or donated "
              + constant.type()
              + ". Close a tensor after its last use, or pass it as an argument");
    }
    return constant instanceof Concrete c ? c.share() : constant;
  }

  /** {@code program} without the equations whose results nothing uses. */
  static ClosedJaxpr withoutDeadCode(ClosedJaxpr program) {
    return new ClosedJaxpr(program.jaxpr().withoutDeadCode().interned(), program.constants());
  }
}
