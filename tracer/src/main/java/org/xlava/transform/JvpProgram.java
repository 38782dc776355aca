package org.xlava.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Dual;

/**
 * The derivative of a program, kept with it: inputs are the primals, then the tangents that aren't
 * zero; outputs the results, then those of their tangents that aren't zero.
 *
 * @param nonzero which of the results' tangents aren't
 */
public record JvpProgram(ClosedJaxpr recording, List<Boolean> nonzero) {
  private record Key(List<Boolean> nonzero, List<Boolean> forced) {}

  /** The derivative for arguments of which those {@code nonzero} have tangents. */
  public static JvpProgram of(Jaxpr program, List<Boolean> nonzero) {
    return of(program, nonzero, Collections.nCopies(program.outputs().size(), false));
  }

  /** The same with the tangents of the outputs {@code forced} given even if they are zero. */
  public static JvpProgram of(Jaxpr program, List<Boolean> nonzero, List<Boolean> forced) {
    return program.derived(new Key(nonzero, forced), () -> make(program, nonzero, forced));
  }

  private static JvpProgram make(Jaxpr program, List<Boolean> nonzero, List<Boolean> forced) {
    List<TensorType> primals = List.of(program.inputTypes());
    List<TensorType> types = new ArrayList<>(primals);
    types.addAll(Flags.chosen(primals, nonzero));
    List<Boolean> given = new ArrayList<>();
    ClosedJaxpr recording =
        Recorder.record(
            "jvp",
            types.toArray(new TensorType[0]),
            inputs -> {
              Dual results = differentiated(program, Tangents.dual(inputs, nonzero), forced);
              given.addAll(Tangents.nonzero(results.tangents()));
              return Tangents.append(results.primals(), results.tangents());
            });
    return new JvpProgram(recording, List.copyOf(given));
  }

  private static Dual differentiated(Jaxpr program, Dual inputs, List<Boolean> forced) {
    Dual results =
        Forward.jvp(x -> Evaluation.evaluate(program, x), inputs.primals(), inputs.tangents());
    Tensor[] tangents = results.tangents();
    Arrays.setAll(tangents, i -> forced.get(i) ? Tangents.instantiate(tangents[i]) : tangents[i]);
    return results;
  }
}
