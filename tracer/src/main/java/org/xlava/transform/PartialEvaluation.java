package org.xlava.transform;

import java.util.ArrayList;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Flags;
import org.xlava.primitive.Call;
import org.xlava.primitive.PartialCall;
import org.xlava.primitive.Primitive;

/** Splits a call whose operands are partly known between a recording trace and its parent. */
final class PartialEvaluation {
  private final RecordingTrace trace;
  private final Trace parent;
  private final List<Tensor> known = new ArrayList<>();
  private final List<Tensor> unknown = new ArrayList<>();

  private PartialEvaluation(RecordingTrace trace, Trace parent) {
    this.trace = trace;
    this.parent = parent;
  }

  static Tensor[] split(RecordingTrace trace, Trace parent, Call call, Tensor[] operands) {
    return new PartialEvaluation(trace, parent).split(call, operands);
  }

  private Tensor[] split(Call call, Tensor[] operands) {
    boolean[] isKnown = new boolean[operands.length];
    for (int i = 0; i < operands.length; i++) {
      isKnown[i] = !trace.owns(operands[i]);
      (isKnown[i] ? known : unknown).add(operands[i]);
    }
    TensorType[] types = TensorArrays.types(operands);
    PartialCall parts = call.partialEval(isKnown, types);
    known.addAll(0, parts.knownConstants());
    List<Tensor> computed = List.of(process(parent, parts.known(), known));
    int results = Flags.count(Flags.of(parts.knownResults()));
    List<Tensor> rest = residuals(parts, computed.subList(results, computed.size()));
    rest.addAll(unknown);
    return merge(parts.knownResults(), computed, List.of(process(trace, parts.unknown(), rest)));
  }

  private List<Tensor> residuals(PartialCall parts, List<Tensor> computed) {
    List<Tensor> residuals = new ArrayList<>();
    int next = 0;
    for (int place : parts.residuals()) {
      Tensor residual =
          place == PartialCall.COMPUTED
              ? computed.get(next++)
              : known.get(place + parts.knownConstants().size());
      residuals.add(trace.lift(residual));
    }
    return residuals;
  }

  // A part without results or effects has nothing to do.
  private static Tensor[] process(Trace trace, Primitive part, List<Tensor> operands) {
    boolean idle = part instanceof Call call && call.resultCount() == 0 && call.effects().isEmpty();
    return idle ? new Tensor[0] : trace.process(part, operands.toArray(new Tensor[0]));
  }

  private static Tensor[] merge(boolean[] isKnown, List<Tensor> known, List<Tensor> unknown) {
    Tensor[] results = new Tensor[isKnown.length];
    for (int i = 0, k = 0, u = 0; i < results.length; i++) {
      results[i] = isKnown[i] ? known.get(k++) : unknown.get(u++);
    }
    return results;
  }
}
