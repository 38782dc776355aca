package org.xlava.transform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.PartialCall;
import org.xlava.transform.RecordingTrace.Recorded;

/**
 * The making of a {@link PartialProgram}: the program is evaluated in a trace that records what is
 * unknown, inside one that records the rest.
 */
final class ProgramSplit {
  private final Jaxpr program;
  private final boolean[] known;
  private final List<Boolean> forced;
  private final boolean[] knownResults;
  private final List<Integer> residuals = new ArrayList<>();
  private final List<Jaxpr> unknown = new ArrayList<>();

  ProgramSplit(Jaxpr program, boolean[] known, List<Boolean> forced) {
    this.program = program;
    this.known = known;
    this.forced = forced;
    this.knownResults = new boolean[program.outputs().size()];
  }

  PartialProgram make() {
    List<TensorType> types = Flags.chosen(List.of(program.inputTypes()), Flags.of(known));
    ClosedJaxpr first =
        Recorder.record("linearize", types.toArray(new TensorType[0]), this::evaluateKnown);
    return new PartialProgram(
        Recorder.withoutDeadCode(first),
        unknown.getFirst().withoutDeadCode().interned(),
        knownResults,
        residuals.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The known results and the residuals that aren't among the known inputs. */
  private Tensor[] evaluateKnown(Tensor[] inputs) {
    RecordingTrace rest = RecordingTrace.ofUnknowns(Trace.current());
    List<Recorded> unknownInputs = new ArrayList<>();
    Tensor[] operands = operands(inputs, rest, unknownInputs);
    Tensor[] results = Trace.within(rest, () -> Evaluation.evaluate(program, operands));
    List<Tensor> knownOutputs = new ArrayList<>();
    List<Tensor> unknownOutputs = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      knownResults[i] = !rest.owns(results[i]) && !forced.get(i);
      (knownResults[i] ? knownOutputs : unknownOutputs).add(results[i]);
    }
    ClosedJaxpr recorded = rest.finish(unknownInputs, unknownOutputs.toArray(new Tensor[0]));
    rest.close();
    unknown.add(recorded.jaxpr());
    knownOutputs.addAll(computed(recorded.constants(), places(inputs)));
    return knownOutputs.toArray(new Tensor[0]);
  }

  private Tensor[] operands(Tensor[] inputs, RecordingTrace rest, List<Recorded> unknownInputs) {
    TensorType[] types = program.inputTypes();
    Tensor[] operands = new Tensor[types.length];
    for (int i = 0, next = 0; i < types.length; i++) {
      if (known[i]) {
        operands[i] = inputs[next++];
      } else {
        unknownInputs.add(rest.input(types[i]));
        operands[i] = unknownInputs.getLast();
      }
    }
    return operands;
  }

  // What is an operand of the known program needn't go through it.
  private List<Tensor> computed(List<Tensor> captured, Map<Tensor, Integer> places) {
    List<Tensor> computed = new ArrayList<>();
    for (Tensor residual : captured) {
      int place = places.getOrDefault(residual, PartialCall.COMPUTED);
      residuals.add(place);
      if (place == PartialCall.COMPUTED) {
        computed.add(residual);
      }
    }
    return computed;
  }

  private static Map<Tensor, Integer> places(Tensor[] inputs) {
    Map<Tensor, Integer> places = new IdentityHashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      places.putIfAbsent(inputs[i], i);
    }
    return places;
  }
}
