package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.*;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xlava.Carried;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.JitFn2;
import org.xlava.JitOption;
import org.xlava.JitTensorFn1;
import org.xlava.JitTensorFn2;
import org.xlava.Linearized;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Jaxpr;

/** What is recorded of a function, what is left out, and what the program gives. */
class StagingTest {
  private static final Tensor V = Tensor.of(1f, -2f, 3f);
  private static final TensorType HUGE = TensorType.of(DType.FLOAT32, 1 << 20, 1 << 20);

  private static String program(TensorFn1 f) {
    return makeJaxpr(f).apply(V).toString();
  }

  // --- what a program holds

  @Test
  void operationsOnConstants_areRecorded() {
    assertThat(program(x -> x.plus(Numpy.sin(Tensor.of(1f)))))
        .isEqualTo(
            "{ lambda ; a:f32[3]. let\n"
                + "    b:f32[] = sin 1.0:f32[]\n"
                + "    c:f32[3] = add a b\n"
                + "  in (c,) }");
  }

  @Test
  void conversionsAndBroadcasts_thatChangeNothing_areLeftOut() {
    assertThat(program(x -> x.astype(DType.FLOAT32).plus(Numpy.broadcastTo(x, 3).reshape(3))))
        .isEqualTo("{ lambda ; a:f32[3]. let b:f32[3] = add a a in (b,) }");
  }

  @Test
  void tensorCapturedTwice_isOneConstant() {
    Tensor captured = Numpy.arange(3).astype(DType.FLOAT32);
    ClosedJaxpr program = makeJaxpr((Tensor x) -> x.plus(captured).times(captured)).apply(V);
    assertThat(program.constants()).hasSize(1);
    assertThat(program)
        .hasToString(
            "{ lambda a:f32[3]; b:f32[3]. let\n"
                + "    c:f32[3] = add b a\n"
                + "    d:f32[3] = mul c a\n"
                + "  in (d,) }");
    List<Tensor> results = evalJaxpr(program.jaxpr(), program.constants(), V);
    assertThat(results.getFirst().toFloatArray()).containsExactly(0, -1, 10);
  }

  @Test
  void program_evaluated_canBeTransformed() {
    Jaxpr program = makeJaxpr((Tensor x) -> Numpy.sin(x).times(x)).apply(V).jaxpr();
    TensorFn1 f = x -> evalJaxpr(program, List.of(), x).getFirst();
    TensorFn1 direct = x -> Numpy.sin(x).times(x);
    assertThat(jit(f).apply(V).toFloatArray()).containsExactly(f.apply(V).toFloatArray());
    assertThat(grad((Tensor x) -> f.apply(x).sum()).apply(V).toFloatArray())
        .containsExactly(grad((Tensor x) -> direct.apply(x).sum()).apply(V).toFloatArray());
    assertThat(jvp(f, V, V).tangent().toFloatArray())
        .containsExactly(jvp(direct, V, V).tangent().toFloatArray());
  }

  @Test
  void program_evaluatedOnTooFewOperands_throws() {
    Jaxpr program = makeJaxpr((Tensor x) -> Numpy.sin(x)).apply(V).jaxpr();
    assertThatThrownBy(() -> evalJaxpr(program, List.of()))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "evalJaxpr: needs a constant or an argument for each of the 1 inputs; got 0 of them");
  }

  @Test
  void deadCode_goesWithItsPrograms() {
    Jaxpr program =
        makeJaxpr(
                (Tensor x) -> {
                  Numpy.exp(jit(Numpy::sin).apply(x));
                  Carried<Tensor, Tensor> unused =
                      scan((c, y) -> new Carried<>(c.plus(y), c), Tensor.of(0f), x);
                  return cond(x.sum().gt(0), () -> unused.carry(), () -> x.sum()).times(0).plus(x);
                })
            .apply(V)
            .jaxpr();
    assertThat(program.toString()).contains("exp", "sin", "scan", "cond");
    assertThat(program.withoutDeadCode().toString())
        .contains("scan", "cond")
        .doesNotContain("exp", "sin");
    assertThat(evalJaxpr(program.withoutDeadCode(), List.of(), V).getFirst().toFloatArray())
        .containsExactly(V.toFloatArray());
  }

  @Test
  void linearized_keepsOnlyTheLinearPart() {
    TensorFn1 f = x -> Numpy.sin(Numpy.cos(x)).times(stopGradient(Numpy.exp(x)));
    Tensor derivative = linearize(f, Tensor.of(0.5f)).apply(Tensor.of(1f));
    double expected = -Math.sin(0.5) * Math.cos(Math.cos(0.5)) * Math.exp(0.5);
    assertThat(derivative.item()).isCloseTo(expected, within(1e-6));
    Linearized<Tensor> linear = linearize(f, Tensor.of(0.5f));
    assertThat(makeJaxpr((Tensor t) -> linear.apply(t)).apply(Tensor.of(1f)).jaxpr().toString())
        .doesNotContain("sin", "cos", "exp")
        .contains("mul");
  }

  // --- results that are arguments, or one another

  @Test
  void results_thatAreArguments_areHandedOn() {
    JitTensorFn2 swapped = jit((x, y) -> y);
    assertThat(swapped.apply(V, V.times(2)).toFloatArray()).containsExactly(2, -4, 6);
    TensorFn1 twice =
        x -> {
          List<Tensor> same =
              jit((Tensor y) -> List.of(y, Numpy.sin(y), y, Tensor.of(4f)), options(false))
                  .apply(x);
          return same.get(0).times(same.get(2)).times(same.get(3));
        };
    assertThat(jit(twice).apply(V).toFloatArray()).containsExactly(4, 16, 36);
    assertThat(grad((Tensor x) -> jit(twice).apply(x).sum()).apply(V).toFloatArray())
        .containsExactly(8, -16, 24);
    assertThat(
            jit((Tensor x) -> jit((Tensor y) -> List.of(y, y), options(true)).apply(x).get(1))
                .apply(V)
                .toFloatArray())
        .containsExactly(V.toFloatArray());
  }

  private static JitOption[] options(boolean inlined) {
    return inlined ? new JitOption[] {inlined()} : new JitOption[0];
  }

  @Test
  void capturedResults_ofInnerPrograms_stayConstants() {
    Tensor captured = V.times(10);
    TensorFn1 inner = jit(x -> captured);
    assertThat(jit((Tensor x) -> inner.apply(x).plus(x)).apply(V).toFloatArray())
        .containsExactly(11, -22, 33);
    assertThat(grad((Tensor x) -> inner.apply(x).times(x).sum()).apply(V).toFloatArray())
        .containsExactly(10, -20, 30);
    assertThat(vmap(inner, axisSize(3)).apply(V).shape()).containsExactly(3, 3);
  }

  @Test
  void nanTimesZero_isNan() {
    TensorFn1 f = jit(x -> x.times(Float.NaN).times(0));
    assertThat(f.apply(Tensor.of(1f)).item()).isNaN();
    assertThat(f.apply(V).toFloatArray()).containsOnly(Float.NaN);
  }

  @Test
  void capturedBooleans_countAsNumbers() {
    boolean[] flags = {true, false, true, true};
    TensorFn1 f = jit(x -> Tensor.of(flags).sum().plus(x.times(0).sum().astype(DType.INT32)));
    assertThat(f.apply(V).dtype()).isEqualTo(DType.INT32);
    assertThat(f.apply(V).intValue()).isEqualTo(3);
  }

  // --- static arguments, dtypes

  @Test
  void staticNumbers_ofSeveralTypes_areDifferent() {
    AtomicInteger traces = new AtomicInteger();
    JitFn2<Tensor, Object, Tensor> f =
        jit(
            (Tensor x, Object n) -> {
              traces.incrementAndGet();
              return x.times(((Number) n).doubleValue());
            },
            staticArgnums(1));
    for (Object n : List.of(1, 1L, 1.0, 1f, 1, 1.0)) {
      assertThat(f.apply(V, n).toFloatArray()).containsExactly(1, -2, 3);
    }
    assertThat(traces).hasValue(4);
  }

  private enum Mode {
    DOUBLE,
    NEGATE
  }

  @Test
  void staticEnum_choosesTheProgram() {
    JitFn2<Tensor, Mode, Tensor> f =
        jit((Tensor x, Mode m) -> m == Mode.DOUBLE ? x.times(2) : x.unaryMinus(), staticArgnums(1));
    assertThat(f.apply(V, Mode.DOUBLE).toFloatArray()).containsExactly(2, -4, 6);
    assertThat(f.apply(V, Mode.NEGATE).toFloatArray()).containsExactly(-1, 2, -3);
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {
        "FLOAT16",
        "BFLOAT16",
        "FLOAT32",
        "INT8",
        "INT16",
        "INT32",
        "UINT8",
        "UINT16",
        "UINT32"
      })
  void dtypes_stayThemselvesInPrograms(DType dtype) {
    Tensor one = Tensor.of(new int[] {1, 2}).astype(dtype);
    Tensor sum = jit((Tensor x) -> x.plus(1)).apply(one);
    assertThat(sum.dtype()).isEqualTo(dtype);
    assertThat(sum.astype(DType.INT32).toIntArray()).containsExactly(2, 3);
  }

  @Test
  void donatedWeakScalar_isGone() {
    JitTensorFn1 f = jit(x -> x.plus(1), donateArgnums(0));
    Tensor weak = Tensor.of(1.0).plus(1);
    assertThat(weak.type().weak()).isTrue();
    Tensor result = f.apply(weak);
    assertThat(result.item()).isEqualTo(3);
    assertThat(result.type().weak()).isTrue();
    assertThat(weak.isDeleted()).isTrue();
  }

  // --- types without values

  @Test
  void evalShape_ofWhatNoMemoryHolds_givesItsType() {
    assertThat(evalShape(x -> Numpy.matmul(x, x).plus(1), HUGE)).isEqualTo(HUGE);
    TensorFn1 inner = jit(x -> x.sum(0));
    assertThat(evalShape(inner, HUGE)).hasToString("f32[1048576]");
    assertThat(evalShape(grad((Tensor x) -> Numpy.sin(x).sum()), HUGE)).isEqualTo(HUGE);
    assertThat(evalShape(x -> scan((c, r) -> new Carried<>(c, r.sum()), x, x).output(), HUGE))
        .hasToString("f32[1048576]");
  }

  @Test
  void evalShape_ofTreesAndConstants_keepsStructureAndWeakness() {
    Map<String, Object> result =
        evalShape(
            (Tensor x) -> Map.<String, Object>of("a", x.plus(1), "b", List.of(Tensor.of(2.0), x)),
            TensorType.of(DType.FLOAT16, 2));
    assertThat(((Tensor) result.get("a")).type()).hasToString("f16[2]");
    List<?> b = (List<?>) result.get("b");
    assertThat(((Tensor) b.get(0)).type()).isEqualTo(TensorType.of(DType.FLOAT32).withWeak(true));
    assertThat(((Tensor) b.get(1)).type()).hasToString("f16[2]");
    TensorType weak = TensorType.of(DType.FLOAT32).withWeak(true);
    assertThat(evalShape(x -> x.times(2), weak)).isEqualTo(weak);
  }

  @Test
  void evalShape_ofWhatFails_throwsAsACallDoes() {
    assertThatThrownBy(() -> evalShape(x -> Numpy.matmul(x, V), TensorType.of(DType.FLOAT32, 3, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("f32[3,2]");
    assertThatThrownBy(() -> evalShape((Tensor x) -> "a", V))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("an object of type java.lang.String as the result");
    assertThatThrownBy(() -> evalShape((Tensor x) -> x, V, V))
        .isInstanceOf(TransformException.class)
        .hasMessage("call: the function takes 1 argument; got 2");
  }

  @Test
  void evalShape_sharesTheTraceOfJit() {
    AtomicInteger traces = new AtomicInteger();
    TensorFn1 f =
        jit(
            x -> {
              traces.incrementAndGet();
              return x.times(2);
            });
    evalShape(f, V);
    f.apply(V);
    evalShape(f, TensorType.of(DType.FLOAT32, 3));
    assertThat(traces).hasValue(1);
  }

  @Test
  void tensorTypes_areValues() {
    TensorType type = TensorType.of(DType.FLOAT32, 2, 3);
    assertThat(type).isEqualTo(Numpy.zeros(2, 3).type()).hasSameHashCodeAs(Numpy.ones(2, 3).type());
    assertThat(type).isNotEqualTo(type.withDtype(DType.FLOAT16)).isNotEqualTo(type.withWeak(true));
    assertThat(List.of(type.rank(), type.shape().elements(), type.bytes()))
        .containsExactly(2, 6L, 24L);
    assertThatThrownBy(() -> TensorType.of(DType.FLOAT32, 2, -1))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("-1");
  }

  // --- numbers out of range

  @Test
  void javaLong_thatTheDefaultIntegerCannotHold_throws() {
    long large = 1L << 40;
    assertThatThrownBy(() -> Tensor.of(new int[] {1}).plus(large))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("1099511627776");
    assertThatThrownBy(() -> jit((Tensor x) -> x.times(large)).apply(Tensor.of(new int[] {1})))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("1099511627776");
  }

  // --- what is kept

  @Test
  void arguments_andFunctions_areNotKept() throws Exception {
    int large = 10_000; // small results are kept for a while by the thread that made them
    Tensor[] captured = {Numpy.ones(large).times(2)};
    TensorFn1[] f = {jit(withData(captured[0]))};
    Tensor[] argument = {Numpy.ones(large).times(3)};
    assertThat(f[0].apply(argument[0]).get(7).item()).isEqualTo(6);
    assertThat(grad((Tensor x) -> f[0].apply(x).sum()).apply(argument[0]).get(7).item())
        .isEqualTo(2);
    WeakReference<?> ofArgument = new WeakReference<>(argument[0]);
    argument[0] = null;
    assertCollected(ofArgument);
    WeakReference<?> ofFunction = new WeakReference<>(f[0]);
    WeakReference<?> ofCaptured = new WeakReference<>(captured[0]);
    f[0] = null;
    captured[0] = null;
    assertCollected(ofFunction);
    assertCollected(ofCaptured);
  }

  private static TensorFn1 withData(Tensor data) {
    return x -> x.times(data);
  }

  private static void assertCollected(WeakReference<?> reference) throws InterruptedException {
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(reference.get()).isNull();
  }

  // --- sharing between threads

  @Test
  void uploadsAndDownloads_ofManyThreads_areTheirOwn() {
    List<float[]> read =
        IntStream.range(0, 500)
            .parallel()
            .mapToObj(i -> Tensor.of((float) i, i + 1f).plus(1).toFloatArray())
            .toList();
    for (int i = 0; i < 500; i++) {
      assertThat(read.get(i)).as(Arrays.toString(read.get(i))).containsExactly(i + 1, i + 2);
    }
  }
}
