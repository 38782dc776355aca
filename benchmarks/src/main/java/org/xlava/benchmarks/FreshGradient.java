package org.xlava.benchmarks;

import static org.xlava.Xlava.grad;

import org.openjdk.jmh.annotations.Benchmark;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

/** The gradient of a function that was never seen before, un-jitted. */
public class FreshGradient extends SteadyState {
  private double constant = 1;

  /** A new cubic with a new gradient at each call. */
  @Benchmark
  public Tensor cubic() {
    double c = constant++;
    TensorFn1 f = x -> x.pow(3).plus(x.pow(2).times(2)).minus(x.times(3)).plus(c);
    return grad(f).apply(1.0).blockUntilReady();
  }
}
