package org.xlava.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;

/**
 * A linear program run backwards, kept with it: from non-linear operands and non-zero cotangents.
 *
 * @param nonzero which operands' cotangents it gives
 */
public record TransposedProgram(ClosedJaxpr recording, List<Boolean> nonzero) {
  private record Key(List<Boolean> linear, List<Boolean> nonzero, boolean instantiate) {}

  /** {@code program} transposed, which is linear in the operands that are linear inputs. */
  public static TransposedProgram of(Jaxpr program, Tensor[] operands, Tensor[] cotangents) {
    return of(program, LinearInput.among(operands), Tangents.nonzero(cotangents), false);
  }

  /**
   * {@code program} transposed; if {@code instantiate}, all cotangents are given even if they are
   * zero.
   */
  public static TransposedProgram of(
      Jaxpr program, List<Boolean> linear, List<Boolean> nonzero, boolean instantiate) {
    return program.derived(
        new Key(linear, nonzero, instantiate), () -> make(program, linear, nonzero, instantiate));
  }

  private static TransposedProgram make(
      Jaxpr program, List<Boolean> linear, List<Boolean> nonzero, boolean instantiate) {
    List<TensorType> inputs = List.of(program.inputTypes());
    List<TensorType> outputs = List.of(program.outputTypes());
    List<TensorType> types = new ArrayList<>(Flags.chosen(inputs, Flags.not(linear)));
    int residuals = types.size();
    types.addAll(Flags.chosen(outputs, nonzero));
    List<Boolean> given = new ArrayList<>();
    ClosedJaxpr recording =
        Recorder.record(
            "grad",
            types.toArray(new TensorType[0]),
            x -> {
              Tensor[] operands = operands(x, inputs, linear);
              Tensor[] cotangents = Tangents.spread(x, residuals, nonzero, outputs);
              Tensor[] results = Backward.transpose(program, operands, cotangents);
              Arrays.setAll(
                  results,
                  i ->
                      instantiate && linear.get(i) ? Tangents.instantiate(results[i]) : results[i]);
              given.addAll(Tangents.nonzero(results));
              return Tangents.append(new Tensor[0], results);
            });
    return new TransposedProgram(Recorder.withoutDeadCode(recording), List.copyOf(given));
  }

  private static Tensor[] operands(Tensor[] values, List<TensorType> types, List<Boolean> linear) {
    Tensor[] operands = new Tensor[types.size()];
    for (int i = 0, next = 0; i < operands.length; i++) {
      operands[i] = linear.get(i) ? new LinearInput(types.get(i)) : values[next++];
    }
    return operands;
  }

  /** What the program takes of a call's operands and its results' cotangents. */
  public static Tensor[] operands(Tensor[] operands, Tensor[] cotangents) {
    Tensor[] known = Arrays.stream(operands).filter(t -> !LinearInput.is(t)).toArray(Tensor[]::new);
    return Tangents.append(known, cotangents);
  }

  /** Lines the computed cotangents up with the operands. */
  public Tensor[] scatter(Tensor[] results, Tensor[] operands) {
    return Tangents.spread(results, 0, nonzero, List.of(TensorArrays.types(operands)));
  }
}
