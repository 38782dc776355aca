package org.xlava.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Tensor;
import org.xlava.ir.ClosedJaxpr;

/** What the benchmarks compute. */
class WorkloadTest {
  private static final String UPDATES =
      "Tensor([[ 1.2,  2.4, -1.2],\n        [ 1.2,  2.4, -1.2]], dtype=float32)";

  @Test
  void perExampleGradient_everyWay_isTheUpdate() {
    PerExampleGradient benchmark = new PerExampleGradient();
    assertThat(benchmark.jitted()).hasToString(UPDATES);
    assertThat(benchmark.unjitted()).hasToString(UPDATES);
    assertThat(benchmark.jittedClosed().isDeleted()).isTrue();
  }

  @Test
  void dispatch_ofOneOperation_isItsValue() {
    Dispatch benchmark = new Dispatch();
    assertThat(benchmark.multiply().toFloatArray()).containsExactly(4f, 10f, 18f);
    assertThat(benchmark.jittedAdd().item()).isEqualTo(4);
  }

  @Test
  void freshGradient_ofEachCubic_isFour() {
    FreshGradient benchmark = new FreshGradient();
    assertThat(benchmark.cubic().item()).isEqualTo(4);
    assertThat(benchmark.cubic().item()).isEqualTo(4);
  }

  @Test
  void manyTensors_incremented_areOneMore() {
    List<Tensor> results = new ManyTensors().jittedIncrement();
    assertThat(results).hasSize(100);
    assertThat(results.getFirst().item()).isEqualTo(1);
    assertThat(results.getLast().item()).isEqualTo(100);
  }

  @Test
  void tracing_ofPerExampleGradient_hasItsTypes() {
    Tracing benchmark = new Tracing();
    ClosedJaxpr traced = benchmark.tracePerExample();
    assertThat(traced.jaxpr().inputs()).hasSize(4);
    assertThat(traced.jaxpr().outputTypes()[0].shape()).containsExactly(2, 3);
    assertThat(benchmark.lowerPerExample())
        .contains("func.func public @main", "-> (tensor<2x3xf32>");
  }

  @Test
  void tracing_ofSines_hasOneCosineEach() {
    Tracing benchmark = new Tracing();
    assertThat(benchmark.traceSines().toString().split("= cos ", -1)).hasSize(201);
    assertThat(benchmark.lowerSines().split("stablehlo.cosine", -1)).hasSize(201);
  }

  @Test
  void sinesGradient_isTheProductOfCosines() {
    double x = 0.5;
    double product = 1;
    for (int i = 0; i < 200; i++) {
      product *= Math.cos(x);
      x = Math.sin(x);
    }
    assertThat(Tracing.sinesGradient().apply(Tracing.AT).item() / product)
        .isBetween(1 - 1e-4, 1 + 1e-4);
  }

  @Test
  void firstCall_ofEachProgram_isItsMultiple() {
    assertThat(FirstCall.ofProgram(0)).hasToString(UPDATES);
    assertThat(FirstCall.ofProgram(1024).toFloatArray()[1]).isEqualTo(4.8f);
  }

  static Set<String> names() {
    return Workloads.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void workload_called_givesAsManyResultsAsItsFloor(String name) {
    Workload workload = Workloads.of(name);
    assertThat(workload.call().get()).isNotNull();
    List<Tensor> results = workload.results().get();
    assertThat(results).isNotEmpty().noneMatch(Tensor::isDeleted);
    if (workload.floor() != null) {
      Workload.Floor floor = Objects.requireNonNull(workload.floor());
      assertThat(floor.program().outputTypes()).hasSameSizeAs(results);
      assertThat(floor.program().inputs()).hasSameSizeAs(floor.arguments());
    }
  }

  @Test
  void workload_ofUnknownName_throws() {
    assertThatThrownBy(() -> Workloads.of("sort"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workload: there is no sort");
  }
}
