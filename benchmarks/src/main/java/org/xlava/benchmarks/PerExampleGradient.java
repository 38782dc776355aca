package org.xlava.benchmarks;

import static org.xlava.Xlava.jit;

import org.openjdk.jmh.annotations.Benchmark;
import org.xlava.Tensor;
import org.xlava.TensorFn4;

/** The tutorial's per-example gradient, waiting for the result. */
public class PerExampleGradient extends SteadyState {
  private final TensorFn4 unjitted = TdGradient.perExample();
  private final TensorFn4 jitted = jit(TdGradient.perExample());

  /** Leaves its results to the collector, as most code does. */
  @Benchmark
  public Tensor jitted() {
    return TdGradient.of(jitted).blockUntilReady();
  }

  /** Closes its results. */
  @Benchmark
  public Tensor jittedClosed() {
    try (Tensor result = TdGradient.of(jitted)) {
      return result.blockUntilReady();
    }
  }

  /** Runs each operation by itself. */
  @Benchmark
  public Tensor unjitted() {
    return TdGradient.of(unjitted).blockUntilReady();
  }
}
