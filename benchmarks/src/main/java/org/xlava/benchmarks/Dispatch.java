package org.xlava.benchmarks;

import static org.xlava.Xlava.jit;

import org.openjdk.jmh.annotations.Benchmark;
import org.xlava.Tensor;
import org.xlava.TensorFn2;

/** One operation on next to no data: what a call costs. */
public class Dispatch extends SteadyState {
  static final Tensor X = Tensor.of(1f, 2f, 3f);
  static final Tensor Y = Tensor.of(4f, 5f, 6f);
  private static final Tensor A = Tensor.of(1.5f);
  private static final Tensor B = Tensor.of(2.5f);

  private final TensorFn2 add = jit(Tensor::plus);

  /** An operation outside of any transformation. */
  @Benchmark
  public Tensor multiply() {
    return X.times(Y).blockUntilReady();
  }

  /** A jitted function of scalars. */
  @Benchmark
  public Tensor jittedAdd() {
    return add.apply(A, B).blockUntilReady();
  }
}
