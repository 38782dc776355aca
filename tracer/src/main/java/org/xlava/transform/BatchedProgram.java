package org.xlava.transform;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;

/** A program over batches, kept with it; {@code dims} are the outputs' batch dimensions. */
@SuppressWarnings("ArrayRecordComponent")
public record BatchedProgram(ClosedJaxpr recording, int[] dims) {
  private record Key(BatchAxis axis, List<Integer> dims, List<Boolean> forced) {}

  /** The program over inputs whose batch dimensions are {@code dims}. */
  public static BatchedProgram of(Jaxpr program, BatchAxis axis, int[] dims) {
    return of(program, axis, dims, Collections.nCopies(program.outputs().size(), false));
  }

  /** The same with outputs {@code forced} batched in front in any case. */
  public static BatchedProgram of(Jaxpr program, BatchAxis axis, int[] dims, List<Boolean> forced) {
    boolean named = axis.name() != null && program.communicatesAlong(axis.name());
    BatchAxis used = named ? axis : BatchAxis.unnamed(axis.size());
    List<Integer> key = Arrays.stream(dims).boxed().toList();
    return program.derived(new Key(used, key, forced), () -> make(program, used, dims, forced));
  }

  private static BatchedProgram make(
      Jaxpr program, BatchAxis axis, int[] dims, List<Boolean> forced) {
    int[] outputDims = new int[program.outputs().size()];
    ClosedJaxpr recording =
        Recorder.record(
            "vmap",
            wide(program.inputTypes(), axis, dims),
            inputs -> {
              Batched results =
                  Vectorize.apply(x -> Evaluation.evaluate(program, x), axis, inputs, dims);
              Arrays.setAll(outputDims, i -> forced.get(i) ? 0 : results.dims()[i]);
              return inFront(results, axis.size(), forced);
            });
    return new BatchedProgram(recording, outputDims);
  }

  private static TensorType[] wide(TensorType[] types, BatchAxis axis, int[] dims) {
    TensorType[] wide = types.clone();
    for (int i = 0; i < wide.length; i++) {
      wide[i] = dims[i] == Batching.NONE ? types[i] : Batching.with(types[i], dims[i], axis.size());
    }
    return wide;
  }

  private static Tensor[] inFront(Batched results, int size, List<Boolean> forced) {
    Tensor[] values = results.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = forced.get(i) ? Batching.front(values[i], results.dims()[i], size) : values[i];
    }
    return values;
  }
}
