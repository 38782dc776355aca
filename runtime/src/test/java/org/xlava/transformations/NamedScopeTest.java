package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.checkpoint;
import static org.xlava.Xlava.cond;
import static org.xlava.Xlava.customJvp;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.jvp;
import static org.xlava.Xlava.makeJaxpr;
import static org.xlava.Xlava.namedCall;
import static org.xlava.Xlava.namedScope;
import static org.xlava.Xlava.scan;
import static org.xlava.Xlava.vmap;
import static org.xlava.Xlava.whileLoop;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xlava.Carried;
import org.xlava.Config;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Jitted;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TransformException;
import org.xlava.ValueAndTangent;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.Plugin;
import org.xlava.pjrt.Program;

/** The names of operations in the locations of lowered programs, which are JAX's. */
class NamedScopeTest {
  private static final Tensor X = Tensor.of(1f, 2f, 3f);
  private static final Path PLUGIN = Path.of(System.getProperty("xlava.plugin"));
  private static final Pattern LINE =
      Pattern.compile("(?m)\"?(?:stablehlo|func|chlo)\\.(\\w+)[^\n]* loc\\((.*)\\)$");

  private static Tensor scoped(Tensor x) {
    Tensor z =
        namedScope(
            "outer",
            () -> {
              Tensor y = Numpy.sin(x).times(2);
              return namedScope("inner", () -> y.times(y));
            });
    return Numpy.sum(z);
  }

  /** The operations of a function's program, and what is in their locations. */
  private static List<String> locations(Jitted<?> f, Object... arguments) {
    String text = f.lower(arguments).stableHloWithLocations();
    return LINE.matcher(text)
        .results()
        .filter(line -> !line.group(1).equals("constant"))
        .map(NamedScopeTest::shown)
        .toList();
  }

  private static String shown(MatchResult line) {
    return line.group(1) + " " + line.group(2).replace("\"", "");
  }

  @Test
  void scopes_nest_andEndWithTheOperation() {
    assertThat(locations(jit((TensorFn1) NamedScopeTest::scoped), X))
        .containsExactly(
            "sine jit(f)/outer/sin",
            "broadcast_in_dim jit(f)/outer/mul",
            "multiply jit(f)/outer/mul",
            "multiply jit(f)/outer/inner/mul",
            "reduce jit(f)/reduce_sum");
  }

  @Test
  void derivatives_areAroundTheOutermostNameInThem() {
    TensorFn1 f = NamedScopeTest::scoped;
    assertThat(locations(jit(grad(f)), X))
        .contains(
            "sine jit(f)/jvp(outer)/sin",
            "cosine jit(f)/jvp(outer)/cos",
            "multiply jit(f)/jvp(outer)/mul",
            "multiply jit(f)/transpose(jvp(outer))/inner/mul",
            "multiply jit(f)/transpose(jvp(outer))/mul");
    Jitted<Tensor> forward = jit((TensorFn1) x -> jvp(f, x, x).tangent());
    assertThat(locations(forward, X)).contains("multiply jit(f)/jvp(outer)/inner/mul");
  }

  @Test
  void batching_isAroundTheOutermostNameInIt() {
    TensorFn1 f = NamedScopeTest::scoped;
    Tensor batch = Numpy.ones(2, 3);
    assertThat(locations(jit(vmap(f)), batch))
        .contains("sine jit(f)/vmap(outer)/sin", "multiply jit(f)/vmap(outer)/inner/mul");
    assertThat(locations(jit(vmap(grad(f))), batch))
        .contains(
            "sine jit(f)/vmap(jvp(outer))/sin",
            "multiply jit(f)/vmap(transpose(jvp(outer)))/inner/mul",
            "multiply jit(f)/vmap(transpose(jvp(outer)))/mul");
  }

  @Test
  void transformation_withinAScope_isInsideOfItsName() {
    TensorFn1 inner = x -> namedScope("b", () -> Numpy.sin(x));
    TensorFn1 f = x -> namedScope("a", () -> grad(inner).apply(x));
    assertThat(locations(jit(f), 2f))
        .contains("cosine jit(f)/a/jvp(b)/cos", "multiply jit(f)/a/transpose(jvp(b))/mul");
  }

  @Test
  void scopes_aroundJit_arePartOfTheCall() {
    TensorFn1 f =
        x ->
            namedScope(
                "s", () -> jit((TensorFn1) y -> namedScope("in", () -> Numpy.exp(y))).apply(x));
    assertThat(locations(jit(f), X)).contains("call jit(f)/s/jit(f)", "exponential in/exp");
    assertThat(locations(jit(grad((TensorFn1) x -> Numpy.sum(f.apply(x)))), X))
        .contains("call jit(f)/jvp(s)/jit(f)", "call jit(f)/transpose(jvp(s))/jit(f)")
        .contains("exponential in/exp", "multiply in/mul");
    // A scope around jit itself isn't in its program, which may be used elsewhere.
    assertThat(namedScope("around", () -> locations(jit((TensorFn1) Numpy::sin), X)))
        .containsExactly("sine jit(f)/sin");
  }

  @Test
  void branchesAndLoops_areAmongTheNames() {
    TensorFn1 branches =
        x -> namedScope("s", () -> cond(x.gt(0), Numpy::sin, (Tensor y) -> y.times(2), x));
    assertThat(locations(jit(branches), 1f))
        .contains("sine jit(f)/s/cond/branch_1_fun/sin", "multiply jit(f)/s/cond/branch_0_fun/mul");
    TensorFn1 loop =
        x -> namedScope("a/b", () -> whileLoop((Tensor c) -> c.lt(3), (Tensor c) -> c.times(c), x));
    assertThat(locations(jit(loop), 2f))
        .contains("compare jit(f)/a/b/while/cond/lt", "multiply jit(f)/a/b/while/body/mul");
  }

  @Test
  void scopesInsideOfLoopsAndCheckpoints_lastThroughReverseMode() {
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> step =
        (c, x) -> {
          Tensor next = namedScope("in", () -> Numpy.sin(c).times(x));
          return new Carried<>(next, next);
        };
    TensorFn1 loop = x -> namedScope("s", () -> scan(step, x, X).carry());
    assertThat(locations(jit(grad(loop)), 2f))
        .contains(
            "cosine jit(f)/jvp(s)/scan/while/body/in/cos",
            "call jit(f)/transpose(jvp(s))/jit(scan)",
            "multiply scan/while/body/in/mul");
    TensorFn1 again = checkpoint((TensorFn1) x -> namedScope("in", () -> Numpy.sin(x)));
    TensorFn1 f = x -> namedScope("s", () -> again.apply(x));
    assertThat(locations(jit(grad(f)), 2f)).anyMatch(l -> l.matches("cosine .*in/cos"));
  }

  @Test
  void scopeInAFunctionWithARule_isNamedOnce() {
    TensorFn1 sine =
        customJvp(
            (TensorFn1) Numpy::sin,
            (Tensor x, Tensor t) ->
                namedScope("rule", () -> new ValueAndTangent<>(Numpy.sin(x), t.times(7))));
    TensorFn1 f = x -> namedScope("s", () -> sine.apply(x));
    assertThat(locations(jit(grad(f)), 2f)).contains("multiply jit(f)/transpose(jvp(s))/rule/mul");
  }

  @Test
  void namedCall_isAScope() {
    assertThat(locations(jit(namedCall((TensorFn1) Numpy::sin, "nm")), X))
        .containsExactly("sine jit(f)/nm/sin");
    TensorFn2 product = namedCall((TensorFn2) Tensor::times, "product");
    assertThat(product.apply(X, 2).toFloatArray()).containsExactly(2, 4, 6);
    Fn1<List<Tensor>, Tensor> first = namedCall((List<Tensor> l) -> Numpy.exp(l.get(0)), "first");
    assertThat(locations(jit(first), List.of(X))).containsExactly("exponential jit(f)/first/exp");
  }

  @Test
  void names_changeNeitherValuesNorPrograms() {
    TensorFn1 a = x -> namedScope("a", () -> x.times(x).plus(17));
    TensorFn1 b = x -> namedScope("b", () -> x.times(x).plus(17));
    ClosedJaxpr ofA = makeJaxpr(a).apply(X);
    ClosedJaxpr ofB = makeJaxpr(b).apply(X);
    assertThat(ofA.jaxpr()).isEqualTo(ofB.jaxpr()).hasSameHashCodeAs(ofB.jaxpr());
    assertThat(jit(a).lower(X).stableHlo()).isEqualTo(jit(b).lower(X).stableHlo());
    assertThat(jit(a).lower(X).stableHlo()).doesNotContain("loc(");
    assertThat(locations(jit(a), X)).contains("multiply jit(f)/a/mul");
    assertThat(locations(jit(b), X)).contains("multiply jit(f)/b/mul");
    assertThat(jit(b).apply(X).toFloatArray()).containsExactly(18, 21, 26);
  }

  @Test
  void moduleWithLocations_isOneThatTheCompilerTakes() {
    Jitted<Tensor> f =
        jit(
            (TensorFn1)
                x ->
                    namedScope(
                        "say \"hi\" \\ ä", () -> vmap(grad((TensorFn1) Numpy::tanh)).apply(x)));
    String text = Config.withSourceLines(() -> f.lower(X).stableHloWithLocations());
    assertThat(text)
        .containsPattern(
            "loc\\(\"jit\\(f\\)/say \\\\\"hi\\\\\" \\\\\\\\"
                + " ä/[^\"]*\"\\(\"NamedScopeTest.java\":\\d+:0\\)\\)");
    try (Client client = Plugin.load(PLUGIN).createClient();
        LoadedExecutable compiled = client.compile(Program.mlir(text), CompileOptions.defaults())) {
      assertThat(compiled.name()).isEqualTo("jit_f");
    }
  }

  @Test
  void nullName_throws() {
    assertThatThrownBy(() -> namedScope(null, () -> X))
        .isInstanceOf(TransformException.class)
        .hasMessage("namedScope: needs a name; got null");
    assertThatThrownBy(() -> namedCall((TensorFn1) Numpy::sin, null))
        .isInstanceOf(TransformException.class)
        .hasMessage("namedCall: needs a name; got null");
    assertThatThrownBy(() -> namedCall((TensorFn1) null, "f"))
        .isInstanceOf(TransformException.class)
        .hasMessage("namedCall: needs a function; got null");
  }
}
