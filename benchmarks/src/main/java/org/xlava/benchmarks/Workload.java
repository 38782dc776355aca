package org.xlava.benchmarks;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xlava.Tensor;
import org.xlava.ir.Jaxpr;

/**
 * What the comparison times.
 *
 * @param call one call
 * @param stopwatch how calls are timed
 * @param results what must agree with the others' results, float32 tensors
 * @param floor the compiled program that does the same, if one does
 */
record Workload(
    Supplier<?> call, Stopwatch stopwatch, Supplier<List<Tensor>> results, @Nullable Floor floor) {
  /** A program and its arguments, float32 tensors. */
  record Floor(Jaxpr program, List<Tensor> arguments) {}

  /** Calls one after the other. */
  static Workload of(Supplier<?> call, Supplier<List<Tensor>> results, @Nullable Floor floor) {
    return new Workload(call, new Stopwatch.Repeated(call), results, floor);
  }
}
