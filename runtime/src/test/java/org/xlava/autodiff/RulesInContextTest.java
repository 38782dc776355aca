package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xlava.Fn2;
import org.xlava.Fn3;
import org.xlava.Lax;
import org.xlava.Perturbed;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.ValueAndResiduals;
import org.xlava.ValueAndTangent;
import org.xlava.VjpRule;

/** Rules of one's own with collectives in them, and with several options at once. */
class RulesInContextTest {
  private static final Tensor X = Tensor.of(1f, 2f, 4f);

  @Test
  void customJvp_withCollectives_communicatesInFunctionAndRule() {
    TensorFn1 f =
        customJvp(
            x -> Lax.psum(x, "i"),
            (x, dx) -> new ValueAndTangent<>(Lax.psum(x, "i"), Lax.psum(dx, "i").times(10)));
    for (TensorFn1 each : List.of(f, jit(f), jit(jit(f)))) {
      TensorFn1 all = x -> vmap(each, axisName("i")).apply(x);
      assertThat(all.apply(X).toFloatArray()).containsExactly(7, 7, 7);
      assertThat(jvp(all, X, Tensor.of(1f, 0f, 1f)).tangent().toFloatArray())
          .containsExactly(20, 20, 20);
      assertThat(grad((Tensor x) -> all.apply(x).sum()).apply(X).toFloatArray())
          .containsExactly(30, 30, 30);
    }
  }

  @Test
  void customVjp_withCollectives_communicatesInBothRules() {
    TensorFn1 f =
        customVjp(
            x -> Lax.psum(x, "i"),
            x -> new ValueAndResiduals<>(Lax.psum(x, "i"), x),
            (x, ct) -> Lax.psum(ct.times(x), "i"));
    for (TensorFn1 each : List.of(f, jit(f))) {
      TensorFn1 all = x -> vmap(each, axisName("i")).apply(x);
      assertThat(all.apply(X).toFloatArray()).containsExactly(7, 7, 7);
      assertThat(grad((Tensor x) -> all.apply(x).sum()).apply(X).toFloatArray())
          .containsExactly(7, 7, 7);
    }
  }

  @Test
  void customVjp_withSymbolicZerosAndNondifferentiatedArguments_hasBoth() {
    List<String> seen = new ArrayList<>();
    Fn2<List<Object>, Perturbed, ValueAndResiduals<Tensor, Tensor>> forward =
        (x, perturbed) -> {
          seen.add(x.get(0) + " " + perturbed.argument(1) + " " + perturbed.argument(2));
          return new ValueAndResiduals<>(
              ((Tensor) x.get(1)).times((Tensor) x.get(2)), (Tensor) x.get(2));
        };
    Fn3<List<Object>, Tensor, Tensor, List<?>> backward =
        (fixed, y, ct) -> {
          seen.add(fixed + " " + isSymbolicZero(ct));
          return Arrays.asList(ct.times(y).times(10), symbolicZero(y));
        };
    Fn3<String, Tensor, Tensor, Tensor> f =
        customVjp(
            (String name, Tensor x, Tensor y) -> x.times(y),
            new VjpRule<>(List.of(0), true, false, forward, backward));
    assertThat(grad((Tensor x) -> f.apply("a", x, Tensor.of(3f))).apply(2f).item()).isEqualTo(30);
    assertThat(seen).containsExactly("a true false", "[a] false");
  }
}
