package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

  private static Auxiliary<Tensor, Map<String, Tensor>> loss(Params p, Tensor x) {
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

  private static Auxiliary<Params, Map<String, Tensor>> trees(Params p) {
    return new Auxiliary<>(
        new Params(p.w().times(p.b()), p.b().pow(2)),
        Map.of("sum", p.w().plus(p.b()), "n", p.w().astype(DType.INT32)));
  }

  private static void assertAux(Map<String, Tensor> aux) {
    assertThat(aux.get("sum").item()).isEqualTo(3);
    assertThat(aux.get("n").dtype()).isEqualTo(DType.INT32);
    assertThat(aux.get("n").item()).isEqualTo(2);
  }

  @Test
  void vjpWithAux_pullsBackTheValueOnly() {
    var r = vjpWithAux(AuxiliaryTest::trees, P);
    assertThat(r.value().value().w().item()).isEqualTo(2);
    Params cotangent =
        (Params) r.value().apply(new Params(Tensor.of(1f), Tensor.of(10f))).getFirst();
    assertThat(cotangent.w().item()).isEqualTo(1);
    assertThat(cotangent.b().item()).isEqualTo(2 + 20);
    assertAux(r.aux());
  }

  @Test
  void linearizeAndJvpWithAux_pushTheValueOnly() {
    Params tangent = new Params(Tensor.of(1f), Tensor.of(10f));
    var linear = linearizeWithAux(AuxiliaryTest::trees, P);
    assertThat(linear.value().apply(tangent).w().item()).isEqualTo(21);
    assertThat(linear.value().apply(tangent).b().item()).isEqualTo(20);
    assertAux(linear.aux());
    var pushed = jvpWithAux(AuxiliaryTest::trees, P, tangent);
    assertThat(pushed.value().value().b().item()).isEqualTo(1);
    assertThat(pushed.value().tangent().w().item()).isEqualTo(21);
    assertAux(pushed.aux());
    Fn2<Tensor, Tensor, Auxiliary<Tensor, Tensor>> f = (x, y) -> new Auxiliary<>(x.times(y), x);
    var two =
        jvpWithAux(
            f, List.of(Tensor.of(2f), Tensor.of(3f)), List.of(Tensor.of(1f), Tensor.of(10f)));
    assertThat(two.value().tangent().item()).isEqualTo(23);
    assertThat(two.aux().item()).isEqualTo(2);
  }

  @Test
  void jacobiansWithAux_areThoseOfTheValue() {
    Fn1<Params, Auxiliary<Object, Map<String, Tensor>>> columns =
        jacfwdWithAux(AuxiliaryTest::trees);
    Fn1<Params, Auxiliary<Object, Map<String, Tensor>>> rows = jacrevWithAux(AuxiliaryTest::trees);
    for (var f : List.of(columns, rows, jit(columns), jit(rows))) {
      var r = f.apply(P);
      assertThat(Tree.leaves(r.value()).stream().map(Tensor::item))
          .containsExactly(0., 2., 1., 2.); // b before w
      assertAux(r.aux());
    }
    Fn2<Tensor, Tensor, Auxiliary<Tensor, Tensor>> f =
        (x, y) -> new Auxiliary<>(x.times(y.pow(2)).sum(), x);
    Fn2<Tensor, Tensor, Auxiliary<Tensor, Tensor>> inSecond = jacrevWithAux(f, 1);
    assertThat(inSecond.apply(X, X).value().toFloatArray()).containsExactly(2, 8);
    Fn2<Tensor, Tensor, Auxiliary<List<Tensor>, Tensor>> both = jacfwdWithAux(f, argnums(0, 1));
    assertThat(both.apply(X, X).value().getFirst().toFloatArray()).containsExactly(1, 4);
  }

  @Test
  void hessianWithAux_givesBoth() {
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> f =
        x -> new Auxiliary<>(x.pow(3).sum(), x.astype(DType.INT32));
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> h = hessianWithAux(f);
    for (var g : List.of(h, jit(h))) {
      assertThat(Numpy.ravel(g.apply(X).value()).toFloatArray()).containsExactly(6, 0, 0, 12);
      assertThat(g.apply(X).aux().toIntArray()).containsExactly(1, 2);
    }
    assertThat(vmap(h).apply(Numpy.ones(3, 2)).value().shape()).containsExactly(3, 2, 2);
    Fn2<Tensor, Tensor, Auxiliary<Tensor, Tensor>> two =
        (x, y) -> new Auxiliary<>(x.times(y.pow(2)).sum(), x);
    Fn2<Tensor, Tensor, Auxiliary<Tensor, Tensor>> inSecond = hessianWithAux(two, 1);
    assertThat(Numpy.ravel(inSecond.apply(X, X).value()).toFloatArray())
        .containsExactly(2, 0, 0, 4);
  }

  @Test
  @SuppressWarnings("unchecked")
  void withAux_ofAFunctionThatReturnsNone_throws() {
    Fn1<Tensor, Auxiliary<Tensor, Tensor>> f =
        (Fn1<Tensor, Auxiliary<Tensor, Tensor>>) (Fn1<Tensor, ?>) (Tensor x) -> x;
    Map<String, ThrowingCallable> calls =
        Map.of(
            "jvpWithAux", () -> jvpWithAux(f, X, X),
            "vjpWithAux", () -> vjpWithAux(f, X),
            "linearizeWithAux", () -> linearizeWithAux(f, X),
            "jacfwdWithAux", () -> jacfwdWithAux(f).apply(X),
            "jacrevWithAux", () -> jacrevWithAux(f).apply(X),
            "gradWithAux", () -> gradWithAux(f).apply(X));
    calls.forEach(
        (name, call) ->
            assertThatThrownBy(call)
                .isInstanceOf(TreeException.class)
                .hasMessage(name + ": the function must return an Auxiliary; got *"));
    assertThatThrownBy(() -> hessianWithAux((Fn1<Tensor, Auxiliary<Tensor, Tensor>>) null).apply(X))
        .hasMessage("hessianWithAux: needs a function; got null");
  }
}
