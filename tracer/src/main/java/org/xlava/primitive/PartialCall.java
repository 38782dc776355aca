package org.xlava.primitive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.control.JitCall;
import org.xlava.transform.Programs;
import org.xlava.transform.Trace;

/**
 * A call split by what is known. {@code known} takes {@code knownConstants} and the known operands
 * and gives the known results and what only it can compute of the residuals; {@code unknown} takes
 * the residuals followed by the unknown operands and gives the other results.
 *
 * @param knownResults for each result of the whole call, whether {@code known} gives it
 * @param residuals where each residual is: the index of one of the operands of {@code known}, or
 *     {@link #COMPUTED} for the next of the results that follow the known ones
 */
@SuppressWarnings("ArrayRecordComponent")
public record PartialCall(
    Primitive known,
    List<Tensor> knownConstants,
    Primitive unknown,
    boolean[] knownResults,
    int[] residuals) {
  /** The place of a residual that is a result of {@code known}. */
  public static final int COMPUTED = -1;

  /** The whole of {@code call} left for later. */
  public static PartialCall deferred(Call call, boolean[] known, TensorType[] types) {
    List<Integer> order = new ArrayList<>();
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < known.length; i++) {
      (known[i] ? order : unknown).add(i);
    }
    int[] residuals = new int[order.size()];
    Arrays.setAll(residuals, i -> i);
    Jaxpr nothing = Programs.nothing(order.stream().map(i -> types[i]).toArray(TensorType[]::new));
    order.addAll(unknown);
    Jaxpr arranged =
        Programs.closed(
            Programs.record(
                "linearize",
                order.stream().map(i -> types[i]).toArray(TensorType[]::new),
                inputs -> Trace.bind(call, restored(inputs, order))));
    return new PartialCall(
        new JitCall("nothing", nothing),
        List.of(),
        new JitCall(call.label(), arranged),
        new boolean[call.resultCount()],
        residuals);
  }

  private static Tensor[] restored(Tensor[] inputs, List<Integer> order) {
    Tensor[] operands = new Tensor[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      operands[order.get(i)] = inputs[i];
    }
    return operands;
  }
}
