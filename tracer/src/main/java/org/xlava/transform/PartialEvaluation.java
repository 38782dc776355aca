package org.xlava.transform;

import java.util.ArrayList;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.primitive.Call;
import org.xlava.primitive.PartialCall;

/** Splits calls whose operands are partly known between a recording trace and its parent. */
final class PartialEvaluation {
  private PartialEvaluation() {}

  static Tensor[] split(RecordingTrace trace, Trace parent, Call call, Tensor[] operands) {
    boolean[] known = new boolean[operands.length];
    List<Tensor> knownOperands = new ArrayList<>();
    List<Tensor> unknownOperands = new ArrayList<>();
    for (int i = 0; i < operands.length; i++) {
      known[i] = !trace.owns(operands[i]);
      (known[i] ? knownOperands : unknownOperands).add(operands[i]);
    }
    PartialCall parts = call.partialEval(known);
    knownOperands.addAll(0, parts.knownConstants());
    Tensor[] knownResults = parent.process(parts.known(), knownOperands.toArray(new Tensor[0]));
    int finished = 0;
    for (boolean k : parts.knownResults()) {
      finished += k ? 1 : 0;
    }
    List<Tensor> rest = new ArrayList<>();
    for (int i = finished; i < knownResults.length; i++) {
      rest.add(trace.lift(knownResults[i]));
    }
    rest.addAll(unknownOperands);
    Tensor[] unknownResults =
        finished == parts.knownResults().length
            ? new Tensor[0]
            : trace.process(parts.unknown(), rest.toArray(new Tensor[0]));
    Tensor[] results = new Tensor[parts.knownResults().length];
    for (int i = 0, k = 0, u = 0; i < results.length; i++) {
      results[i] = parts.knownResults()[i] ? knownResults[k++] : unknownResults[u++];
    }
    return results;
  }
}
