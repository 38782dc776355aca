package org.xlava.benchmarks;

import static org.xlava.Xlava.makeJaxpr;
import static org.xlava.Xlava.valueAndGrad;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn2;
import org.xlava.Tree;
import org.xlava.ValueAndGrad;
import org.xlava.ir.Jaxpr;
import org.xlava.stablehlo.StableHlo;

/** The workloads of the comparison, by name. */
final class Workloads {
  private static final Map<String, Supplier<Workload>> ALL = new TreeMap<>();

  static {
    ALL.put("td-jit", () -> perExample(new PerExampleGradient()::jitted));
    ALL.put("td-jit-closed", () -> perExample(new PerExampleGradient()::jittedClosed));
    ALL.put("td-eager", () -> value(new PerExampleGradient()::unjitted, null));
    ALL.put("multiply", () -> value(new Dispatch()::multiply, multiply()));
    ALL.put("cubic", () -> value(new FreshGradient()::cubic, null));
    ALL.put("hundred", Workloads::hundred);
    ALL.put("record", Workloads::record);
    ALL.put("trace-td", Workloads::tracePerExample);
    ALL.put("trace-sines", Workloads::traceSines);
    ALL.put("mlp", Workloads::trainingStep);
    ALL.put("attention", Workloads::attention);
    ALL.put("matmul", Workloads::matmul);
    ALL.put("upload", () -> upload(new HostTransfer()::upload));
    ALL.put("upload-array", () -> upload(new HostTransfer()::uploadArray));
    ALL.put("upload-zero-copy", Workloads::handover);
    ALL.put("download", () -> download(new HostTransfer()::download));
    ALL.put("download-memory", () -> download(new HostTransfer()::downloadToMemory));
    for (int threads = 1; threads <= 8; threads *= 2) {
      int n = threads;
      ALL.put("threads-" + n, () -> together(n));
    }
  }

  private Workloads() {}

  static Set<String> names() {
    return ALL.keySet();
  }

  /**
   * The workload of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Workload of(String name) {
    Supplier<Workload> workload = ALL.get(name);
    if (workload == null) {
      throw new IllegalArgumentException("workload: there is no " + name);
    }
    return workload.get();
  }

  private static Workload value(Supplier<Tensor> call, Workload.@Nullable Floor floor) {
    return Workload.of(call, () -> List.of(call.get()), floor);
  }

  private static Workload tree(Supplier<?> call, Workload.Floor floor) {
    return tree(call, call, floor);
  }

  private static Workload tree(Supplier<?> call, Supplier<?> results, Workload.Floor floor) {
    return Workload.of(call, () -> Tree.leaves(results.get()), floor);
  }

  private static Workload perExample(Supplier<Tensor> call) {
    List<Tensor> a = TdGradient.arguments();
    Jaxpr program =
        makeJaxpr(TdGradient.perExample()).apply(a.get(0), a.get(1), a.get(2), a.get(3)).jaxpr();
    return Workload.of(
        call, () -> List.of(new PerExampleGradient().jitted()), new Workload.Floor(program, a));
  }

  private static Workload together(int threads) {
    PerExampleGradient benchmark = new PerExampleGradient();
    return new Workload(
        benchmark::jitted,
        new Stopwatch.Together(threads, benchmark::jitted),
        () -> List.of(benchmark.jitted()),
        null);
  }

  private static Workload.Floor multiply() {
    TensorFn2 times = Tensor::times;
    Jaxpr program = makeJaxpr(times).apply(Dispatch.X, Dispatch.Y).jaxpr();
    return new Workload.Floor(program, List.of(Dispatch.X, Dispatch.Y));
  }

  private static Workload matmul() {
    TensorFn2 matmul = Numpy::matmul;
    Jaxpr program = makeJaxpr(matmul).apply(MatrixProduct.X, MatrixProduct.Y).jaxpr();
    MatrixProduct benchmark = new MatrixProduct();
    return Workload.of(
        benchmark::jittedClosed,
        () -> List.of(benchmark.jitted()),
        new Workload.Floor(program, List.of(MatrixProduct.X, MatrixProduct.Y)));
  }

  private static Workload hundred() {
    Fn1<List<Tensor>, List<Tensor>> increment = ManyTensors::increment;
    Jaxpr program = makeJaxpr(increment).apply(ManyTensors.ARGUMENTS).jaxpr();
    return tree(
        new ManyTensors()::jittedIncrement, new Workload.Floor(program, ManyTensors.ARGUMENTS));
  }

  private static Workload record() {
    NestedRecord.Network argument = NestedRecord.ARGUMENT;
    Fn1<NestedRecord.Network, NestedRecord.Network> increment = NestedRecord.Network::incremented;
    Jaxpr program = makeJaxpr(increment).apply(argument).jaxpr();
    return tree(
        new NestedRecord()::jittedIncrement, new Workload.Floor(program, Tree.leaves(argument)));
  }

  private static Workload trainingStep() {
    Fn2<TrainingStep.Network, TrainingStep.Batch, ValueAndGrad<TrainingStep.Network>> step =
        TrainingStep::step;
    Jaxpr program = makeJaxpr(step).apply(TrainingStep.NETWORK, TrainingStep.BATCH).jaxpr();
    List<Tensor> arguments = new ArrayList<>(TrainingStep.NETWORK.tensors());
    arguments.addAll(Tree.leaves(TrainingStep.BATCH));
    TrainingStep benchmark = new TrainingStep();
    return tree(
        benchmark::jittedInScope, benchmark::jitted, new Workload.Floor(program, arguments));
  }

  private static Workload attention() {
    Fn2<Attention.Projections, Tensor, ValueAndGrad<Attention.Projections>> gradient =
        valueAndGrad(Attention::loss);
    Jaxpr program = makeJaxpr(gradient).apply(Attention.PROJECTIONS, Attention.TOKENS).jaxpr();
    List<Tensor> arguments = new ArrayList<>(Attention.PROJECTIONS.tensors());
    arguments.add(Attention.TOKENS);
    Attention benchmark = new Attention();
    return tree(
        benchmark::jittedInScope, benchmark::jitted, new Workload.Floor(program, arguments));
  }

  private static Workload upload(Supplier<Tensor> call) {
    return Workload.of(call, Workloads::transferred, null);
  }

  private static Workload download(Supplier<?> call) {
    return Workload.of(call, Workloads::transferred, null);
  }

  private static Workload handover() {
    HostTransfer.Staged staged = new HostTransfer.Staged();
    Stopwatch stopwatch = new Stopwatch.Prepared(staged::next, staged::handOver);
    return new Workload(staged::values, stopwatch, () -> List.of(Tensor.of(staged.values())), null);
  }

  // Up and down again.
  private static List<Tensor> transferred() {
    return List.of(Tensor.of(Tensor.of(HostTransfer.VALUES).toFloatArray()));
  }

  private static Workload tracePerExample() {
    Tracing tracing = new Tracing();
    return Workload.of(
        () -> StableHlo.lower(tracing.tracePerExample().jaxpr(), "td"),
        () -> List.of(TdGradient.of(TdGradient.perExample())),
        null);
  }

  private static Workload traceSines() {
    Tracing tracing = new Tracing();
    return Workload.of(
        () -> StableHlo.lower(tracing.traceSines().jaxpr(), "sines"),
        () -> List.of(Tracing.sinesGradient().apply(Tracing.AT)),
        null);
  }
}
