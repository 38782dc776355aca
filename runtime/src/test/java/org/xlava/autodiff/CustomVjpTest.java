package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xlava.Carried;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.ValueAndResiduals;
import org.xlava.VjpRule;
import org.xlava.Xlava;
import org.xlava.operations.Closeness;

/** Functions with rules of their own for reverse mode, through every transformation. */
class CustomVjpTest {
  // Rules give twice the true derivative, which shows that they are used.
  private static final TensorFn1 SIN =
      customVjp(
          Numpy::sin,
          x -> new ValueAndResiduals<>(Numpy.sin(x), Numpy.cos(x)),
          (cos, ct) -> cos.times(2).times(ct));

  private static final TensorFn2 PRODUCT =
      customVjp(
          (x, y) -> x.times(y),
          (x, y) -> new ValueAndResiduals<>(x.times(y), List.of(x, y)),
          (r, ct) -> List.of(r.get(1).times(ct).times(2), r.get(0).times(ct).times(3)));

  private static final double X = 0.7;

  private static double slope(double x) {
    return 2 * Math.cos(x);
  }

  private static void assertClose(Tensor actual, double... expected) {
    Closeness.within(1e-5).check(actual, expected);
  }

  @Test
  void customVjp_givesTheFunctionsValueAndItsRulesGradient() {
    assertClose(SIN.apply(X), Math.sin(X));
    assertClose(grad(SIN).apply(X), slope(X));
    assertClose(vjp(SIN, Tensor.of(X)).gradient(Tensor.of(3.0)), 3 * slope(X));
    assertClose(vjp(SIN, Tensor.of(X)).value(), Math.sin(X));
    assertClose(jacrev(SIN).apply(X), slope(X));
  }

  @Test
  void customVjp_ofTwoArguments_givesOneCotangentEach() {
    assertClose(PRODUCT.apply(2.0, 5.0), 10);
    assertClose(grad(PRODUCT).apply(2.0, 5.0), 10);
    assertClose(grad(PRODUCT, 1).apply(2.0, 5.0), 6);
    assertClose(jit(grad(jit(PRODUCT), 1)).apply(2.0, 5.0), 6);
  }

  @Test
  void customVjp_isDifferentiatedThroughItsRules() {
    assertClose(grad(grad(SIN)).apply(X), -2 * Math.sin(X));
    assertClose(grad(grad(jit(SIN))).apply(X), -2 * Math.sin(X));
    assertClose(jvp(grad(SIN), Tensor.of(X), Tensor.of(1.0)).tangent(), -2 * Math.sin(X));
    assertClose(hessian(SIN).apply(X), -2 * Math.sin(X));
  }

  @Test
  void customVjp_ruleThatCallsTheFunction_isUsedAtEachOrder() {
    TensorFn1[] self = new TensorFn1[1];
    self[0] =
        customVjp(
            x -> x.times(x),
            x -> new ValueAndResiduals<>(self[0].apply(x), x),
            (x, ct) -> self[0].apply(x).times(ct));
    assertClose(grad(self[0]).apply(3.0), 9);
    assertClose(grad(grad(self[0])).apply(3.0), 9);
  }

  @Test
  void customVjp_eagerly_seesValues() {
    TensorFn1 f =
        customVjp(
            x -> x.item() > 0 ? Numpy.sin(x) : Numpy.cos(x),
            x -> new ValueAndResiduals<>(x.item() > 0 ? Numpy.sin(x) : Numpy.cos(x), x),
            (x, ct) -> x.item() > 0 ? ct.times(2) : ct.times(3));
    assertClose(f.apply(-X), Math.cos(X));
    assertClose(grad(f).apply(X), 2);
    assertClose(grad(f).apply(-X), 3);
  }

  @Test
  void customVjp_inForwardMode_throws() {
    String message =
        "jvp: a function of customVjp has no forward-mode derivative; got one with the backward"
            + " rule f. Use grad, vjp or jacrev, or give it a rule with customJvp instead";
    Tensor x = Tensor.of(X);
    assertThatThrownBy(() -> jvp(SIN, x, x))
        .isInstanceOf(TransformException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> jvp(jit(SIN), x, x))
        .isInstanceOf(TransformException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> jacfwd(SIN).apply(x))
        .isInstanceOf(TransformException.class)
        .hasMessage(message);
  }

  @Test
  void customVjp_underVmap_keepsItsRules() {
    Tensor xs = Tensor.of(0.1f, 0.2f, 0.3f);
    double[] slopes = {slope(0.1), slope(0.2), slope(0.3)};
    assertClose(vmap(SIN).apply(xs), Math.sin(0.1), Math.sin(0.2), Math.sin(0.3));
    assertClose(vmap(grad(SIN)).apply(xs), slopes);
    assertClose(grad(x -> vmap(SIN).apply(x).sum()).apply(xs), slopes);
    assertClose(jit(vmap(grad(SIN))).apply(xs), slopes);
    assertClose(vmap(jit(grad(SIN))).apply(xs), slopes);
    assertClose(vmap(grad(jit(SIN))).apply(xs), slopes);
    assertClose(grad(x -> jit(vmap(SIN)).apply(x).sum()).apply(xs), slopes);
    assertClose(grad(x -> vmap(jit(SIN)).apply(x).sum()).apply(xs), slopes);
    assertClose(
        vmap(grad(grad(SIN))).apply(xs),
        -2 * Math.sin(0.1),
        -2 * Math.sin(0.2),
        -2 * Math.sin(0.3));
  }

  @Test
  void customVjp_underVmapOfOneArgument_addsUpTheCotangentOfTheOther() {
    Tensor xs = Tensor.of(1f, 2f, 3f);
    TensorFn2 sum = (x, y) -> vmap(PRODUCT, inAxes(0, NONE)).apply(x, y).sum();
    assertClose(grad(sum, 1).apply(xs, Tensor.of(5f)), 18);
    assertClose(grad(sum).apply(xs, Tensor.of(5f)), 10, 10, 10);
    assertClose(jit(grad(sum, 1)).apply(xs, Tensor.of(5f)), 18);
    assertClose(vmap(grad(PRODUCT), inAxes(0, NONE)).apply(xs, Tensor.of(5f)), 10, 10, 10);
    Tensor matrix = Tensor.of(new float[][] {{1, 2}, {3, 4}});
    TensorFn2 nested =
        (x, y) -> vmap(vmap(PRODUCT, inAxes(0, NONE)), inAxes(1, NONE)).apply(x, y).sum();
    assertClose(grad(nested).apply(matrix, Tensor.of(5f)), 10, 10, 10, 10);
    assertClose(grad(nested, 1).apply(matrix, Tensor.of(5f)), 30);
  }

  @Test
  void customVjp_inLoopsAndBranches_keepsItsRules() {
    TensorFn1 scanned =
        x ->
            scan((Tensor c, Tensor s) -> new Carried<>(SIN.apply(c), s), x, Tensor.of(0f, 0f))
                .carry();
    double expected = slope(X) * slope(Math.sin(X));
    assertClose(grad(scanned).apply(X), expected);
    assertClose(jit(grad(scanned)).apply(X), expected);
    assertClose(vmap(grad(scanned)).apply(Tensor.of(0.7f, 0.7f)), expected, expected);
    TensorFn1 branched = x -> cond(x.gt(0), (Tensor v) -> SIN.apply(v), (Tensor v) -> v, x);
    assertClose(grad(branched).apply(X), slope(X));
    assertClose(grad(branched).apply(-X), 1);
    assertClose(vmap(grad(branched)).apply(Tensor.of(0.7f, -0.7f)), slope(X), 1);
  }

  record Pair(Tensor a, Tensor b) {}

  @Test
  void customVjp_ofTrees_givesTreesToItsRules() {
    Fn1<Pair, Pair> f =
        customVjp(
            (Pair p) -> new Pair(p.b, p.a),
            (Pair p) -> new ValueAndResiduals<>(new Pair(p.b, p.a), List.of(p.a)),
            (List<Tensor> r, Pair ct) -> new Pair(ct.b.times(r.get(0)), ct.a.times(7)));
    Pair p = new Pair(Tensor.of(2.0), Tensor.of(3.0));
    Pair g = grad((Pair x) -> f.apply(x).a.plus(f.apply(x).b)).apply(p);
    assertClose(g.a, 2);
    assertClose(g.b, 7);
  }

  @Test
  void customVjp_nullCotangents_areZeros() {
    TensorFn2 f =
        customVjp(
            (x, y) -> x.times(y),
            (x, y) -> new ValueAndResiduals<>(x.times(y), y),
            (y, ct) -> Arrays.asList(y.times(ct), null));
    assertClose(grad(f).apply(2.0, 5.0), 5);
    assertClose(grad(f, 1).apply(2.0, 5.0), 0);
    Tensor xs = Tensor.of(1f, 2f);
    assertClose(vmap(grad(f, 1)).apply(xs, xs), 0, 0);
    assertClose(grad((x, y) -> vmap(f).apply(x, y).sum(), 1).apply(xs, xs), 0, 0);
    assertClose(jit(grad(jit(f), 1)).apply(2.0, 5.0), 0);
    TensorFn1 none = customVjp(x -> x, x -> new ValueAndResiduals<>(x, List.of()), (r, ct) -> null);
    assertClose(grad(none).apply(2.0), 0);
  }

  @Test
  void customVjp_integerArguments_haveNoCotangent() {
    TensorFn2 f =
        customVjp(
            (x, n) -> x.times(n),
            (x, n) -> new ValueAndResiduals<>(x.times(n), n),
            (n, ct) -> Arrays.asList(ct.times(n).times(2), null));
    assertClose(grad(f).apply(Tensor.of(2f), Tensor.of(3)), 6);
    assertClose(jit(grad(jit(f))).apply(Tensor.of(2f), Tensor.of(3)), 6);
  }

  @Test
  void customVjp_ofAFunctionValuedArgument_isNotDifferentiatedInIt() {
    Fn2<TensorFn1, Tensor, Tensor> app =
        customVjp(
            (TensorFn1 f, Tensor x) -> f.apply(x),
            VjpRule.<Tensor, Tensor>nondiff(
                List.of(0),
                args ->
                    new ValueAndResiduals<>(
                        ((TensorFn1) args.get(0)).apply((Tensor) args.get(1)),
                        Numpy.cos((Tensor) args.get(1))),
                (fixed, cos, ct) -> List.of(((TensorFn1) fixed.get(0)).apply(cos).times(ct))));
    assertClose(app.apply(Numpy::sin, Tensor.of(X)), Math.sin(X));
    assertClose(
        grad((Tensor x) -> app.apply(Numpy::sin, x)).apply(Tensor.of(X)), Math.sin(Math.cos(X)));
    assertClose(
        jit(grad((Tensor x) -> app.apply(Numpy::sin, x))).apply(Tensor.of(X)),
        Math.sin(Math.cos(X)));
  }

  @Test
  void customVjp_nondifferentiatedArgumentThatIsBeingTraced_throws() {
    Fn2<Tensor, Tensor, Tensor> f =
        customVjp(
            (Tensor n, Tensor x) -> x.times(n),
            VjpRule.<Tensor, Tensor>nondiff(
                List.of(0),
                args -> new ValueAndResiduals<>((Tensor) args.get(1), (Tensor) args.get(1)),
                (fixed, x, ct) -> List.of(ct)));
    assertThatThrownBy(() -> jit(f).apply(Tensor.of(2f), Tensor.of(3f)))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "customVjp: arguments that aren't differentiated must not be or hold tensors that are"
                + " being traced; got Traced<f32[]>with<JitTrace>. Pass it as an ordinary argument"
                + " and give null as its cotangent");
  }

  private record Scale(List<Tensor> factors) {}

  @Test
  void customVjp_tracedTensorInsideOfANondifferentiatedArgument_throws() {
    Fn2<Scale, Tensor, Tensor> f =
        customVjp(
            (Scale s, Tensor x) -> x.times(s.factors().getFirst()),
            VjpRule.<Tensor, Tensor>nondiff(
                List.of(0),
                args -> new ValueAndResiduals<>((Tensor) args.get(1), (Tensor) args.get(1)),
                (fixed, x, ct) -> List.of(ct)));
    Tensor x = Tensor.of(3f);
    assertThat(f.apply(new Scale(List.of(Tensor.of(2f))), x).item()).isEqualTo(6);
    assertThatThrownBy(
            () -> grad((Tensor n) -> f.apply(new Scale(List.of(n)), x)).apply(Tensor.of(2f)))
        .isInstanceOf(TransformException.class)
        .hasMessageStartingWith(
            "customVjp: arguments that aren't differentiated must not be or hold tensors that are"
                + " being traced; got Traced<f32[]>with<JvpTrace>");
  }

  @Test
  void customVjp_withSymbolicZeros_knowsWhatIsPerturbedAndWhichCotangentsAreZero() {
    List<String> seen = new ArrayList<>();
    Fn2<Tensor, Tensor, List<Tensor>> f =
        customVjp(
            (Tensor x, Tensor y) -> List.of(x.times(2), y.times(3)),
            VjpRule.<List<Tensor>, List<Tensor>>withSymbolicZeros(
                (args, perturbed) -> {
                  seen.add(perturbed.argument(0) + " " + perturbed.argument(1));
                  Tensor x = (Tensor) args.get(0);
                  Tensor y = (Tensor) args.get(1);
                  return new ValueAndResiduals<>(List.of(x.times(2), y.times(3)), List.of());
                },
                (r, ct) -> {
                  seen.add(ct.stream().map(Xlava::isSymbolicZero).toList().toString());
                  return ct;
                }));
    TensorFn2 first = (x, y) -> f.apply(x, y).get(0);
    assertClose(grad(first).apply(2.0, 3.0), 1);
    assertClose(grad(first, 1).apply(2.0, 3.0), 0);
    assertClose(jit(grad(jit(first))).apply(2.0, 3.0), 1);
    Tensor xs = Tensor.of(2f, 3f);
    assertClose(vmap(grad(first)).apply(xs, xs), 1, 1);
    assertClose(grad((x, y) -> vmap(first).apply(x, y).sum()).apply(xs, xs), 1, 1);
    assertThat(seen)
        .containsExactly(
            "true false", "[false, true]",
            "false true", "[false, true]",
            "true false", "[false, true]",
            "true false", "[false, true]",
            "true false", "[false, true]");
  }

  @Test
  void customVjp_cotangentsThatDoNotFit_throw() {
    Tensor x = Tensor.of(1f, 2f);
    TensorFn1 shape =
        customVjp(Numpy::sin, v -> new ValueAndResiduals<>(v, v), (v, ct) -> ct.sum());
    assertThatThrownBy(() -> vjp(shape, x).gradient(x))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "customVjp: the cotangent of argument 0 that the backward rule of f gives must have the"
                + " argument's type, f32[2]; got f32[]");
    TensorFn2 few =
        customVjp((a, b) -> a, (a, b) -> new ValueAndResiduals<>(a, a), (r, ct) -> List.of(ct));
    assertThatThrownBy(() -> vjp(few, x, x).gradient(x))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "customVjp: the backward rule of f must give a List of one cotangent for each of the 2"
                + " arguments; got 1 of them");
    Fn1<List<Tensor>, Tensor> tree =
        customVjp(
            (List<Tensor> v) -> v.get(0),
            v -> new ValueAndResiduals<>(v.get(0), v),
            (v, ct) -> List.of(ct, ct));
    assertThatThrownBy(() -> vjp(tree, List.of(x)).apply(x))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "customVjp: the cotangent of argument 0 that the backward rule of f gives must have the"
                + " structure [*]; got [*, *]");
    TensorFn1 value = customVjp(Numpy::sin, v -> new ValueAndResiduals<>(v.sum(), v), (v, ct) -> v);
    assertThatThrownBy(() -> vjp(jit(value), x))
        .isInstanceOf(ShapeException.class)
        .hasMessage("customVjp: the rule of f must give the function's results, f32[2]; got f32[]");
    TensorFn1 none = customVjp(Numpy::sin, v -> null, (v, ct) -> ct);
    assertThatThrownBy(() -> vjp(none, x))
        .isInstanceOf(TransformException.class)
        .hasMessage("customVjp: the forward rule of f must return a value and residuals; got null");
  }

  @Test
  void customVjp_withoutRules_throws() {
    String message = "customVjp: needs a forward and a backward rule; got null";
    assertThatThrownBy(() -> customVjp(Numpy::sin, x -> new ValueAndResiduals<>(x, x), null))
        .isInstanceOf(TransformException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> customVjp(Numpy::sin, (VjpRule<Tensor, Tensor>) null))
        .isInstanceOf(TransformException.class)
        .hasMessage(message);
  }

  @Test
  void customVjp_inAProgram_printsItsNameAndRule() {
    assertThat(makeJaxpr(SIN).apply(Tensor.of(1f)).toString())
        .isEqualTo(
            """
            let f = { lambda ; a:f32[]. let b:f32[] = sin a in (b,) } in
            { lambda ; c:f32[]. let
                d:f32[] = custom_vjp_call[name=f call_jaxpr=f fwd=f symbolic_zeros=false] c
              in (d,) }\
            """);
    assertThat(makeJaxpr(jit(SIN)).apply(Tensor.of(1f)).jaxpr())
        .isEqualTo(makeJaxpr(jit(SIN)).apply(Tensor.of(1f)).jaxpr());
  }

  @Test
  void customVjp_capturingATensor_keepsItInPrograms() {
    TensorFn2 g =
        (x, v) -> {
          TensorFn1 inner =
              customVjp(
                  y -> y.times(v),
                  y -> new ValueAndResiduals<>(y.times(v), v),
                  (r, ct) -> r.times(ct).times(2));
          return grad(inner).apply(x);
        };
    assertClose(jit(g).apply(1.0, 5.0), 10);
    assertClose(vmap(g).apply(Tensor.of(1f, 1f), Tensor.of(5f, 6f)), 10, 12);
    Tensor w = Tensor.of(2f, 3f);
    TensorFn1 h =
        customVjp(
            x -> x.times(w).sum(),
            x -> new ValueAndResiduals<>(x.times(w).sum(), w),
            (r, ct) -> r.sum().times(ct).times(2));
    assertClose(grad(jit(h)).apply(1f), 10);
  }

  @Test
  void customVjp_capturingWhatIsDifferentiated_throws() {
    TensorFn1 f =
        x -> {
          TensorFn1 g =
              customVjp(
                  y -> x.times(y), y -> new ValueAndResiduals<>(x.times(y), y), (y, ct) -> ct);
          return g.apply(x);
        };
    assertThatThrownBy(() -> grad(f).apply(2.0))
        .isInstanceOf(TransformException.class)
        .hasMessageStartingWith("times: a function with rules of its own must not capture");
    assertThatThrownBy(() -> grad(jit(f)).apply(2.0))
        .isInstanceOf(TransformException.class)
        .hasMessageStartingWith("customVjp: a function with rules of its own must not capture");
  }

  @Test
  void customVjp_clipsGradients() {
    TensorFn1 clip =
        customVjp(
            x -> x, x -> new ValueAndResiduals<>(x, List.of()), (r, ct) -> Numpy.clip(ct, -1, 1));
    TensorFn1 steep = x -> clip.apply(x).times(100);
    assertClose(grad(steep).apply(3.0), 1);
    assertClose(jit(vmap(grad(steep))).apply(Tensor.of(1f, 2f)), 1, 1);
  }

  @Test
  void customVjp_insideItsOwnRules_nests() {
    TensorFn1 outer =
        customVjp(
            x -> SIN.apply(x),
            x -> {
              var inner = vjp(SIN, x);
              return new ValueAndResiduals<>(inner.value(), x);
            },
            (x, ct) -> vjp(SIN, x).gradient(ct).times(10));
    assertClose(grad(outer).apply(X), 10 * slope(X));
    assertClose(jit(grad(jit(outer))).apply(X), 10 * slope(X));
  }
}
