package org.xlava.benchmarks;

import static org.xlava.Xlava.makeJaxpr;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xlava.Fn1;
import org.xlava.Tensor;
import org.xlava.TensorFn2;
import org.xlava.TensorFn4;
import org.xlava.ir.Jaxpr;
import org.xlava.stablehlo.StableHlo;

/**
 * A line of the comparison.
 *
 * @param call what is timed
 * @param results what must agree with the others' results, float32 tensors
 * @param floor the compiled program that does the same, if one does
 */
record Workload(Supplier<?> call, Supplier<List<Tensor>> results, @Nullable Floor floor) {
  /** A program and its arguments, float32 tensors. */
  record Floor(Jaxpr program, List<Tensor> arguments) {}

  /**
   * The workload of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Workload of(String name) {
    return switch (name) {
      case "td-jit" -> perExample(new PerExampleGradient()::jitted);
      case "td-jit-closed" -> perExample(new PerExampleGradient()::jittedClosed);
      case "td-eager" -> value(new PerExampleGradient()::unjitted, null);
      case "multiply" -> value(new Dispatch()::multiply, multiply());
      case "cubic" -> value(new FreshGradient()::cubic, null);
      case "hundred" -> hundred(new ManyTensors());
      case "trace-td" -> tracePerExample(new Tracing());
      case "trace-sines" -> traceSines(new Tracing());
      default -> throw new IllegalArgumentException("workload: there is no " + name);
    };
  }

  private static Workload value(Supplier<Tensor> call, @Nullable Floor floor) {
    return new Workload(call, () -> List.of(call.get()), floor);
  }

  private static Workload perExample(Supplier<Tensor> call) {
    TensorFn4 f = TdGradient.perExample();
    List<Tensor> a = TdGradient.arguments();
    Jaxpr program = makeJaxpr(f).apply(a.get(0), a.get(1), a.get(2), a.get(3)).jaxpr();
    return new Workload(
        call, () -> List.of(new PerExampleGradient().jitted()), new Floor(program, a));
  }

  private static Floor multiply() {
    TensorFn2 times = Tensor::times;
    Jaxpr program = makeJaxpr(times).apply(Dispatch.X, Dispatch.Y).jaxpr();
    return new Floor(program, List.of(Dispatch.X, Dispatch.Y));
  }

  private static Workload hundred(ManyTensors many) {
    Fn1<List<Tensor>, List<Tensor>> increment = ManyTensors::increment;
    Jaxpr program = makeJaxpr(increment).apply(ManyTensors.ARGUMENTS).jaxpr();
    return new Workload(
        many::jittedIncrement, many::jittedIncrement, new Floor(program, ManyTensors.ARGUMENTS));
  }

  private static Workload tracePerExample(Tracing tracing) {
    return new Workload(
        () -> StableHlo.lower(tracing.tracePerExample().jaxpr(), "td"),
        () -> List.of(TdGradient.of(TdGradient.perExample())),
        null);
  }

  private static Workload traceSines(Tracing tracing) {
    return new Workload(
        () -> StableHlo.lower(tracing.traceSines().jaxpr(), "sines"),
        () -> List.of(Tracing.sinesGradient().apply(Tracing.AT)),
        null);
  }
}
