package org.xlava.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.xlava.CheckpointPolicy;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Effect;
import org.xlava.primitive.PartialCall;
import org.xlava.primitive.SavedForms;

/**
 * The split of a program by what is known whose unknown part computes again what it needs of the
 * known one, but for the values that a policy keeps.
 */
public final class Rematerialization {
  private final PartialProgram parts;
  private final SavedForms known;
  private final int operands;
  private final int kept;

  private record Key(List<Boolean> known, CheckpointPolicy policy) {}

  private Rematerialization(PartialProgram parts, CheckpointPolicy policy) {
    this.parts = parts;
    this.known = Saving.of(CapturedConstants.inside(parts.known()), policy);
    this.operands = known.first().inputs().size();
    this.kept = known.types().size();
  }

  /** Splits {@code program}; what is made is kept with it. */
  public static PartialProgram split(Jaxpr program, boolean[] known, CheckpointPolicy policy) {
    if (program.effects().stream().anyMatch(Effect::isIo)) {
      throw new TransformException(
          "checkpoint: the function must not call ioCallback, which would be called again; got one"
              + " that does. Use pureCallback or debugCallback, or call it outside of checkpoint");
    }
    List<Boolean> key = Flags.of(known);
    return program.derived(
        new Key(key, policy),
        () -> new Rematerialization(PartialProgram.of(program, known), policy).split());
  }

  private PartialProgram split() {
    Jaxpr.Pruned again = recomputing();
    List<Boolean> taken = again.inputs().subList(0, operands + kept);
    int[] residuals =
        IntStream.range(0, taken.size())
            .filter(taken::get)
            .map(i -> i < operands ? i : PartialCall.COMPUTED)
            .toArray();
    List<Boolean> wanted =
        new ArrayList<>(Collections.nCopies(known.first().outputs().size() - kept, false));
    Collections.fill(wanted.subList(0, knownResults()), true);
    wanted.addAll(taken.subList(operands, operands + kept));
    Jaxpr first =
        known.first().pruned(List.copyOf(wanted), Collections.nCopies(operands, true)).program();
    return new PartialProgram(
        new ClosedJaxpr(first, List.of()), again.program(), parts.knownResults(), residuals);
  }

  private int knownResults() {
    return Flags.count(Flags.of(parts.knownResults()));
  }

  /**
   * The unknown part, from those that it needs of the known operands and the kept values, and the
   * unknown operands.
   */
  private Jaxpr.Pruned recomputing() {
    TensorType[] inputs = parts.unknown().inputTypes();
    List<TensorType> unknown =
        Arrays.asList(inputs).subList(parts.residuals().length, inputs.length);
    List<TensorType> types = new ArrayList<>(Arrays.asList(known.again().inputTypes()));
    List<Boolean> optional = Collections.nCopies(types.size(), false);
    types.addAll(unknown);
    Jaxpr whole =
        CapturedConstants.inside(
            Recorder.record("checkpoint", types.toArray(new TensorType[0]), this::recompute));
    List<Boolean> stay = new ArrayList<>(optional);
    stay.addAll(Collections.nCopies(unknown.size(), true));
    return whole.pruned(Collections.nCopies(whole.outputs().size(), true), List.copyOf(stay));
  }

  private Tensor[] recompute(Tensor[] x) {
    Tensor[] outputs = Evaluation.evaluate(known.again(), Arrays.copyOf(x, operands + kept));
    List<Tensor> given = new ArrayList<>();
    int next = knownResults();
    for (int place : parts.residuals()) {
      given.add(place == PartialCall.COMPUTED ? outputs[next++] : x[place]);
    }
    given.addAll(Arrays.asList(x).subList(operands + kept, x.length));
    return Evaluation.evaluate(parts.unknown(), given.toArray(new Tensor[0]));
  }
}
