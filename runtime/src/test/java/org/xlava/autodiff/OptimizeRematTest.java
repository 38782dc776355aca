package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xlava.CheckpointPolicy;
import org.xlava.Fn1;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.ValueAndResiduals;
import org.xlava.VjpRule;
import org.xlava.operations.Closeness;

/** Forward rules that give way to the function itself where nothing needs their residuals. */
class OptimizeRematTest {
  private record Residuals(Tensor cosine, Tensor sine, Tensor y) {}

  /** {@code sin(x) y}, its rule of which computes by an exponential what it doesn't need. */
  private static VjpRule<Tensor, Residuals> rule() {
    return VjpRule.<Tensor, Residuals>of(
        arguments -> {
          Tensor x = (Tensor) arguments.get(0);
          Tensor y = (Tensor) arguments.get(1);
          Tensor same = Numpy.log(Numpy.exp(x));
          return new ValueAndResiduals<>(
              Numpy.sin(same).times(y), new Residuals(Numpy.cos(same), Numpy.sin(same), y));
        },
        (r, ct) -> List.of(r.cosine().times(ct).times(r.y()), r.sine().times(ct)));
  }

  private static final TensorFn2 PLAIN = (x, y) -> Numpy.sin(x).times(y);
  private static final TensorFn2 OPTIMIZED = customVjp(PLAIN, rule().withOptimizeRemat(true));
  private static final TensorFn2 AS_IT_IS = customVjp(PLAIN, rule());

  private static int exponentials(String program) {
    return program.split(" = exp ", -1).length - 1;
  }

  private static void assertClose(Tensor actual, double... expected) {
    Closeness.within(1e-5).check(actual, expected);
  }

  private static String program(TensorFn2 f) {
    TensorFn2 value = (x, y) -> checkpoint(f).apply(x, y).sum();
    return makeJaxpr((Tensor x, Tensor y) -> linearize(value, x, y).value())
        .apply(Tensor.of(3.2f), Tensor.of(1f))
        .toString();
  }

  @Test
  void firstPassOfCheckpoint_isTheFunctionItself() {
    assertThat(exponentials(program(OPTIMIZED))).isZero();
    assertThat(exponentials(program(AS_IT_IS))).isEqualTo(1);
  }

  @Test
  void gradient_computesAgainByTheRule() {
    String compiled =
        jit(grad(checkpoint(OPTIMIZED))).lower(Tensor.of(0.5f), Tensor.of(2f)).stableHlo();
    assertThat(compiled.split("stablehlo.exponential", -1)).hasSize(2);
    assertClose(
        jit(grad(checkpoint(OPTIMIZED))).apply(Tensor.of(0.5f), Tensor.of(2f)), 2 * Math.cos(0.5));
  }

  @Test
  void policyThatKeepsResiduals_runsTheRuleAtOnce() {
    TensorFn2 kept = checkpoint(OPTIMIZED, CheckpointPolicy.everythingSaveable());
    assertClose(grad(kept).apply(0.5, 2.0), 2 * Math.cos(0.5));
    String first =
        makeJaxpr((Tensor x, Tensor y) -> linearize(kept, x, y).apply(1f, 1f))
            .apply(Tensor.of(3.2f), Tensor.of(1f))
            .toString();
    assertThat(exponentials(first)).isEqualTo(1);
  }

  @Test
  void derivatives_areThoseOfTheRule_underAllTransformations() {
    double cos = Math.cos(0.5);
    Tensor xs = Tensor.of(0.5f, 0.5f);
    Tensor y = Tensor.of(2f);
    for (TensorFn2 f : List.of(OPTIMIZED, checkpoint(OPTIMIZED), AS_IT_IS)) {
      assertClose(f.apply(0.5, 2.0), 2 * Math.sin(0.5));
      assertClose(grad(f).apply(0.5, 2.0), 2 * cos);
      assertClose(grad(f, 1).apply(0.5, 2.0), Math.sin(0.5));
      assertClose(jit(grad(jit(f))).apply(0.5f, 2f), 2 * cos);
      assertClose(vmap((TensorFn1) x -> grad(f).apply(x, y)).apply(xs), 2 * cos, 2 * cos);
      assertClose(
          grad((TensorFn1) v -> vmap((TensorFn1) x -> f.apply(x, v)).apply(xs).sum()).apply(2.0),
          2 * Math.sin(0.5));
      TensorFn1 mapped = x -> vmap((TensorFn1) v -> f.apply(v, y)).apply(x).sum();
      assertClose(grad(checkpoint(mapped)).apply(xs), 2 * cos, 2 * cos);
      assertClose(
          jvp((TensorFn1) x -> grad(f).apply(x, y), Tensor.of(0.5f), Tensor.of(1f)).tangent(),
          -2 * Math.sin(0.5));
      assertClose(grad(grad(f)).apply(0.5, 2.0), -2 * Math.sin(0.5));
      assertClose(grad(checkpoint(grad(f))).apply(0.5, 2.0), -2 * Math.sin(0.5));
    }
  }

  @Test
  void trees_andCapturedTensors_goThrough() {
    Tensor two = Tensor.of(2f);
    Tensor three = Tensor.of(3f);
    Fn1<Map<String, Tensor>, Map<String, Tensor>> f =
        customVjp(
            (Map<String, Tensor> m) -> Map.of("r", m.get("x").times(two)),
            VjpRule.<Map<String, Tensor>, Tensor>of(
                    x -> {
                      Tensor given = (Tensor) ((Map<?, ?>) x.getFirst()).get("x");
                      return new ValueAndResiduals<>(Map.of("r", given.plus(given)), three);
                    },
                    (residual, ct) -> List.of(Map.of("x", ct.get("r").times(residual))))
                .withOptimizeRemat(true));
    TensorFn1 g = x -> f.apply(Map.of("x", x)).get("r");
    assertClose(grad(g).apply(1.0), 3);
    assertClose(jit(grad(checkpoint(g))).apply(1f), 3);
    assertClose(vmap(grad(checkpoint(g))).apply(Tensor.of(1f, 2f)), 3, 3);
    assertClose(checkpoint(g).apply(1.0), 2);
  }

  @Test
  void nondifferentiatedArguments_reachBoth() {
    TensorFn1 scaled =
        x ->
            customVjp(
                    (String name, Tensor v) -> name.equals("sin") ? Numpy.sin(v) : v,
                    VjpRule.<Tensor, Tensor>nondiff(
                            List.of(0),
                            all ->
                                new ValueAndResiduals<>(
                                    Numpy.sin((Tensor) all.get(1)), (Tensor) all.get(1)),
                            (fixed, v, ct) ->
                                List.of(
                                    fixed.getFirst().equals("sin") ? Numpy.cos(v).times(ct) : ct))
                        .withOptimizeRemat(true))
                .apply("sin", x);
    assertClose(grad(checkpoint(scaled)).apply(0.5), Math.cos(0.5));
    assertClose(checkpoint(scaled).apply(0.5), Math.sin(0.5));
  }

  @Test
  void symbolicZerosToo_throws() {
    VjpRule<Tensor, Tensor> zeros =
        VjpRule.withSymbolicZeros(
            (x, p) -> new ValueAndResiduals<>(null, null), (r, ct) -> List.of());
    assertThatThrownBy(() -> zeros.withOptimizeRemat(true))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "customVjp: optimizeRemat needs rules without symbolic zeros; got both options");
  }

  @Test
  void forwardRuleThatGivesSomethingElse_throws() {
    TensorFn1 longer = ruled(x -> new ValueAndResiduals<>(Numpy.stack(List.of(x, x), 0), x));
    assertThatThrownBy(() -> grad(longer).apply(Tensor.of(1f)))
        .isInstanceOf(ShapeException.class)
        .hasMessageEndingWith("must give the function's results, f32[]; got f32[2]");
    Fn1<Tensor, List<Tensor>> listed =
        customVjp(
            (Tensor x) -> List.of(x),
            VjpRule.<List<Tensor>, Tensor>of(
                    x -> new ValueAndResiduals<>(List.of(), (Tensor) x.getFirst()),
                    (r, ct) -> List.of(r))
                .withOptimizeRemat(true));
    assertThatThrownBy(() -> vjp(listed, Tensor.of(1f)))
        .isInstanceOf(TreeException.class)
        .hasMessageEndingWith("must give the function's structure; expected [*], got []");
    TensorFn1 none = ruled(x -> null);
    assertThatThrownBy(() -> grad(none).apply(Tensor.of(1f)))
        .isInstanceOf(TransformException.class)
        .hasMessageEndingWith("must return a value and residuals; got null");
  }

  private static TensorFn1 ruled(Fn1<Tensor, ValueAndResiduals<Tensor, Tensor>> forward) {
    return customVjp(
        (TensorFn1) Numpy::sin,
        VjpRule.<Tensor, Tensor>of(
                x -> forward.apply((Tensor) x.getFirst()), (r, ct) -> List.of(ct))
            .withOptimizeRemat(true));
  }
}
