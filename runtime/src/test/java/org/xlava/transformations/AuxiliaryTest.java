package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xlava.Auxiliary;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.GradAndAux;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.Tree;
import org.xlava.TreeException;
import org.xlava.ValueAuxAndGrad;

/** Derivatives of functions that return more than what is differentiated. */
class AuxiliaryTest {
  private record Params(Tensor w, Tensor b) {}

  private static Auxiliary<Map<String, Tensor>> loss(Params p, Tensor x) {
    Tensor y = x.times(p.w()).plus(p.b());
    return new Auxiliary<>(
        y.times(y).sum(), Map.of("y", y, "n", y.astype(DType.INT32), "sin", Numpy.sin(p.w())));
  }

  private static final Params P = new Params(Tensor.of(2f), Tensor.of(1f));
  private static final Tensor X = Tensor.of(1f, 2f);

  @Test
  void valueAndGradWithAux_givesAllThree() {
    Fn2<Params, Tensor, ValueAuxAndGrad<Map<String, Tensor>, Params>> f =
        valueAndGradWithAux(AuxiliaryTest::loss);
    for (var g : List.of(f, jit(f))) {
      ValueAuxAndGrad<Map<String, Tensor>, Params> r = g.apply(P, X);
      assertThat(r.value().item()).isEqualTo(9 + 25);
      assertThat(r.aux().get("y").toFloatArray()).containsExactly(3, 5);
      assertThat(r.aux().get("n").toIntArray()).containsExactly(3, 5);
      assertThat(r.grad().w().item()).isEqualTo(2 * 3 + 2 * 5 * 2);
      assertThat(r.grad().b().item()).isEqualTo(2 * 3 + 2 * 5);
    }
  }

  @Test
  void gradWithAux_inOtherArguments() {
    Fn2<Params, Tensor, GradAndAux<Tensor, Map<String, Tensor>>> inX =
        gradWithAux(AuxiliaryTest::loss, 1);
    assertThat(inX.apply(P, X).grad().toFloatArray()).containsExactly(12, 20);
    GradAndAux<List<Object>, Map<String, Tensor>> both =
        gradWithAux(AuxiliaryTest::loss, argnums(1, 0)).apply(P, X);
    assertThat(((Tensor) both.grad().getFirst()).toFloatArray()).containsExactly(12, 20);
    assertThat(Tree.leaves(both.grad().getLast()).getFirst().item()).isEqualTo(26);
    assertThat(both.aux().keySet()).containsExactlyInAnyOrder("y", "n", "sin");
  }

  @Test
  void aux_isDifferentiableFromOutside() {
    Fn1<Tensor, Tensor> f =
        x -> gradWithAux((Tensor y) -> new Auxiliary<>(y.pow(3), y.times(y))).apply(x).aux();
    assertThat(grad(f).apply(Tensor.of(3f)).item()).isEqualTo(6);
    Fn1<Tensor, Tensor> g =
        x -> gradWithAux((Tensor y) -> new Auxiliary<>(y.pow(3), y)).apply(x).grad();
    assertThat(vmap(grad(g)).apply(Tensor.of(1f, 2f)).toFloatArray()).containsExactly(6, 12);
  }

  @Test
  void aux_refusals() {
    assertThatThrownBy(
            () -> gradWithAux((Tensor x) -> new Auxiliary<>(x, x)).apply(Tensor.of(1f, 2f)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "gradWithAux: the function must return a scalar; got f32[2]. Reduce the result with sum"
                + " or mean, or use jacrev");
    assertThatThrownBy(
            () -> gradWithAux((Tensor x) -> new Auxiliary<>(x, null)).apply(Tensor.of(1f)))
        .isInstanceOf(TreeException.class)
        .hasMessageEndingWith("got null as the result.aux");
  }
}
