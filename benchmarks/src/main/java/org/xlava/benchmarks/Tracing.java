package org.xlava.benchmarks;

import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.makeJaxpr;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.stablehlo.StableHlo;

/** From a function to a program, and from a program to StableHLO text. */
public class Tracing extends SteadyState {
  private static final int SINES = 200;
  static final Tensor AT = Tensor.of(0.5f);

  private final ClosedJaxpr perExample = tracePerExample();
  private final ClosedJaxpr sines = traceSines();

  static Tensor chainedSines(Tensor x) {
    Tensor result = x;
    for (int i = 0; i < SINES; i++) {
      result = Numpy.sin(result);
    }
    return result;
  }

  static TensorFn1 sinesGradient() {
    return grad(Tracing::chainedSines);
  }

  /** Traces the tutorial's per-example gradient. */
  @Benchmark
  public ClosedJaxpr tracePerExample() {
    List<Tensor> a = TdGradient.arguments();
    return makeJaxpr(TdGradient.perExample()).apply(a.get(0), a.get(1), a.get(2), a.get(3));
  }

  /** Lowers the tutorial's per-example gradient. */
  @Benchmark
  public String lowerPerExample() {
    return StableHlo.lower(perExample.jaxpr(), "per_example");
  }

  /** Traces the gradient of a chain of two hundred sines. */
  @Benchmark
  public ClosedJaxpr traceSines() {
    return makeJaxpr(sinesGradient()).apply(AT);
  }

  /** Lowers the gradient of a chain of two hundred sines. */
  @Benchmark
  public String lowerSines() {
    return StableHlo.lower(sines.jaxpr(), "sines");
  }
}
