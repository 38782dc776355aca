package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xlava.Carried;
import org.xlava.Compiled;
import org.xlava.Concrete;
import org.xlava.ConcretizationException;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.ExecutionException;
import org.xlava.Fn1;
import org.xlava.JitFn1;
import org.xlava.JitFn2;
import org.xlava.JitOption;
import org.xlava.JitTensorFn1;
import org.xlava.JitTensorFn2;
import org.xlava.Lowered;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.runtime.LogCapture;

/** What jit offers beside calling: options, programs ahead of time, its cache, and debugging. */
class JittedTest {
  private int traces;

  private static Tensor v(float... values) {
    return Tensor.of(values);
  }

  // --- static arguments

  private Tensor repeated(Tensor x, Integer times) {
    traces++;
    Tensor y = x;
    for (int i = 0; i < times; i++) {
      y = y.times(x);
    }
    return y;
  }

  @Test
  void staticArgument_isAsItIs_andPartOfTheKey() {
    JitFn2<Tensor, Integer, Tensor> f = jit(this::repeated, staticArgnums(1));
    assertThat(f.apply(Tensor.of(3f), 1).item()).isEqualTo(9);
    assertThat(f.apply(Tensor.of(3f), 2).item()).isEqualTo(27);
    assertThat(f.apply(Tensor.of(2f), 2).item()).isEqualTo(8);
    assertThat(f.apply(Tensor.of(2f), 1).item()).isEqualTo(4);
    assertThat(traces).isEqualTo(2);
    assertThat(f.cacheSize()).isEqualTo(2);
    assertThat(f.cacheMisses()).isEqualTo(2);
    assertThat(grad((Tensor x) -> f.apply(x, 2)).apply(Tensor.of(2f)).item()).isEqualTo(12);
    assertThat(vmap((Tensor x) -> f.apply(x, 1)).apply(v(2, 3)).toFloatArray())
        .containsExactly(4, 9);
  }

  @Test
  void staticArgument_thatIsMutable_isCopied() {
    JitFn2<Tensor, List<Integer>, Tensor> f =
        jit(
            (Tensor x, List<Integer> by) -> x.times(by.stream().mapToInt(i -> i).sum()),
            staticArgnums(-1));
    List<Integer> by = new ArrayList<>(List.of(1, 2));
    assertThat(f.apply(v(1), by).item()).isEqualTo(3);
    by.add(4);
    assertThat(f.apply(v(1), by).item()).isEqualTo(7);
    assertThat(f.apply(v(1), List.of(1, 2)).item()).isEqualTo(3);
    assertThat(f.cacheSize()).isEqualTo(2);
  }

  @Test
  void staticArgument_null_isAValue() {
    JitFn2<Tensor, String, Tensor> f =
        jit((Tensor x, String s) -> s == null ? x : x.times(2), staticArgnums(1));
    assertThat(f.apply(v(1), null).item()).isEqualTo(1);
    assertThat(f.apply(v(1), "a").item()).isEqualTo(2);
  }

  private record Setting(Object value) {}

  @Test
  void staticArgument_thatEqualsDoesNotCompare_throws() {
    String start =
        "jit: static arguments must be compared by equals, which tensors and arrays aren't";
    String end = " in argument 1. Pass a List, or let the argument be traced";
    JitFn2<Tensor, Object, Tensor> f = jit((Tensor x, Object o) -> x, staticArgnums(1));
    assertThatThrownBy(() -> f.apply(v(1), v(1, 2)))
        .isInstanceOf(TransformException.class)
        .hasMessage(start + "; got a tensor of type f32[2]" + end);
    assertThatThrownBy(() -> f.apply(v(1), new int[] {1})).hasMessage(start + "; got int[]" + end);
    assertThatThrownBy(() -> f.apply(v(1), Map.of("a", List.of(new Setting(new float[1])))))
        .hasMessage(start + "; got float[]" + end);
    assertThat(f.cacheSize()).isZero();
  }

  @Test
  void options_refusals() {
    TensorFn1 f = x -> x;
    assertThatThrownBy(() -> jit(f, staticArgnums(1)))
        .isInstanceOf(TransformException.class)
        .hasMessage("jit: staticArgnums must be less than the number of arguments, 1; got 1");
    assertThatThrownBy(() -> jit(f, donateArgnums(-2)))
        .isInstanceOf(TransformException.class)
        .hasMessage("jit: donateArgnums must be less than the number of arguments, 1; got -2");
    assertThatThrownBy(() -> jit(f, staticArgnums(0), donateArgnums(-1)))
        .isInstanceOf(TransformException.class)
        .hasMessage("jit: an argument must not be both static and donated; got argument 0 as both");
    assertThatThrownBy(() -> donateArgnums(0, null))
        .isInstanceOf(TransformException.class)
        .hasMessage("jit: donateArgnums must be indices of arguments; got null among them");
    assertThatThrownBy(() -> staticArgnums((Integer[]) null))
        .hasMessage("jit: staticArgnums must be indices of arguments; got null");
    assertThatThrownBy(() -> jit(f, (JitOption) null))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "jit: options must be staticArgnums, donateArgnums, inlined, keepUnused,"
                + " compilerOptions and named, each at most once; got [null]");
    assertThatThrownBy(() -> jit(f).call(v(1), v(2)))
        .isInstanceOf(TransformException.class)
        .hasMessage("call: the function takes 1 argument; got 2");
    assertThatThrownBy(() -> jit(f, staticArgnums(0), staticArgnums()))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "jit: options must be staticArgnums, donateArgnums, inlined, keepUnused,"
                + " compilerOptions and named, each at most once; got [StaticArgnums[indices=[0]],"
                + " StaticArgnums[indices=[]]]");
    assertThatThrownBy(() -> named(null))
        .isInstanceOf(TransformException.class)
        .hasMessage("jit: named must be given a name; got null");
  }

  // --- donated arguments

  private static boolean isDeleted(Tensor x) {
    return x.isDeleted();
  }

  @Test
  void donatedArgument_isGone_andItsMemoryReused() {
    JitTensorFn2 step = jit((x, y) -> x.plus(y), donateArgnums(0));
    int n = 1 << 20;
    Tensor x = Numpy.ones(n).times(1);
    Tensor y = Numpy.ones(n).times(2);
    Compiled<Tensor> compiled = step.lower(x, y).compile();
    assertThat(compiled.memoryAnalysis().aliased()).isEqualTo(4L * n);
    for (int i = 0; i < 5; i++) {
      Tensor before = x;
      x = step.apply(x, y);
      assertThat(isDeleted(before)).isTrue();
      assertThatThrownBy(() -> before.plus(1))
          .isInstanceOf(ExecutionException.class)
          .hasMessage(
              "plus: tensors must not be used after they were donated; got a donated"
                  + " f32[1048576]. Use what the function returned, or don't name the argument in"
                  + " donateArgnums");
      assertThatThrownBy(before::toFloatArray)
          .hasMessageStartingWith("toFloatArray: tensors must not");
      assertThatThrownBy(() -> step.apply(before, y))
          .hasMessageStartingWith("jit: tensors must not");
      before.close();
    }
    assertThat(x.get(7).item()).isEqualTo(11);
    assertThat(isDeleted(y)).isFalse();
  }

  private record State(Tensor w, List<Tensor> moments) {}

  @Test
  void donatedTree_givesEveryLeafAway() {
    JitFn1<State, State> step =
        jit(
            (State s) -> new State(s.w().plus(s.moments().getFirst()), s.moments()),
            donateArgnums(0));
    State before = new State(v(1, 2), List.of(v(3, 4), v(5, 6, 7)));
    State after = step.apply(before);
    assertThat(
            List.of(
                isDeleted(before.w()),
                isDeleted(before.moments().get(0)),
                isDeleted(before.moments().get(1))))
        .containsOnly(true);
    assertThat(after.w().toFloatArray()).containsExactly(4, 6);
    assertThat(after.moments().get(1).toFloatArray()).containsExactly(5, 6, 7);
  }

  @Test
  void donatedArgument_whoseMemoryFitsNoResult_isFreed() {
    Tensor x = v(1, 2, 3);
    assertThat(jit((Tensor a) -> a.sum(), donateArgnums(0)).apply(x).item()).isEqualTo(6);
    assertThat(isDeleted(x)).isTrue();
  }

  @Test
  void donatedArgument_sharedByOthers_leavesThemWhole() {
    Tensor x = Numpy.ones(100).times(3);
    TensorFn1 captures = jit(y -> y.plus(x));
    assertThat(captures.apply(x).get(0).item()).isEqualTo(6);
    Tensor strong = ((Concrete) x).withWeak(true);
    JitTensorFn1 twice = jit((Tensor a) -> a.times(2), donateArgnums(0));
    assertThat(twice.apply(x).get(0).item()).isEqualTo(6);
    assertThat(isDeleted(x)).isTrue();
    assertThat(strong.get(0).item()).isEqualTo(3);
    assertThat(captures.apply(Numpy.ones(100)).get(0).item()).isEqualTo(4);
    assertThat(twice.apply(2.0).item()).isEqualTo(4);
    assertThat(twice.apply(2.0).item()).isEqualTo(4);
  }

  @Test
  void donatedArgument_passedTwice_throws_andKeepsIt() {
    JitTensorFn2 f = jit((x, y) -> x.plus(y), donateArgnums(0));
    Tensor x = v(1, 2);
    assertThatThrownBy(() -> f.apply(x, x))
        .isInstanceOf(ExecutionException.class)
        .hasMessage(
            "jit: a donated tensor must be passed once; got f32[2] twice in one call. Donate"
                + " neither, or pass a copy");
    assertThat(x.toFloatArray()).containsExactly(1, 2);
  }

  @Test
  void donation_underTransformations_doesNotHappen() {
    JitTensorFn1 f = jit((Tensor a) -> Numpy.sin(a), donateArgnums(0));
    Tensor x = v(1, 2);
    grad((Tensor a) -> f.apply(a).sum()).apply(x);
    vmap(f).apply(x);
    jit((Tensor a) -> f.apply(a).plus(a)).apply(x);
    assertThat(isDeleted(x)).isFalse();
  }

  // --- ahead of time

  @Test
  void lower_showsProgramAndModule_compile_runs() {
    Tensor scale = v(2, 3);
    JitTensorFn2 f = jit((x, y) -> x.times(scale).plus(y), named("affine"), donateArgnums(1));
    Lowered<Tensor> lowered = f.lower(TensorType.of(DType.FLOAT32, 2), v(1, 1));
    assertThat(lowered.jaxpr().toString()).contains("{ lambda a:f32[2]; b:f32[2] c:f32[2]");
    assertThat(lowered.stableHlo())
        .contains("module @jit_affine")
        .contains(
            "@main(%arg0: tensor<2xf32>, %arg1: tensor<2xf32>, %arg2: tensor<2xf32>"
                + " {tf.aliasing_output = 0 : i32}) -> (tensor<2xf32>)");
    assertThat(lowered.result().type()).hasToString("f32[2]");
    assertThat(f.cacheSize()).isEqualTo(1);
    Compiled<Tensor> compiled = lowered.compile();
    assertThat(compiled.call(v(1, 2), v(1, 1)).toFloatArray()).containsExactly(3, 7);
    assertThat(compiled.costAnalysis()).containsKey("flops");
    assertThat(compiled.costAnalysis().get("flops")).isPositive();
    assertThat(compiled.memoryAnalysis().arguments()).isEqualTo(24);
    assertThat(compiled.memoryAnalysis().aliased()).isEqualTo(8);
    assertThat(compiled.optimizedHlo()).contains("HloModule", "f32[2]");
    assertThat(compiled.jaxpr()).isEqualTo(lowered.jaxpr());
    assertThat(f.apply(v(1, 2), v(1, 1)).toFloatArray()).containsExactly(3, 7);
    assertThat(f.cacheMisses()).isEqualTo(1);
    assertThat(List.of(f.toString(), lowered.toString(), compiled.toString()))
        .containsExactly("jit(affine)", "Lowered[affine]", "Compiled[affine]");
  }

  @Test
  void lower_ofTreesOfTypes_andStaticArguments() {
    JitFn2<Map<String, Object>, Integer, Tensor> f =
        jit((Map<String, Object> m, Integer n) -> ((Tensor) m.get("x")).times(n), staticArgnums(1));
    Compiled<Tensor> tripled =
        f.lower(Map.of("x", TensorType.of(DType.FLOAT32, 3), "y", 1), 3).compile();
    assertThat(tripled.call(Map.of("x", v(1, 2, 3), "y", 5)).toFloatArray())
        .containsExactly(3, 6, 9);
    assertThatThrownBy(() -> tripled.call(Map.of("x", v(1, 2, 3), "y", 5), 3))
        .isInstanceOf(TransformException.class)
        .hasMessage("call: the function takes 1 argument; got 2");
    assertThatThrownBy(() -> tripled.call(Map.of("x", v(1, 2), "y", 5)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Compiled[f]: argument 0[x] must have the type that it was compiled for, f32[3]; got"
                + " f32[2]");
    assertThatThrownBy(() -> tripled.call(Map.of("x", Tensor.of(new int[3]), "y", 5)))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "Compiled[f]: argument 0[x] must have the type that it was compiled for, f32[3]; got"
                + " i32[3]");
    assertThatThrownBy(() -> tripled.call(Map.of("x", v(1, 2, 3))))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "Compiled[f]: argument 0 must have the structure that it was compiled for; expected"
                + " {x: *, y: *}, got {x: *}");
    assertThatThrownBy(
            () -> vmap((Tensor x) -> tripled.call(Map.of("x", x, "y", 5))).apply(Numpy.ones(2, 3)))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "Compiled[f]: a compiled program can't be transformed; got"
                + " Traced<f32[3]>with<BatchTrace> as argument 0[x]. Transform the jitted"
                + " function");
  }

  @Test
  void compile_ofWhatCapturesATracer_throws() {
    TensorFn1 outer =
        jit(
            x -> {
              jit((Tensor y) -> y.plus(x)).lower(v(1)).compile();
              return x;
            });
    assertThatThrownBy(() -> outer.apply(v(1)))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "compile: the function must not capture tensors of a function that is being"
                + " transformed; got Traced<f32[1]>with<JitTrace>. Call the jitted function instead"
                + " of lowering it");
  }

  // --- cache, inlining

  @Test
  void clearCache_tracesAgain() {
    JitTensorFn1 f =
        jit(
            x -> {
              traces++;
              return x.times(2);
            });
    f.apply(v(1));
    f.apply(v(1, 2));
    assertThat(f.cacheSize()).isEqualTo(2);
    f.clearCache();
    assertThat(f.cacheSize()).isZero();
    assertThat(f.apply(v(1, 2)).toFloatArray()).containsExactly(2, 4);
    assertThat(traces).isEqualTo(3);
    assertThat(f.cacheMisses()).isEqualTo(3);
  }

  @Test
  void inlined_addsItsOperations() {
    TensorFn1 sine = Numpy::sin;
    JitTensorFn1 inlined = jit(sine, inlined());
    assertThat(makeJaxpr((Tensor x) -> jit(sine).apply(x)).apply(v(1)).toString()).contains("jit[");
    assertThat(makeJaxpr((Tensor x) -> inlined.apply(x)).apply(v(1)).toString())
        .contains("sin")
        .doesNotContain("jit");
    assertThat(jit(grad((Tensor x) -> inlined.apply(x).sum())).apply(v(0)).item()).isEqualTo(1);
  }

  @Test
  void manyArguments_andOtherTransformations() {
    Fn1<Tensor, Tensor> g =
        jit(grad(jit((Tensor x) -> jit(Numpy::sin, donateArgnums(0)).apply(x).sum())));
    assertThat(g.apply(v(0)).item()).isEqualTo(1);
    assertThat(
            jit((a, b, c, d, e, f, x, y) -> a.plus(b).plus(y), staticArgnums(), donateArgnums(0))
                .apply(v(1), v(2), v(0), v(0), v(0), v(0), v(0), v(4))
                .item())
        .isEqualTo(7);
  }

  // --- debugging

  @Test
  void disabledJit_seesValues() {
    TensorFn1 absolute = jit(x -> x.item() < 0 ? x.unaryMinus() : x);
    assertThat(Config.withJitDisabled(() -> absolute.apply(-3.0)).item()).isEqualTo(3);
    assertThat(Config.withJitDisabled(() -> grad(jit(grad(absolute))).apply(-3.0)).item()).isZero();
    JitFn2<Tensor, Integer, Tensor> f = jit(this::repeated, staticArgnums(1));
    assertThat(Config.withJitDisabled(() -> f.apply(Tensor.of(3f), 2)).item()).isEqualTo(27);
    assertThat(f.cacheSize()).isZero();
    Config.disableJit(true);
    try {
      assertThat(Config.jitDisabled()).isTrue();
      assertThat(absolute.apply(-2).item()).isEqualTo(2);
    } finally {
      Config.disableJit(false);
    }
    assertThatThrownBy(() -> absolute.apply(-2.0)).hasMessageStartingWith("item: needs the value");
  }

  /** Reads values inside of everything that is traced otherwise. */
  private static Tensor everything(Tensor x) {
    Tensor doubled = cond(x.sum().gt(0), a -> a.times((float) a.get(0).item()), a -> a, x);
    Tensor large =
        whileLoop(c -> c.sum().lt(100), c -> c.times(c.sum().item() < 100 ? 2 : 3), doubled);
    Carried<Tensor, Tensor> sums =
        scan((c, v) -> new Carried<>(c.plus((float) v.item()), c.times(v)), Tensor.of(0f), large);
    return sums.output()
        .plus(sums.carry())
        .plus(foriLoop(0, 3, (i, c) -> c.plus(i.intValue()), large));
  }

  @Test
  void disabledJit_seesValuesInBranchesAndLoops() {
    Tensor expected = everythingTraced(v(2, 3));
    assertThat(
            Config.withJitDisabled(() -> jit(JittedTest::everything).apply(v(2, 3))).toFloatArray())
        .containsExactly(expected.toFloatArray());
    assertThatThrownBy(() -> everything(v(2, 3))).isInstanceOf(ConcretizationException.class);
    TensorFn1 loop = x -> whileLoop(c -> c.lt(50), c -> c.times(2), x);
    assertThat(Config.withJitDisabled(() -> vmap(loop).apply(v(1, 20))).toFloatArray())
        .containsExactly(64, 80);
    assertThat(Config.withJitDisabled(() -> grad(loop).apply(3.0)).item()).isEqualTo(32);
  }

  private static Tensor everythingTraced(Tensor x) {
    Tensor doubled = cond(x.sum().gt(0), a -> a.times(a.get(0)), a -> a, x);
    Tensor large = whileLoop(c -> c.sum().lt(100), c -> c.times(2), doubled);
    Carried<Tensor, Tensor> sums =
        scan((c, v) -> new Carried<>(c.plus(v), c.times(v)), Tensor.of(0f), large);
    return sums.output().plus(sums.carry()).plus(foriLoop(0, 3, (i, c) -> c.plus(i), large));
  }

  private static List<String> explained(Runnable calls) {
    try (LogCapture log = new LogCapture("org.xlava.jit")) {
      Config.withCacheMissesExplained(
          () -> {
            calls.run();
            return 0;
          });
      return log.messages();
    }
  }

  private record Params(Tensor w, int depth) {}

  @Test
  void cacheMisses_areExplained() {
    JitFn2<Params, Object, Tensor> f =
        jit((Params p, Object n) -> p.w().times((Integer) n), staticArgnums(1), named("step"));
    List<String> lines =
        explained(
            () -> {
              f.apply(new Params(v(1, 2), 1), 1);
              f.apply(new Params(v(3, 4), 1), 1);
              f.apply(new Params(v(1, 2, 3), 1), 1);
              f.apply(new Params(v(1, 2, 3), 1), 2);
              f.apply(new Params(v(1, 2, 3), 7), 2);
              f.apply(new Params(Tensor.of(1.0), 7), 2);
              Config.withX64(true, () -> f.apply(new Params(v(1, 2), 1), 1));
            });
    String start =
        "jit: tracing step, made in JittedTest.cacheMisses_areExplained(JittedTest.java:";
    assertThat(lines).allMatch(line -> line.startsWith(start));
    assertThat(lines.stream().map(line -> line.substring(line.indexOf("): ") + 3)))
        .containsExactly(
            "its first call; for [f32[2]]",
            "argument 0.w was f32[2] and is f32[3]; for [f32[3]]",
            "static argument 1 was 1 and is 2; for [f32[3]]",
            "the structure of argument 0.depth was 1 and is 7; for [f32[3]]",
            "argument 0.w was f32[3] and is weak f32[]; for [weak f32[]]",
            "64-bit dtypes were disabled; for [f32[2]]");
  }

  @Test
  void cacheMisses_ofFunctionsJittedAnewEachTime_areExplained() {
    List<String> lines =
        explained(
            () -> {
              for (int i = 1; i <= 2; i++) {
                int by = i;
                jit((Tensor x) -> x.times(by)).apply(v(1));
              }
            });
    String start =
        "jit: tracing"
            + " JittedTest.cacheMisses_ofFunctionsJittedAnewEachTime_areExplained(JittedTest.java:";
    assertThat(lines).allMatch(line -> line.startsWith(start));
    assertThat(lines.stream().map(line -> line.substring(line.indexOf("): ") + 3)))
        .containsExactly(
            "its first call; for [f32[1]]",
            "its first call, but the same line made a jitted function before. Keep what jit"
                + " returns, and call that; for [f32[1]]");
    assertThat(Config.explainsCacheMisses()).isFalse();
  }

  @Test
  void cacheMisses_logNothingUnasked() {
    try (LogCapture log = new LogCapture("org.xlava.jit")) {
      jit((Tensor x) -> x).apply(v(1));
      assertThat(log.messages()).isEmpty();
    }
  }
}
