package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.CheckpointPolicy.*;
import static org.xlava.Xlava.*;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xlava.Carried;
import org.xlava.CheckpointPolicy;
import org.xlava.ConcretizationException;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.ValueAndTangent;
import org.xlava.operations.Closeness;
import org.xlava.stablehlo.StableHlo;

/** Derivatives that compute again, and what policies keep. */
class CheckpointTest {
  private static final TensorFn1 SINES = x -> Numpy.sin(Numpy.sin(x));

  private static double slope(double x) {
    return Math.cos(Math.sin(x)) * Math.cos(x);
  }

  private static void assertClose(Tensor actual, double... expected) {
    Closeness.within(1e-5).check(actual, expected);
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  @Test
  void checkpoint_hasTheFunctionsValueAndDerivatives() {
    TensorFn1 f = checkpoint(SINES);
    assertClose(f.apply(0.7), Math.sin(Math.sin(0.7)));
    assertClose(grad(f).apply(0.7), slope(0.7));
    assertClose(jvp(f, Tensor.of(0.7), Tensor.of(1.0)).tangent(), slope(0.7));
    assertClose(jit(grad(f)).apply(0.7), slope(0.7));
    assertClose(grad(jit(f)).apply(0.7), slope(0.7));
    assertClose(linearize(f, Tensor.of(0.7)).apply(2.0), 2 * slope(0.7));
    double second = grad(grad(SINES)).apply(0.7).item();
    assertClose(grad(grad(f)).apply(0.7), second);
    assertClose(jit(grad(grad(jit(f)))).apply(0.7), second);
    assertClose(hessian(f).apply(0.7), second);
    assertClose(grad(checkpoint(grad(f))).apply(0.7), second);
  }

  @Test
  void checkpoint_underVmapAndInLoops_hasTheSameDerivatives() {
    TensorFn1 f = checkpoint(SINES);
    Tensor xs = Tensor.of(0.1f, 0.2f);
    assertClose(vmap(grad(f)).apply(xs), slope(0.1), slope(0.2));
    assertClose(grad(x -> vmap(f).apply(x).sum()).apply(xs), slope(0.1), slope(0.2));
    assertClose(jit(vmap(grad(jit(f)))).apply(xs), slope(0.1), slope(0.2));
    Fn1<TensorFn1, TensorFn1> steps =
        step ->
            x ->
                scan((Tensor c, Tensor s) -> new Carried<>(step.apply(c), s), x, Tensor.of(0f, 0f))
                    .carry();
    double expected = grad(steps.apply(SINES)).apply(0.7).item();
    assertClose(grad(steps.apply(f)).apply(0.7), expected);
    assertClose(grad(checkpoint(steps.apply(SINES))).apply(0.7), expected);
    TensorFn1 branched = x -> cond(x.gt(0), (Tensor v) -> f.apply(v), (Tensor v) -> v, x);
    assertClose(grad(branched).apply(0.7), slope(0.7));
    assertClose(grad(checkpoint(branched)).apply(-0.7), 1);
  }

  @Test
  void checkpoint_ofTreesAndCapturedTensors_isTheFunction() {
    Tensor w = Tensor.of(2f, 3f);
    Fn1<Map<String, Tensor>, Tensor> f =
        checkpoint((Map<String, Tensor> m) -> Numpy.sin(m.get("x")).times(w).sum());
    Map<String, Tensor> g = grad(f).apply(Map.of("x", Tensor.of(0f, 0f)));
    assertClose(g.get("x"), 2, 3);
    TensorFn1 captures = x -> checkpoint((TensorFn1) y -> y.times(x)).apply(x);
    assertClose(grad(captures).apply(3.0), 6);
  }

  @Test
  void checkpoint_gradientsProgram_computesAgain() {
    assertThat(makeJaxpr(checkpoint(SINES)).apply(Tensor.of(1f)).toString())
        .isEqualTo(
            """
            let f = { lambda ; a:f32[]. let
                b:f32[] = sin a
                c:f32[] = sin b
              in (c,) } in
            { lambda ; d:f32[]. let
                e:f32[] = remat2[
                  differentiated=false
                  jaxpr=f
                  policy=NOTHING_SAVEABLE
                  prevent_cse=true
                ] d
              in (e,) }\
            """);
    String gradient = makeJaxpr(grad(checkpoint(SINES))).apply(Tensor.of(1f)).toString();
    assertThat(gradient).contains("differentiated=true");
    assertThat(count(gradient, "= sin ")).isEqualTo(3);
    assertThat(count(gradient, "= cos ")).isEqualTo(2);
  }

  // What is in the part that computes again, by policy: of sin(sin(x)), one sine feeds cosines.
  @Test
  void checkpoint_policies_keepWhatTheySay() {
    assertThat(recomputed(nothingSaveable())).isEqualTo("1 sin, 2 cos");
    assertThat(recomputed(everythingSaveable())).isEqualTo("0 sin, 0 cos");
    assertThat(recomputed(dotsSaveable())).isEqualTo("1 sin, 2 cos");
    assertThat(recomputed(saveOnlyTheseNames("first"))).isEqualTo("0 sin, 2 cos");
    assertThat(recomputed(saveOnlyTheseNames("other"))).isEqualTo("1 sin, 2 cos");
    assertThat(recomputed(saveAnyNamesButThese("other"))).isEqualTo("0 sin, 2 cos");
    assertThat(recomputed(saveAnyNamesButThese("first"))).isEqualTo("1 sin, 2 cos");
    assertThat(recomputed(saveAnythingExceptTheseNames("other"))).isEqualTo("0 sin, 0 cos");
    assertThat(recomputed(saveFromBothPolicies(dotsSaveable(), saveOnlyTheseNames("first"))))
        .isEqualTo("0 sin, 2 cos");
    assertThat(recomputed(p -> p.operation().equals("cos"))).isEqualTo("0 sin, 0 cos");
  }

  private static String recomputed(CheckpointPolicy policy) {
    TensorFn1 f =
        checkpoint(
            x -> Numpy.sin(jit((TensorFn1) v -> checkpointName(Numpy.sin(v), "first")).apply(x)),
            policy);
    assertClose(grad(f).apply(0.7), slope(0.7));
    assertClose(jit(grad(grad(f))).apply(0.7), grad(grad(SINES)).apply(0.7).item());
    var program = makeJaxpr(grad(f)).apply(Tensor.of(1f)).jaxpr();
    String again = program.equations().getLast().primitive().params().get(1).value().toString();
    return count(again, "= sin ") + " sin, " + count(again, "= cos ") + " cos";
  }

  @Test
  void checkpoint_dotPolicies_tellDotsWithBatchDimensions() {
    TensorFn2 plain = (x, w) -> Numpy.sin(Numpy.matmul(x, w)).sum();
    Tensor m = Numpy.ones(2, 2);
    Tensor batch = Numpy.ones(3, 2, 2);
    assertThat(dots(plain, dotsSaveable(), m)).isEqualTo(1);
    assertThat(dots(plain, dotsWithNoBatchDimsSaveable(), m)).isEqualTo(1);
    assertThat(dots(plain, nothingSaveable(), m)).isEqualTo(2);
    assertThat(dots(plain, dotsSaveable(), batch)).isEqualTo(1);
    assertThat(dots(plain, dotsWithNoBatchDimsSaveable(), batch)).isEqualTo(2);
  }

  private static int dots(TensorFn2 f, CheckpointPolicy policy, Tensor x) {
    var program = makeJaxpr(grad(checkpoint(f, policy))).apply(x, x).jaxpr();
    String again = program.equations().getLast().primitive().params().get(1).value().toString();
    return count(again, "dot_general");
  }

  @Test
  void checkpoint_fencesWhatIsComputedAgain() {
    assertThat(lowered(grad(checkpoint(SINES)))).contains("stablehlo.optimization_barrier");
    assertThat(lowered(checkpoint(SINES))).doesNotContain("optimization_barrier");
    assertThat(lowered(grad(checkpoint(SINES, preventCse(false)))))
        .doesNotContain("optimization_barrier");
  }

  @Test
  void checkpoint_preventCseOfSomeArguments_fencesThese() {
    Fn2<Tensor, List<Tensor>, Tensor> f =
        (x, ys) -> Numpy.sin(Numpy.sin(x)).times(ys.getFirst()).times(ys.getLast());
    assertThat(fence(f, true)).contains("tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>");
    assertThat(fence(f, List.of(true, false))).contains("%arg0").doesNotContain("%arg1", "%arg2");
    assertThat(fence(f, List.of(true, List.of(false, true))))
        .contains("%arg0", "%arg2")
        .doesNotContain("%arg1");
    assertThat(fence(f, false)).isEmpty();
    Fn2<Tensor, List<Tensor>, Tensor> open =
        checkpoint(f, nothingSaveable(), preventCse(List.of(true, false)));
    List<Tensor> ys = List.of(Tensor.of(2f), Tensor.of(3f));
    assertClose(grad(open).apply(Tensor.of(0.7f), ys), 6 * slope(0.7));
    assertClose(
        jit(grad(grad(open))).apply(Tensor.of(0.7f), ys), 6 * grad(grad(SINES)).apply(0.7).item());
    Tensor xs = Tensor.of(0.7f, 0.7f);
    assertClose(
        vmap((TensorFn1) x -> grad(open).apply(x, ys)).apply(xs), 6 * slope(0.7), 6 * slope(0.7));
  }

  /** The operands of the barrier in the gradient's program, with their types. */
  private static String fence(Fn2<Tensor, List<Tensor>, Tensor> f, Object preventCse) {
    Fn2<Tensor, List<Tensor>, Tensor> g = grad(checkpoint(f, preventCse(preventCse)));
    return jit(g)
        .lower(Tensor.of(1f), List.of(Tensor.of(2f), Tensor.of(3f)))
        .stableHlo()
        .lines()
        .filter(line -> line.contains("optimization_barrier"))
        .findFirst()
        .orElse("");
  }

  @Test
  void checkpoint_preventCseThatDoesNotFit_throws() {
    assertThatThrownBy(() -> fence((x, ys) -> x, 1))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "checkpoint: preventCse must be a boolean or a List of one for each argument; got 1");
    assertThatThrownBy(() -> fence((x, ys) -> x, List.of(true)))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "checkpoint: preventCse must be a prefix of the tree that it is for: Lists for Lists,"
                + " arrays and records, Maps for Maps and for records by component; got [true]"
                + " for [*, [*, *]]");
    assertThatThrownBy(() -> fence((x, ys) -> x, List.of(true, 1)))
        .isInstanceOf(TreeException.class)
        .hasMessage("checkpoint: preventCse must be booleans, or Lists and Maps of them; got 1");
    assertThatThrownBy(() -> fence((x, ys) -> x, Arrays.asList(true, null)))
        .isInstanceOf(TreeException.class)
        .hasMessage("checkpoint: preventCse must be booleans, or Lists and Maps of them; got null");
  }

  private static String lowered(TensorFn1 f) {
    return StableHlo.lower(makeJaxpr(f).apply(Tensor.of(1f)).jaxpr(), "f");
  }

  @Test
  void checkpoint_staticArguments_decideJavasBranches() {
    Fn2<Tensor, Boolean, Tensor> f =
        checkpoint(
            (Tensor x, Boolean sine) -> sine ? Numpy.sin(x) : Numpy.cos(x), staticArgnums(1));
    assertClose(grad((Tensor x) -> f.apply(x, true)).apply(Tensor.of(0.7)), Math.cos(0.7));
    assertClose(grad((Tensor x) -> f.apply(x, false)).apply(Tensor.of(0.7)), -Math.sin(0.7));
  }

  @Test
  void checkpoint_ofAFunctionThatAsksForAValue_throws() {
    TensorFn1 f = checkpoint(x -> x.item() > 0 ? x : x.times(2));
    assertThatThrownBy(() -> f.apply(1.0))
        .isInstanceOf(ConcretizationException.class)
        .hasMessageStartingWith(
            "item: needs the value of a tensor of which only the type is known while checkpoint"
                + " traces the function; got Traced<f32[]>with<JitTrace>.");
  }

  @Test
  void checkpoint_withoutFunctionOrPolicy_throws() {
    assertThatThrownBy(() -> checkpoint((TensorFn1) null))
        .isInstanceOf(TransformException.class)
        .hasMessage("checkpoint: needs a function; got null");
    assertThatThrownBy(() -> checkpoint(SINES, (CheckpointPolicy) null))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "checkpoint: options must be a policy, preventCse and staticArgnums, each at most once;"
                + " got [null]");
    assertThatThrownBy(() -> checkpoint(SINES, preventCse(true), preventCse(false)))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "checkpoint: options must be a policy, preventCse and staticArgnums, each at most once;"
                + " got [PreventCse[flags=true], PreventCse[flags=false]]");
    assertThatThrownBy(() -> checkpoint(SINES, dotsSaveable(), nothingSaveable()))
        .hasMessageEndingWith("got [DOTS_SAVEABLE, NOTHING_SAVEABLE]");
  }

  @Test
  void checkpoint_ofFunctionsWithRulesOfTheirOwn_usesThem() {
    TensorFn1 doubled =
        customJvp(
            Numpy::sin,
            (x, t) -> new ValueAndTangent<>(Numpy.sin(x), Numpy.cos(x).times(t).times(2)));
    assertClose(grad(checkpoint(doubled)).apply(0.7), 2 * Math.cos(0.7));
    assertClose(
        grad(checkpoint((TensorFn1) x -> doubled.apply(doubled.apply(x)))).apply(0.7),
        4 * slope(0.7));
    TensorFn1 reverse =
        customVjp(
            Numpy::sin,
            x -> new org.xlava.ValueAndResiduals<>(Numpy.sin(x), x),
            (x, ct) -> Numpy.cos(x).times(ct).times(3));
    assertClose(
        grad(checkpoint((TensorFn1) x -> reverse.apply(reverse.apply(x)))).apply(0.7),
        9 * slope(0.7));
    assertClose(jit(grad(jit(checkpoint(reverse)))).apply(0.7), 3 * Math.cos(0.7));
  }

  @Test
  void checkpointName_ofATree_namesEveryLeaf() {
    Fn1<List<Tensor>, List<Tensor>> f = x -> checkpointName(x, "all");
    List<Tensor> x = List.of(Tensor.of(1f), Tensor.of(2f));
    assertThat(f.apply(x)).isEqualTo(x);
    assertThat(count(makeJaxpr(f).apply(x).toString(), "name\\[name=all\\]")).isEqualTo(2);
    assertClose(grad((TensorFn1) v -> checkpointName(v, "a").times(3)).apply(1.0), 3);
    assertClose(vmap(v -> checkpointName(v, "a").times(3)).apply(Tensor.of(1f, 2f)), 3, 6);
  }
}
