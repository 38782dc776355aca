package org.xlava.benchmarks;

import static org.xlava.Xlava.jit;

import org.openjdk.jmh.annotations.Benchmark;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn2;

/** The product of two square matrices. */
public class MatrixProduct extends SteadyState {
  private static final int SIZE = 1024;
  static final Tensor X = Inputs.spread(1, 2, SIZE, SIZE);
  static final Tensor Y = Inputs.spread(2, 2, SIZE, SIZE);

  private final TensorFn2 matmul = jit(Numpy::matmul);

  /** One product. */
  @Benchmark
  public Tensor jitted() {
    return matmul.apply(X, Y).blockUntilReady();
  }

  /** One product, which is freed. */
  @Benchmark
  public Tensor jittedClosed() {
    try (Tensor product = matmul.apply(X, Y)) {
      return product.blockUntilReady();
    }
  }
}
