package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.ir.Jaxpr;
import org.xlava.stablehlo.StableHlo;

/** When jit traces a function again, and when it does not. */
class RetracingTest {
  private final AtomicInteger traces = new AtomicInteger();

  private <A> Fn1<A, Object> counting(Fn1<A, Object> f) {
    return jit(
        (A x) -> {
          traces.incrementAndGet();
          return f.apply(x);
        });
  }

  private TensorFn1 counted(TensorFn1 f) {
    return jit(
        x -> {
          traces.incrementAndGet();
          return f.apply(x);
        });
  }

  @Test
  void sameTypes_traceOnce() {
    TensorFn1 f = counted(x -> x.times(2));
    for (int i = 0; i < 5; i++) {
      assertThat(f.apply(Tensor.of(i, 1f)).toFloatArray()).containsExactly(2 * i, 2);
    }
    assertThat(traces).hasValue(1);
  }

  @Test
  void newShapes_dtypes_andWeakness_traceAgain() {
    TensorFn1 f = counted(x -> x.times(2));
    f.apply(Tensor.of(1f, 2f));
    f.apply(Tensor.of(1f, 2f, 3f));
    assertThat(traces).hasValue(2);
    f.apply(Tensor.of(new int[] {1, 2}));
    assertThat(traces).hasValue(3);
    f.apply(Tensor.of(1.0));
    assertThat(traces).hasValue(4);
    f.apply(Tensor.of(1.0).astype(DType.FLOAT32));
    assertThat(traces).hasValue(5);
    f.apply(Tensor.of(2f, 1f));
    f.apply(Tensor.of(3f, 2f, 1f));
    f.apply(2.5);
    f.apply(7f);
    f.apply(Tensor.of(1.0).astype(DType.FLOAT32));
    assertThat(traces).hasValue(5);
  }

  @Test
  void newStructures_traceAgain() {
    Fn1<List<Tensor>, Object> f = counting(x -> x.stream().reduce(Tensor::plus).orElseThrow());
    Tensor one = Tensor.of(1f, 1f);
    f.apply(List.of(one));
    f.apply(List.of(one, one));
    assertThat(((Tensor) f.apply(new ArrayList<>(List.of(one, one)))).toFloatArray())
        .containsExactly(2, 2);
    assertThat(traces).hasValue(2);
  }

  @Test
  void mapsOfTheSameKeys_areOfOneStructure() {
    Fn1<Map<String, Tensor>, Object> f = counting(x -> x.get("a").minus(x.get("b")));
    f.apply(Map.of("a", Tensor.of(3.0), "b", Tensor.of(1.0)));
    Map<String, Tensor> other = new HashMap<>();
    other.put("b", Tensor.of(2.0));
    other.put("a", Tensor.of(5.0));
    assertThat(((Tensor) f.apply(other)).item()).isEqualTo(3);
    assertThat(traces).hasValue(1);
  }

  @Test
  void optionals_presentAndEmpty_areOfTwoStructures() {
    Fn1<Optional<Tensor>, Object> f = counting(x -> x.map(t -> t.plus(1)).orElse(Tensor.of(0.0)));
    f.apply(Optional.of(Tensor.of(3.0)));
    assertThat(((Tensor) f.apply(Optional.empty())).item()).isEqualTo(0);
    assertThat(((Tensor) f.apply(Optional.of(Tensor.of(4.0)))).item()).isEqualTo(5);
    assertThat(traces).hasValue(2);
  }

  private record Scaled(Tensor x, int by, String label) {}

  @Test
  void staticComponentsOfRecords_traceAgainWhenTheyChange() {
    Fn1<Scaled, Object> f = counting(s -> s.x().times(s.by()));
    Tensor x = Tensor.of(1f, 2f);
    assertThat(((Tensor) f.apply(new Scaled(x, 2, "a"))).toFloatArray()).containsExactly(2, 4);
    assertThat(((Tensor) f.apply(new Scaled(x, 3, "a"))).toFloatArray()).containsExactly(3, 6);
    f.apply(new Scaled(x, 3, "b"));
    assertThat(traces).hasValue(3);
    f.apply(new Scaled(x.plus(1), 2, "a"));
    f.apply(new Scaled(x, 3, new String("b")));
    assertThat(traces).hasValue(3);
  }

  @Test
  void x64Setting_tracesAgainWhenItChanges() {
    TensorFn1 f = counted(x -> x.plus(Tensor.of(1.0).astype(DType.FLOAT64)));
    Tensor x = Tensor.of(1f, 2f);
    assertThat(f.apply(x).dtype()).isEqualTo(DType.FLOAT32);
    assertThat(Config.withX64(true, () -> f.apply(x)).dtype()).isEqualTo(DType.FLOAT64);
    assertThat(f.apply(x).dtype()).isEqualTo(DType.FLOAT32);
    assertThat(traces).hasValue(2);
  }

  @Test
  void innerJit_insideOtherTransformations_tracesOncePerType() {
    TensorFn1 f = counted(x -> Numpy.sin(x).times(x));
    Tensor x = Tensor.of(0.5);
    for (int i = 0; i < 3; i++) {
      grad(f).apply(x);
      grad(grad(f)).apply(x);
      jit(grad(f)).apply(x);
      vmap(f).apply(Tensor.of(1f, 2f).plus(i));
    }
    // Once for the weak scalar, once for the examples of the batch, which aren't weak.
    assertThat(traces).hasValue(2);
  }

  @Test
  void eachJit_hasItsOwnCache_butEqualProgramsAreCompiledOnce() {
    Tensor x = Tensor.of(1f, 2f);
    Jaxpr first = makeJaxpr(counted(y -> y.times(3))).apply(x).jaxpr();
    Jaxpr second = makeJaxpr(counted(y -> y.times(3))).apply(x).jaxpr();
    assertThat(traces).hasValue(2);
    assertThat(second).isSameAs(first);
  }

  @Test
  void capturedVariable_isPartOfTheProgram() {
    int[] factor = {2};
    TensorFn1 f = jit(x -> x.times(factor[0]));
    Tensor x = Tensor.of(1f, 2f);
    f.apply(x);
    factor[0] = 3;
    assertThat(f.apply(x).toFloatArray()).containsExactly(2, 4);
  }

  @Test
  void manyThreads_shareAFunction() throws Exception {
    TensorFn1 f = counted(x -> grad(y -> Numpy.sin(y).times(y).sum()).apply(x));
    int threads = 16;
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Callable<float[]>> calls = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int own = i;
      calls.add(
          () -> {
            start.await();
            float[] last = {};
            for (int k = 0; k < 200; k++) {
              last = f.apply(Tensor.of(own, 1f)).toFloatArray();
            }
            return last;
          });
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<float[]>> results = pool.invokeAll(calls);
      for (int i = 0; i < threads; i++) {
        float expected = (float) (Math.cos(i) * i + Math.sin(i));
        assertThat(results.get(i).get()[0]).isCloseTo(expected, within(1e-5f));
      }
    }
    assertThat(traces.get()).isBetween(1, threads);
  }

  private static org.assertj.core.data.Offset<Float> within(float tolerance) {
    return org.assertj.core.api.Assertions.within(tolerance);
  }

  // --- what the program holds of what the function captured

  @Test
  void capturedTensors_areHiddenArguments_andScalarsLiterals() {
    Tensor large = Numpy.ones(1000).times(2);
    double scale = 0.25;
    TensorFn1 f = x -> x.plus(large).times(scale);
    String text = StableHlo.lower(makeJaxpr(f).apply(large).jaxpr(), "f");
    assertThat(text)
        .contains("@main(%arg0: tensor<1000xf32>, %arg1: tensor<1000xf32>)")
        .contains("stablehlo.constant dense<0x3E800000> : tensor<f32>")
        .doesNotContain("dense<\"");
    assertThat(jit(f).apply(large).get(0).item()).isEqualTo(1);
  }

  @Test
  void capturedTensor_closedLater_isKeptByTheTracedFunction() {
    Tensor captured = Tensor.of(1f, 2f);
    TensorFn1 f = jit(x -> x.times(captured));
    f.apply(captured);
    captured.close();
    assertThat(f.apply(Tensor.of(3f, 4f)).toFloatArray()).containsExactly(3, 8);
  }

  @Test
  void capturedTracer_holdsForItsTransformationOnly() {
    Tensor[] captured = new Tensor[1];
    TensorFn1 inner = counted(y -> y.times(captured[0]));
    TensorFn1 outer =
        x -> {
          captured[0] = x;
          return inner.apply(inner.apply(x));
        };
    assertThat(grad(outer).apply(3.0).item()).isEqualTo(27);
    assertThat(traces).hasValue(1);
    assertThat(grad(outer).apply(4.0).item()).isEqualTo(48);
    assertThat(jit(outer).apply(Tensor.of(2f)).item()).isEqualTo(8);
    assertThat(traces).hasValue(3);
  }

  @Test
  void nestedJit_isOneFunctionOfTheModule() {
    TensorFn1 inner = jit(x -> Numpy.sin(x).times(2));
    TensorFn1 f = x -> inner.apply(inner.apply(x)).plus(inner.apply(x));
    String text = StableHlo.lower(makeJaxpr(f).apply(Tensor.of(1f, 2f)).jaxpr(), "outer");
    assertThat(text)
        .isEqualTo(
            """
            module @outer {
              func.func public @main(%arg0: tensor<2xf32>) -> (tensor<2xf32>) {
                %0 = func.call @f(%arg0) : (tensor<2xf32>) -> (tensor<2xf32>)
                %1 = func.call @f(%0) : (tensor<2xf32>) -> (tensor<2xf32>)
                %2 = func.call @f(%arg0) : (tensor<2xf32>) -> (tensor<2xf32>)
                %3 = stablehlo.add %1, %2 : tensor<2xf32>
                return %3 : tensor<2xf32>
              }
              func.func private @f(%arg0: tensor<2xf32>) -> (tensor<2xf32>) {
                %0 = stablehlo.sine %arg0 : tensor<2xf32>
                %1 = stablehlo.constant dense<0x40000000> : tensor<f32>
                %2 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<f32>) -> tensor<2xf32>
                %3 = stablehlo.multiply %0, %2 : tensor<2xf32>
                return %3 : tensor<2xf32>
              }
            }
            """);
  }

  @Test
  void nestedJit_ofOtherTypes_isAnotherFunction() {
    TensorFn1 inner = jit(x -> Numpy.sin(x));
    TensorFn1 f = x -> inner.apply(x).times(inner.apply(x.sum()));
    String text = StableHlo.lower(makeJaxpr(f).apply(Tensor.of(1f, 2f)).jaxpr(), "outer");
    assertThat(text).contains("func private @f(", "func private @f_0(");
    assertThat(jit(f).apply(Tensor.of(0f, 1f)).get(0).item()).isZero();
  }
}
