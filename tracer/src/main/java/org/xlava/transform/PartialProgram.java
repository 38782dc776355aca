package org.xlava.transform;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.PartialCall;

/** A program split by what is known, kept with it; see {@link PartialCall}. */
@SuppressWarnings("ArrayRecordComponent")
public record PartialProgram(
    ClosedJaxpr known, Jaxpr unknown, boolean[] knownResults, int[] residuals) {
  private record Key(List<Boolean> known, List<Boolean> forced) {}

  /** Splits {@code program}, of which the inputs {@code known} are. */
  public static PartialProgram of(Jaxpr program, boolean[] known) {
    return of(program, known, Collections.nCopies(program.outputs().size(), false));
  }

  /** The same with the outputs {@code forced} among the unknown ones in any case. */
  public static PartialProgram of(Jaxpr program, boolean[] known, List<Boolean> forced) {
    return program.derived(
        new Key(Flags.of(known), forced), () -> new ProgramSplit(program, known, forced).make());
  }

  /** The same with all residuals computed by the known program, in order. */
  public PartialProgram computed() {
    Jaxpr own = CapturedConstants.inside(known);
    int computed = (int) Arrays.stream(residuals).filter(i -> i == PartialCall.COMPUTED).count();
    int results = own.outputs().size() - computed;
    ClosedJaxpr all =
        Recorder.record(
            "linearize",
            own.inputTypes(),
            x -> withResiduals(Evaluation.evaluate(own, x), x, results));
    int[] places = residuals.clone();
    Arrays.fill(places, PartialCall.COMPUTED);
    return new PartialProgram(all, unknown, knownResults, places);
  }

  private Tensor[] withResiduals(Tensor[] outputs, Tensor[] inputs, int results) {
    Tensor[] all = Arrays.copyOf(outputs, results + residuals.length);
    for (int i = 0, next = results; i < residuals.length; i++) {
      boolean made = residuals[i] == PartialCall.COMPUTED;
      all[results + i] = made ? outputs[next++] : inputs[residuals[i]];
    }
    return all;
  }
}
