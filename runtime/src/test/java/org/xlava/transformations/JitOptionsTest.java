package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.compilerOptions;
import static org.xlava.Xlava.debugCallback;
import static org.xlava.Xlava.donateArgnums;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.keepUnused;
import static org.xlava.Xlava.staticArgnums;
import static org.xlava.Xlava.vmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xlava.ArgInfo;
import org.xlava.Compiled;
import org.xlava.DType;
import org.xlava.ExecutionException;
import org.xlava.Fn1;
import org.xlava.Fn3;
import org.xlava.JitFn3;
import org.xlava.JitTensorFn1;
import org.xlava.JitTensorFn2;
import org.xlava.JitTensorFn3;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TransformException;
import org.xlava.TreePath;

/** What programs of jitted functions take, and how they are compiled. */
class JitOptionsTest {
  private static final Tensor X = Tensor.of(1f, 2f, 3f);
  private static final String LEVEL = "xla_backend_optimization_level";

  private record Params(Tensor w, List<Tensor> b) {}

  private static Tensor fresh(float... values) {
    return Tensor.of(values).plus(0);
  }

  private static String parameters(String text) {
    return text.lines().filter(l -> l.contains("@main")).findFirst().orElseThrow().strip();
  }

  // --- what it takes

  @Test
  void argsInfo_tellsOfEachLeaf() {
    Fn3<Params, String, Tensor, Tensor> f = (p, name, x) -> p.w().times(x);
    JitFn3<Params, String, Tensor, Tensor> jitted = jit(f, staticArgnums(1), donateArgnums(-1));
    Tensor captured = Tensor.of(5f, 6f);
    Fn3<Params, String, Tensor, Tensor> capturing = (p, name, x) -> x.plus(captured);
    Params params = new Params(X, List.of(Tensor.of(1), Numpy.ones(2, 3)));
    TreePath b = new TreePath(List.of(new TreePath.Component("b")));
    List<ArgInfo> expected =
        List.of(
            new ArgInfo(
                0,
                new TreePath(List.of(new TreePath.Component("w"))),
                Shape.of(3),
                DType.FLOAT32,
                false),
            new ArgInfo(0, index(b, 0), Shape.of(), DType.INT32, false),
            new ArgInfo(0, index(b, 1), Shape.of(2, 3), DType.FLOAT32, false),
            new ArgInfo(2, TreePath.ROOT, Shape.of(3), DType.FLOAT32, true));
    assertThat(jitted.lower(params, "name", X).argsInfo()).isEqualTo(expected);
    assertThat(jitted.lower(params, "name", X).compile().argsInfo()).isEqualTo(expected);
    assertThat(
            jit(capturing, staticArgnums(1), donateArgnums(2))
                .lower(params, "", captured)
                .argsInfo())
        .extracting(ArgInfo::donated)
        .containsExactly(false, false, false, true);
  }

  private static TreePath index(TreePath path, int i) {
    List<TreePath.Key> keys = new ArrayList<>(path.keys());
    keys.add(new TreePath.Index(i));
    return new TreePath(keys);
  }

  // --- what it doesn't use

  @Test
  void unusedArguments_areNoParameters_unlessKept() {
    JitTensorFn3 f = jit((a, b, c) -> b.times(2).plus(a.times(3).shape().rank() - 1));
    assertThat(parameters(f.lower(X, 2f, X).stableHlo()))
        .startsWith("func.func public @main(%arg0: tensor<f32>) ->");
    assertThat(f.apply(X, 2f, X).item()).isEqualTo(4);
    JitTensorFn3 keeping = jit((a, b, c) -> b.times(2), keepUnused());
    assertThat(parameters(keeping.lower(X, 2f, X).stableHlo()))
        .startsWith(
            "func.func public @main(%arg0: tensor<3xf32>, %arg1: tensor<f32>, %arg2:"
                + " tensor<3xf32>) ->");
    assertThat(keeping.apply(X, 2f, X).item()).isEqualTo(4);
    assertThat(f.lower(X, 2f, X).argsInfo()).hasSize(3);
  }

  @Test
  void unusedArguments_needNotBeThere_unlessKept() {
    Tensor gone = fresh(1, 2);
    gone.close();
    JitTensorFn2 f = jit((a, b) -> a.times(2));
    assertThat(f.apply(3, gone).item()).isEqualTo(6);
    Compiled<Tensor> compiled = f.lower(3, gone).compile();
    assertThat(compiled.call(4, gone).item()).isEqualTo(8);
    assertThatThrownBy(() -> jit((a, b) -> a.times(2), keepUnused()).apply(3, gone))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void unusedParts_ofTrees_andCapturedTensors_areLeftOut() {
    Tensor captured = fresh(7, 8);
    Fn1<Map<String, Tensor>, Tensor> f =
        m -> {
          captured.times(m.get("b"));
          return m.get("c").minus(m.get("a"));
        };
    Map<String, Tensor> m = new HashMap<>();
    for (String name : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")) {
      m.put(name, Tensor.of((float) name.charAt(0)));
    }
    m.put("b", Tensor.of(1f, 2f));
    assertThat(jit(f).apply(m).item()).isEqualTo(2);
    assertThat(parameters(jit(f).lower(m).stableHlo()))
        .startsWith("func.func public @main(%arg0: tensor<f32>, %arg1: tensor<f32>) ->");
  }

  @Test
  void donatedArguments_areGone_evenIfUnused() {
    Tensor x = fresh(1, 2, 3);
    Tensor y = fresh(1, 2, 3);
    JitTensorFn3 f = jit((a, b, c) -> c.times(2), donateArgnums(1, 2));
    assertThat(f.apply(X, x, y).toFloatArray()).containsExactly(2, 4, 6);
    assertThatThrownBy(x::toFloatArray).hasMessageContaining("donated");
    assertThatThrownBy(y::toFloatArray).hasMessageContaining("donated");
  }

  @Test
  void argumentsOfEffects_areUsed() {
    List<Double> seen = Collections.synchronizedList(new ArrayList<>());
    JitTensorFn2 f =
        jit(
            (a, b) -> {
              debugCallback((Tensor v) -> seen.add(v.item()), b);
              return a.times(2);
            });
    assertThat(f.apply(1, 5).item()).isEqualTo(2);
    assertThat(seen).containsExactly(5.0);
  }

  // --- the compiler's options

  @Test
  void compilerOptions_reachTheCompiler() {
    TensorFn1 f = x -> Numpy.sin(x).times(2).plus(x);
    Map<String, Object> unoptimized = Map.of("xla_disable_hlo_passes", "fusion", LEVEL, 0);
    JitTensorFn1 plain = jit(f);
    JitTensorFn1 optioned = jit(f, compilerOptions(unoptimized));
    assertThat(optioned.apply(X).toFloatArray()).containsExactly(plain.apply(X).toFloatArray());
    // XLA makes a fusion of each operation that isn't fused with others.
    assertThat(plain.lower(X).compile().optimizedHlo()).doesNotContain("wrapped_sine");
    assertThat(optioned.lower(X).compile().optimizedHlo()).contains("wrapped_sine");
    Compiled<Tensor> own = plain.lower(X).compile(unoptimized);
    assertThat(own.optimizedHlo()).contains("wrapped_sine");
    assertThat(own.call(X).toFloatArray()).containsExactly(plain.apply(X).toFloatArray());
    assertThat(plain.lower(X).compile().optimizedHlo()).doesNotContain("wrapped_sine");
  }

  @Test
  void compilerOptions_ofTheLoweredProgram_overrideThoseOfJit() {
    JitTensorFn1 f = jit((Tensor x) -> x.times(3), compilerOptions(Map.of("xla_no_such", 1)));
    assertThatThrownBy(() -> f.lower(X).compile(Map.of("xla_no_such", 2.5)))
        .hasMessageContaining("{xla_no_such=2.5}");
    assertThatThrownBy(() -> f.lower(X).compile(Map.of(LEVEL, 1)))
        .hasMessageContaining("{%s=1, xla_no_such=1}".formatted(LEVEL));
  }

  @Test
  void unknownOption_andWrongValue_throw() {
    JitTensorFn1 f = jit((Tensor x) -> x.times(4), compilerOptions(Map.of("xla_no_such", true)));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> f.apply(X))
          .isInstanceOf(ExecutionException.class)
          .hasMessageStartingWith(
              "compile: compilerOptions must be options that the plugin's compiler has; got"
                  + " {xla_no_such=true}: ")
          .hasMessageContaining("No such compile option: 'xla_no_such'");
    }
    assertThatThrownBy(
            () -> f.lower(X).compile(Map.of("xla_cpu_enable_fast_min_max", "perhaps", LEVEL, 1)))
        .isInstanceOf(ExecutionException.class);
    assertThatThrownBy(
            () ->
                jit((Tensor x) -> x.times(4))
                    .lower(X)
                    .compile(Map.of("xla_cpu_enable_fast_min_max", "perhaps")))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("{xla_cpu_enable_fast_min_max=perhaps}")
        .hasMessageContaining("'perhaps' is not a valid bool value");
    assertThatThrownBy(
            () ->
                jit((Tensor x) -> x.times(4))
                    .lower(X)
                    .compile(Map.of("xla_disable_all_hlo_passes", true)))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("{xla_disable_all_hlo_passes=true}");
  }

  @Test
  void compilerOptions_inTransformations_areKept_andInPrograms_refused() {
    TensorFn1 f = jit((Tensor x) -> x.times(x), compilerOptions(Map.of(LEVEL, 1)));
    assertThat(grad(f).apply(3.0).item()).isEqualTo(6);
    assertThat(vmap(f).apply(X).toFloatArray()).containsExactly(1, 4, 9);
    TensorFn1 refused = jit((Tensor x) -> x.times(5), compilerOptions(Map.of("xla_no_such", 1)));
    assertThatThrownBy(() -> vmap(refused).apply(X)).hasMessageContaining("xla_no_such");
    assertThatThrownBy(() -> jit((Tensor x) -> f.apply(x).plus(1)).apply(X))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "jit: only the outermost jitted function, which is compiled as a unit, can have"
                + " compilerOptions; got {xla_backend_optimization_level=1} for f inside of another"
                + " program. Give them to the outer one");
  }

  @Test
  void compilerOptions_ofOtherTypes_throw() {
    assertThatThrownBy(() -> compilerOptions(null))
        .isInstanceOf(TransformException.class)
        .hasMessage("jit: compilerOptions must be a Map; got null");
    assertThatThrownBy(() -> compilerOptions(Map.of(LEVEL, Arrays.asList(1, 2))))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "jit: compilerOptions must have names and be strings, booleans or numbers; got"
                + " xla_backend_optimization_level = [1, 2]");
    Map<String, Object> missing = new HashMap<>();
    missing.put(LEVEL, null);
    assertThatThrownBy(() -> jit((TensorFn2) Tensor::plus).lower(X, X).compile(missing))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "compile: compilerOptions must have names and be strings, booleans or numbers; got"
                + " xla_backend_optimization_level = null");
  }
}
