package org.xlava.benchmarks;

import static org.xlava.Xlava.jit;

import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Tensor;

/** A jitted function of many arguments and results. */
public class ManyTensors extends SteadyState {
  static final List<Tensor> ARGUMENTS =
      IntStream.range(0, 100).mapToObj(i -> Tensor.of(i, DType.FLOAT32)).toList();

  private final Fn1<List<Tensor>, List<Tensor>> jitted = jit(ManyTensors::increment);

  static List<Tensor> increment(List<Tensor> tensors) {
    return tensors.stream().map(t -> t.plus(1)).toList();
  }

  /** Adds one to each of a hundred scalars. */
  @Benchmark
  public List<Tensor> jittedIncrement() {
    List<Tensor> results = jitted.apply(ARGUMENTS);
    results.forEach(Tensor::blockUntilReady);
    return results;
  }
}
