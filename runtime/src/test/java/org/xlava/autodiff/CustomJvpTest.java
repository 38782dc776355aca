package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xlava.Carried;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.JvpRule;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.ValueAndTangent;
import org.xlava.operations.Closeness;

/** Functions with a tangent rule of their own, through every transformation. */
class CustomJvpTest {
  // Rules give twice the true derivative, which shows that they are used.
  private static final TensorFn1 SIN =
      customJvp(
          Numpy::sin,
          (x, t) -> new ValueAndTangent<>(Numpy.sin(x), Numpy.cos(x).times(2).times(t)));

  private static final double X = 0.7;

  private static double slope(double x) {
    return 2 * Math.cos(x);
  }

  private static void assertClose(Tensor actual, double... expected) {
    Closeness.within(1e-5).check(actual, expected);
  }

  @Test
  void customJvp_givesTheFunctionsValue() {
    assertClose(SIN.apply(X), Math.sin(X));
  }

  @Test
  void customJvp_isUsedInForwardAndReverseMode() {
    ValueAndTangent<Tensor> r = jvp(SIN, Tensor.of(X), Tensor.of(3.0));
    assertClose(r.value(), Math.sin(X));
    assertClose(r.tangent(), 3 * slope(X));
    assertClose(grad(SIN).apply(X), slope(X));
    assertClose(vjp(SIN, Tensor.of(X)).gradient(Tensor.of(3.0)), 3 * slope(X));
    assertClose(linearize(SIN, Tensor.of(X)).apply(3.0), 3 * slope(X));
  }

  @Test
  void customJvp_isDifferentiatedThroughItsRule() {
    assertClose(grad(grad(SIN)).apply(X), -2 * Math.sin(X));
    assertClose(jacfwd(jacrev(SIN)).apply(X), -2 * Math.sin(X));
  }

  // The rule calls the function, so its own derivative is by the rule again.
  @Test
  void customJvp_ruleThatCallsTheFunction_isUsedAtEachOrder() {
    TensorFn1[] self = new TensorFn1[1];
    self[0] =
        customJvp(
            x -> x.times(x),
            (x, t) -> new ValueAndTangent<>(self[0].apply(x), self[0].apply(x).times(t)));
    assertClose(grad(self[0]).apply(3.0), 9);
    assertClose(grad(grad(self[0])).apply(3.0), 9);
  }

  @Test
  void customJvp_eagerly_seesValues() {
    TensorFn1 f =
        customJvp(
            x -> x.item() > 0 ? Numpy.sin(x) : Numpy.cos(x),
            (x, t) ->
                x.item() > 0
                    ? new ValueAndTangent<>(Numpy.sin(x), t.times(2))
                    : new ValueAndTangent<>(Numpy.cos(x), t.times(3)));
    assertClose(f.apply(X), Math.sin(X));
    assertClose(f.apply(-X), Math.cos(X));
    assertClose(grad(f).apply(X), 2);
    assertClose(grad(f).apply(-X), 3);
  }

  @Test
  void customJvp_underVmap_keepsItsRule() {
    Tensor xs = Tensor.of(0.1f, 0.2f, 0.3f);
    double[] slopes = {slope(0.1), slope(0.2), slope(0.3)};
    assertClose(vmap(SIN).apply(xs), Math.sin(0.1), Math.sin(0.2), Math.sin(0.3));
    assertClose(vmap(grad(SIN)).apply(xs), slopes);
    assertClose(grad(x -> vmap(SIN).apply(x).sum()).apply(xs), slopes);
    assertClose(jvp(vmap(SIN), xs, Numpy.ones(3)).tangent(), slopes);
    assertClose(jit(vmap(grad(SIN))).apply(xs), slopes);
    assertClose(vmap(jit(grad(SIN))).apply(xs), slopes);
    assertClose(vmap(grad(jit(SIN))).apply(xs), slopes);
    assertClose(grad(x -> jit(vmap(SIN)).apply(x).sum()).apply(xs), slopes);
    assertClose(grad(x -> vmap(jit(SIN)).apply(x).sum()).apply(xs), slopes);
  }

  @Test
  void customJvp_underNestedVmap_keepsItsRule() {
    Tensor xs = Tensor.of(new float[][] {{0.1f, 0.2f}, {0.3f, 0.4f}});
    TensorFn1 all = x -> vmap(vmap(SIN)).apply(x).sum();
    assertClose(grad(all).apply(xs), slope(0.1), slope(0.2), slope(0.3), slope(0.4));
    assertClose(jit(grad(jit(all))).apply(xs), slope(0.1), slope(0.2), slope(0.3), slope(0.4));
  }

  @Test
  void customJvp_underJit_keepsItsRule() {
    assertClose(jit(SIN).apply(X), Math.sin(X));
    assertClose(grad(jit(SIN)).apply(X), slope(X));
    assertClose(jit(grad(SIN)).apply(X), slope(X));
    assertClose(jit(grad(jit(SIN))).apply(X), slope(X));
    assertClose(grad(grad(jit(SIN))).apply(X), -2 * Math.sin(X));
    assertClose(jvp(jit(SIN), Tensor.of(X), Tensor.of(1.0)).tangent(), slope(X));
  }

  @Test
  void customJvp_inLoopsAndBranches_keepsItsRule() {
    TensorFn1 scanned =
        x ->
            scan((Tensor c, Tensor s) -> new Carried<>(SIN.apply(c), s), x, Tensor.of(0f, 0f))
                .carry();
    double expected = slope(X) * slope(Math.sin(X));
    assertClose(grad(scanned).apply(X), expected);
    assertClose(jit(grad(scanned)).apply(X), expected);
    TensorFn1 branched = x -> cond(x.gt(0), (Tensor v) -> SIN.apply(v), (Tensor v) -> v, x);
    assertClose(grad(branched).apply(X), slope(X));
    assertClose(grad(branched).apply(-X), 1);
    TensorFn1 loop =
        x ->
            whileLoop(
                    (List<Tensor> c) -> c.get(0).lt(2),
                    c -> List.of(c.get(0).plus(1), SIN.apply(c.get(1))),
                    List.of(Tensor.of(0), x))
                .get(1);
    assertClose(jvp(loop, Tensor.of(X), Tensor.of(1.0)).tangent(), expected);
    assertClose(vmap(grad(scanned)).apply(Tensor.of(0.7f, 0.7f)), expected, expected);
  }

  record Pair(Tensor a, Tensor b) {}

  @Test
  void customJvp_ofTrees_givesTreesToTheRule() {
    Fn1<Pair, Map<String, Tensor>> f =
        customJvp(
            (Pair p) -> Map.of("sum", p.a.plus(p.b)),
            (p, t) ->
                new ValueAndTangent<>(
                    Map.of("sum", p.a.plus(p.b)), Map.of("sum", t.a.times(3).plus(t.b.times(5)))));
    assertClose(f.apply(new Pair(Tensor.of(1.0), Tensor.of(2.0))).get("sum"), 3);
    Fn1<Pair, Pair> g = grad((Pair p) -> f.apply(p).get("sum"));
    Pair gradient = g.apply(new Pair(Tensor.of(1.0), Tensor.of(2.0)));
    assertClose(gradient.a, 3);
    assertClose(gradient.b, 5);
  }

  @Test
  void customJvp_ofTwoArguments_givesListsToTheRule() {
    TensorFn2 f =
        customJvp(
            (x, y) -> x.times(y),
            (p, t) ->
                new ValueAndTangent<>(
                    p.get(0).times(p.get(1)), t.get(0).times(10).plus(t.get(1).times(100))));
    assertClose(grad(f).apply(2.0, 3.0), 10);
    assertClose(grad(f, 1).apply(2.0, 3.0), 100);
    assertClose(jit(grad(f, 1)).apply(2.0, 3.0), 100);
    assertClose(
        vmap(grad(f, 1), inAxes(0, NONE)).apply(Tensor.of(1f, 2f), Tensor.of(1f)), 100, 100);
  }

  @Test
  void customJvp_ofAFunctionValuedArgument_isNotDifferentiatedInIt() {
    Fn2<TensorFn1, Tensor, Tensor> app =
        customJvp(
            (TensorFn1 f, Tensor x) -> f.apply(x),
            JvpRule.<List<Object>, Tensor>nondiff(
                List.of(0),
                (fixed, p, t) ->
                    new ValueAndTangent<>(
                        ((TensorFn1) fixed.get(0)).apply((Tensor) p.get(0)),
                        ((Tensor) t.get(0)).times(2))));
    assertClose(app.apply(Numpy::sin, Tensor.of(X)), Math.sin(X));
    assertClose(grad((Tensor x) -> app.apply(Numpy::sin, x)).apply(Tensor.of(X)), 2);
    assertClose(jit(grad((Tensor x) -> app.apply(Numpy::sin, x))).apply(Tensor.of(X)), 2);
  }

  @Test
  void customJvp_nondifferentiatedArgumentThatIsBeingTraced_isCapturedByTheRule() {
    Fn2<Tensor, Tensor, Tensor> f =
        customJvp(
            (Tensor n, Tensor x) -> x.times(n),
            JvpRule.<List<Object>, Tensor>nondiff(
                List.of(0),
                (fixed, p, t) ->
                    new ValueAndTangent<>(
                        ((Tensor) p.get(0)).times((Tensor) fixed.get(0)),
                        ((Tensor) t.get(0)).times((Tensor) fixed.get(0)).times(7))));
    TensorFn2 g = (n, x) -> jvp((Tensor v) -> f.apply(n, v), x, Tensor.of(1.0)).tangent();
    assertClose(jit(g).apply(2.0, 3.0), 14);
    assertClose(vmap(g).apply(Tensor.of(2f, 3f), Tensor.of(1f, 1f)), 14, 21);
  }

  @Test
  void customJvps_addsTheTermsOfTheArgumentsThatHaveOne() {
    TensorFn2 f = customJvps((x, y) -> x.times(y), null, (t, value, p) -> t.times(value).times(10));
    assertClose(f.apply(2.0, 3.0), 6);
    assertClose(grad(f).apply(2.0, 3.0), 0);
    assertClose(grad(f, 1).apply(2.0, 3.0), 60);
    TensorFn1 g = customJvps(x -> x.times(x), (t, value, p) -> t.times(p.get(0)));
    assertClose(grad(g).apply(3.0), 3);
    assertClose(jit(grad(g)).apply(3.0), 3);
    TensorFn2 few = customJvps((x, y) -> x.times(y), (t, value, p) -> t);
    assertThatThrownBy(() -> grad(few).apply(1.0, 1.0))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "customJvps: needs a term, or null, for each of the 2 arguments; got 1 of them");
  }

  @Test
  void customJvp_withSymbolicZeros_tellsWhichTangentsAreZero() {
    List<List<Boolean>> seen = new ArrayList<>();
    TensorFn2 f =
        customJvp(
            (x, y) -> x.times(y),
            JvpRule.withSymbolicZeros(
                (p, t) -> {
                  seen.add(t.stream().map(org.xlava.Xlava::isSymbolicZero).toList());
                  Tensor value = p.get(0).times(p.get(1));
                  return new ValueAndTangent<>(
                      value, isSymbolicZero(t.get(0)) ? symbolicZero(value) : t.get(0));
                }));
    assertClose(grad(f).apply(2.0, 3.0), 1);
    assertClose(grad(f, 1).apply(2.0, 3.0), 0);
    assertClose(jit(grad(f)).apply(2.0, 3.0), 1);
    assertClose(grad(jit(f), 1).apply(2.0, 3.0), 0);
    Tensor xs = Tensor.of(2f, 3f);
    assertClose(vmap(grad(f)).apply(xs, xs), 1, 1);
    assertClose(grad((x, y) -> vmap(f).apply(x, y).sum()).apply(xs, xs), 1, 1);
    assertThat(seen)
        .containsExactly(
            List.of(false, true),
            List.of(true, false),
            List.of(false, true),
            List.of(true, false),
            List.of(false, true),
            List.of(false, true));
  }

  @Test
  void customJvp_withoutSymbolicZeros_getsArraysOfZeros() {
    TensorFn2 f =
        customJvp(
            (x, y) -> x.times(y),
            (p, t) ->
                new ValueAndTangent<>(p.get(0).times(p.get(1)), t.get(0).plus(t.get(1).plus(0))));
    assertClose(grad(f).apply(2.0, 3.0), 1);
  }

  @Test
  void symbolicZero_asAnOperand_throws() {
    TensorFn2 f =
        customJvp(
            (x, y) -> x.times(y),
            JvpRule.withSymbolicZeros(
                (p, t) -> new ValueAndTangent<>(p.get(0), t.get(0).plus(t.get(1)))));
    assertThatThrownBy(() -> grad(f).apply(2f, 3f))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "plus: operands must have values; got a symbolic zero of type f32[]. A rule that asks"
                + " for symbolic zeros tells them by Xlava.isSymbolicZero");
  }

  @Test
  void customJvp_inAProgram_printsItsNameAndRule() {
    TensorFn1 f = customJvp(Numpy::sin, (x, t) -> new ValueAndTangent<>(Numpy.sin(x), t));
    assertThat(makeJaxpr(f).apply(Tensor.of(1f)).toString())
        .isEqualTo(
            """
            let f = { lambda ; a:f32[]. let b:f32[] = sin a in (b,) } in
            { lambda ; c:f32[]. let
                d:f32[] = custom_jvp_call[name=f call_jaxpr=f jvp=f symbolic_zeros=false] c
              in (d,) }\
            """);
  }

  @Test
  void customJvp_inEqualPrograms_isEqual() {
    assertThat(makeJaxpr(jit(SIN)).apply(Tensor.of(1f)).jaxpr())
        .isEqualTo(makeJaxpr(jit(SIN)).apply(Tensor.of(1f)).jaxpr());
  }

  @Test
  void customJvp_ofAProgram_runsItsRuleOnceForEachProgram() {
    int[] runs = {0};
    TensorFn1 f =
        customJvp(
            Numpy::sin,
            (x, t) -> {
              runs[0]++;
              return new ValueAndTangent<>(Numpy.sin(x), t);
            });
    TensorFn1 compiled = jit(f);
    compiled.apply(X);
    assertThat(runs[0]).isZero();
    grad(compiled).apply(X);
    grad(compiled).apply(X);
    assertThat(runs[0]).isOne();
  }

  @Test
  void customJvp_capturingATensor_keepsItInPrograms() {
    Tensor w = Tensor.of(2f, 3f);
    TensorFn1 f =
        customJvp(
            x -> x.times(w).sum(),
            (x, t) -> new ValueAndTangent<>(x.times(w).sum(), t.times(w).sum().times(2)));
    assertClose(grad(jit(f)).apply(1f), 10);
    TensorFn2 g =
        (x, v) -> {
          TensorFn1 inner =
              customJvp(
                  y -> y.times(v),
                  (y, t) -> new ValueAndTangent<>(y.times(v), t.times(v).times(2)));
          return grad(inner).apply(x);
        };
    assertClose(jit(g).apply(1.0, 5.0), 10);
    assertClose(vmap(g).apply(Tensor.of(1f, 1f), Tensor.of(5f, 6f)), 10, 12);
  }

  @Test
  void customJvp_capturingWhatIsDifferentiated_throws() {
    TensorFn1 f =
        x -> {
          TensorFn1 g =
              customJvp(y -> x.times(y), (y, t) -> new ValueAndTangent<>(x.times(y), t.times(x)));
          return g.apply(x);
        };
    String message =
        "times: a function with rules of its own must not capture what is being differentiated,"
            + " since the rules are about its arguments; got a captured tensor with a tangent. Pass"
            + " it as an argument, and let the rules take it too";
    assertThatThrownBy(() -> grad(f).apply(2.0))
        .isInstanceOf(TransformException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> jit(grad(f)).apply(2.0))
        .isInstanceOf(TransformException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> grad(jit(f)).apply(2.0))
        .isInstanceOf(TransformException.class)
        .hasMessage(message.replace("times:", "customJvp:"));
  }

  @Test
  void customJvp_wrongResults_throw() {
    Tensor x = Tensor.of(1f, 2f);
    TensorFn1 none = customJvp(Numpy::sin, (p, t) -> null);
    assertThatThrownBy(() -> jvp(none, x, x))
        .isInstanceOf(TransformException.class)
        .hasMessage("customJvp: the rule of f must return a value and a tangent; got null");
    TensorFn1 shape = customJvp(Numpy::sin, (p, t) -> new ValueAndTangent<>(p, t.sum()));
    assertThatThrownBy(() -> jvp(shape, x, x))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "customJvp: the tangent that the rule of f gives must have the type of the value,"
                + " f32[2]; got f32[]");
    TensorFn1 value = customJvp(Numpy::sin, (p, t) -> new ValueAndTangent<>(p.sum(), t.sum()));
    assertThatThrownBy(() -> jvp(jit(value), x, x))
        .isInstanceOf(ShapeException.class)
        .hasMessage("customJvp: the rule of f must give the function's results, f32[2]; got f32[]");
    Fn1<Tensor, List<Tensor>> tree =
        customJvp(
            (Tensor v) -> List.of(v, v),
            (v, t) -> new ValueAndTangent<>(List.of(v, v), List.of(t)));
    assertThatThrownBy(() -> jvp(tree, x, x))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "customJvp: the tangent that the rule of f gives must have the structure [*, *]; got"
                + " [*]");
  }

  @Test
  void customJvp_withoutRule_throws() {
    assertThatThrownBy(() -> customJvp(Numpy::sin, (JvpRule<Tensor, Tensor>) null))
        .isInstanceOf(TransformException.class)
        .hasMessage("customJvp: needs a rule; got null");
  }

  // The hidden tangents of a clamped value must not touch NaN: where the rule says so, they don't.
  @Test
  void customJvp_givesFiniteGradientsWhereTheFormulaDoesNot() {
    TensorFn1 log1pexp = x -> Numpy.log(Numpy.exp(x).plus(1));
    TensorFn1 stable =
        customJvp(
            log1pexp,
            (x, t) ->
                new ValueAndTangent<>(
                    log1pexp.apply(x),
                    Numpy.subtract(1, Numpy.divide(1, Numpy.exp(x).plus(1))).times(t)));
    assertThat(grad(log1pexp).apply(100f).item()).isNaN();
    assertThat(grad(stable).apply(100f).item()).isEqualTo(1);
    assertClose(jit(vmap(grad(jit(stable)))).apply(Tensor.of(100f, 0f)), 1, 0.5);
  }

  @Test
  void customJvp_ofNoPerturbedArgument_isTheFunction() {
    int[] runs = {0};
    TensorFn1 f =
        customJvp(
            Numpy::sin,
            (x, t) -> {
              runs[0]++;
              return new ValueAndTangent<>(Numpy.sin(x), t);
            });
    assertClose(grad(x -> f.apply(stopGradient(x)).times(x)).apply(X), Math.sin(X));
    assertThat(runs[0]).isZero();
  }
}
