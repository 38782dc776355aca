package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xlava.Carried;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.ValueAndPullback;

/** Functions that return their pullback. */
class CustomGradientTest {
  // Ten times the derivative of the square
  private static final Fn1<Tensor, Tensor> SQUARE =
      customGradient(x -> new ValueAndPullback<>(x.pow(2), ct -> ct.times(x).times(20)));

  @Test
  void customGradient_isTheGradient() {
    Tensor three = Tensor.of(3f);
    assertThat(SQUARE.apply(three).item()).isEqualTo(9);
    assertThat(grad(SQUARE).apply(three).item()).isEqualTo(60);
    assertThat(jit(grad(jit(SQUARE))).apply(three).item()).isEqualTo(60);
    assertThat(grad(grad(SQUARE)).apply(three).item()).isEqualTo(20);
    assertThat(vmap(grad(SQUARE)).apply(Tensor.of(1f, 2f)).toFloatArray()).containsExactly(20, 40);
    assertThat(
            grad((Tensor x) -> vmap(SQUARE).apply(x).sum()).apply(Tensor.of(1f, 2f)).toFloatArray())
        .containsExactly(20, 40);
    assertThat(makeJaxpr(SQUARE).apply(three).toString()).contains("custom_vjp_call");
  }

  @Test
  void customGradient_inLoopsAndUnderCheckpoint_isTheGradient() {
    Fn1<Tensor, Tensor> twice =
        x ->
            scan((Tensor c, Tensor s) -> new Carried<>(SQUARE.apply(c), s), x, Numpy.ones(2))
                .carry();
    // 20 x² · 20 x at 0.5
    assertThat(grad(twice).apply(Tensor.of(0.5f)).item()).isEqualTo(20 * 0.25 * 20 * 0.5);
    assertThat(grad(checkpoint(twice)).apply(Tensor.of(0.5f)).item()).isEqualTo(50);
  }

  @Test
  void customGradient_ofSeveralArguments_givesAListOfCotangents() {
    Fn2<Tensor, Tensor, Tensor> f =
        customGradient(
            (x, y) ->
                new ValueAndPullback<>(
                    x.times(y), ct -> List.of(ct.times(y).times(10), ct.times(x).times(20))));
    List<Object> g = grad(f, argnums(0, 1)).apply(Tensor.of(3f), Tensor.of(4f));
    assertThat(g).extracting(x -> ((Tensor) x).item()).containsExactly(40., 60.);
  }

  @Test
  void customGradient_ofTrees_pullsTreesBack() {
    Fn1<Map<String, Tensor>, List<Tensor>> f =
        customGradient(
            m -> {
              Tensor sine = Numpy.sin(m.get("x"));
              return new ValueAndPullback<>(
                  List.of(sine, m.get("n")),
                  ct -> Map.of("x", ct.getFirst().times(sine), "n", symbolicZero(m.get("n"))));
            });
    Map<String, Tensor> at = Map.of("x", Tensor.of(1f, 2f), "n", Tensor.of(3));
    Tensor g =
        grad((Tensor x) -> f.apply(Map.of("x", x, "n", at.get("n"))).getFirst().sum())
            .apply(at.get("x"));
    assertThat(g.toDoubleArray())
        .containsExactly(new double[] {Math.sin(1), Math.sin(2)}, within(1e-6));
  }

  @Test
  void customGradient_withoutPullback_throws() {
    assertThatThrownBy(() -> customGradient((Fn1<Tensor, ValueAndPullback<Tensor, Tensor>>) null))
        .isInstanceOf(TransformException.class)
        .hasMessage("customGradient: needs a function; got null");
    Fn1<Tensor, Tensor> none =
        customGradient((Tensor x) -> (ValueAndPullback<Tensor, Tensor>) null);
    assertThatThrownBy(() -> none.apply(Tensor.of(1f)))
        .isInstanceOf(TransformException.class)
        .hasMessage("customGradient: the function must return a value and a pullback; got null");
    Fn2<Tensor, Tensor, Tensor> one =
        customGradient((x, y) -> new ValueAndPullback<>(x.times(y), ct -> List.of(ct)));
    assertThatThrownBy(() -> grad(one).apply(Tensor.of(1f), Tensor.of(1f)))
        .isInstanceOf(TreeException.class)
        .hasMessageEndingWith(
            "must give a List of one cotangent for each of the 2 arguments; got 1 of them");
  }
}
