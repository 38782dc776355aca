package org.xlava.primitive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.control.JitCall;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Recorder;
import org.xlava.transform.Trace;
import org.xlava.transform.Wiring;

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
    Jaxpr nothing =
        Recorder.record(
                "linearize",
                order.stream().map(i -> types[i]).toArray(TensorType[]::new),
                x -> new Tensor[0])
            .jaxpr();
    order.addAll(unknown);
    Jaxpr arranged =
        CapturedConstants.inside(
            Recorder.record(
                "linearize",
                order.stream().map(i -> types[i]).toArray(TensorType[]::new),
                inputs -> Trace.bind(call, Wiring.restored(inputs, order))));
    return new PartialCall(
        new JitCall("nothing", nothing),
        List.of(),
        new JitCall(call.label(), arranged),
        new boolean[call.resultCount()],
        residuals);
  }
}
