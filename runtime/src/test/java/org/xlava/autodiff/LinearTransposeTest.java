package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xlava.ClosureConverted;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Fn1;
import org.xlava.GradientCheck;
import org.xlava.Key;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.ValueAndResiduals;
import org.xlava.ValueAndTangent;
import org.xlava.Xlava;

/** Transposes of linear functions, closures made arguments, and checks of users' derivatives. */
class LinearTransposeTest {
  @Test
  void linearTranspose_givesTheArgumentsCotangents() {
    Tensor sums = Tensor.of(new float[][] {{3, 0, 0}, {3, 3, 0}, {3, 3, 3}});
    TensorFn1 f = x -> Numpy.dot(sums, x);
    TensorFn1 t = linearTranspose(f, TensorType.of(DType.FLOAT32, Shape.of(3)));
    assertThat(t.apply(Tensor.of(1f, 10f, 100f)).toFloatArray()).containsExactly(333, 330, 300);
    Tensor x = Key.of(1).normal(3);
    Tensor ct = Key.of(2).normal(3);
    assertThat(f.apply(x).times(ct).sum().item())
        .isCloseTo(x.times(t.apply(ct)).sum().item(), within(1e-4));
    assertThat(jit(t).apply(Tensor.of(1f, 10f, 100f)).toFloatArray())
        .containsExactly(333, 330, 300);
    assertThat(vmap(t).apply(Numpy.ones(2, 3)).toFloatArray()).containsExactly(9, 6, 3, 9, 6, 3);
  }

  @Test
  void linearTranspose_ofTreesAndSeveralArguments_givesThemAll() {
    Fn1<Map<String, Tensor>, List<Tensor>> f =
        m -> List.of(m.get("a").times(2), m.get("a").plus(m.get("b")));
    Map<String, Tensor> ct =
        linearTranspose(f, Map.of("a", Tensor.of(1f), "b", Tensor.of(1f)))
            .apply(List.of(Tensor.of(1f), Tensor.of(10f)));
    assertThat(ct.get("a").item()).isEqualTo(12);
    assertThat(ct.get("b").item()).isEqualTo(10);
    TensorFn2 g = (x, y) -> x.times(2).minus(y.times(3));
    assertThat(linearTranspose(g, 1f, 1f).apply(Tensor.of(1f)).stream().map(Tensor::item).toList())
        .containsExactly(2.0, -3.0);
  }

  @Test
  void linearTranspose_ofIntegersAndOfWhatIsUnused_isZeroOrWhole() {
    assertThat(linearTranspose((TensorFn1) n -> n.times(2), 1).apply(1).intValue()).isEqualTo(2);
    TensorFn1 none = x -> Numpy.zeros(2);
    assertThat(linearTranspose(none, Tensor.of(1f, 2f)).apply(Tensor.of(1f, 1f)).toFloatArray())
        .containsExactly(0, 0);
  }

  @Test
  void linearTranspose_cotangentsThatDoNotFit_throw() {
    TensorFn1 f = x -> x.times(2);
    assertThatThrownBy(() -> linearTranspose(f, Numpy.ones(2)).apply(Numpy.ones(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("linearTranspose: the cotangent must have the shape of f32[2]; got f32[3]");
    assertThatThrownBy(
            () -> linearTranspose((TensorFn1) x -> x.times(x), Numpy.ones(2)).apply(Numpy.ones(2)))
        .isInstanceOf(TransformException.class);
    Fn1<Tensor, List<Tensor>> listed = x -> List.of(x);
    assertThatThrownBy(
            () ->
                Xlava.<Tensor, List<Tensor>>linearTranspose(listed, Numpy.ones(2)).apply(List.of()))
        .isInstanceOf(TreeException.class)
        .hasMessageStartingWith(
            "linearTranspose: the cotangent must have the structure [*]; got []");
    assertThatThrownBy(
            () -> linearTranspose(f, Lax.full(TensorType.of(DType.FLOAT0, Shape.of(2)), 0)))
        .isInstanceOf(DTypeException.class)
        .hasMessage("linearTranspose: arguments must be numbers; got float0[2]");
  }

  // A function with rules takes what it would capture as an argument.
  @Test
  void closureConvert_letsRulesTakeWhatAFunctionCaptured() {
    Tensor fixed = Tensor.of(10f);
    TensorFn2 outer =
        (x, w) -> {
          TensorFn1 inner = v -> v.times(w).plus(fixed);
          ClosureConverted<Tensor> converted = closureConvert(inner, x);
          assertThat(converted.constants()).hasSize(1);
          Fn1<List<Tensor>, Tensor> ruled =
              customVjp(
                  (List<Tensor> a) -> converted.apply(a.subList(1, 2), a.get(0)),
                  (List<Tensor> a) ->
                      new ValueAndResiduals<>(converted.apply(a.subList(1, 2), a.get(0)), a),
                  (a, ct) -> List.of(a.get(1).times(ct).times(2), a.get(0).times(ct).times(3)));
          return ruled.apply(List.of(x, converted.constants().get(0)));
        };
    List<Tensor> gradients = grad(outer, argnums(0, 1)).apply(Tensor.of(2f), Tensor.of(5f));
    assertThat(gradients.stream().map(Tensor::item).toList()).containsExactly(10.0, 6.0);
  }

  @Test
  void closureConvert_ofArgumentsThatDoNotFit_throws() {
    ClosureConverted<Tensor> c = closureConvert((TensorFn1) x -> x.times(2), Tensor.of(1f));
    assertThat(c.constants()).isEmpty();
    assertThat(c.apply(List.of(), Tensor.of(3f)).item()).isEqualTo(6);
    assertThatThrownBy(() -> c.apply(List.of(Tensor.of(1f)), Tensor.of(3f)))
        .isInstanceOf(TransformException.class)
        .hasMessage("closureConvert: needs a value for each of the 0 constants; got 1 of them");
    assertThatThrownBy(() -> c.apply(List.of(), List.of(Tensor.of(3f))))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "closureConvert: arguments must have the structure of the examples, [*]; got [[*]]");
  }

  @Test
  void checkGrads_acceptsTrueDerivatives() {
    checkGrads(
        (TensorFn2) (x, y) -> Numpy.sin(x).times(Numpy.exp(y)),
        Tensor.of(0.3f, 0.6f),
        Tensor.of(0.5f));
    checkGrads((Map<String, Tensor> m) -> List.of(m.get("x").pow(2)), Map.of("x", Tensor.of(1.5f)));
    checkGrads((TensorFn2) (x, n) -> x.times(n), Tensor.of(2f), Tensor.of(3));
  }

  @Test
  void checkGrads_refusesWrongRules_sayingTheModeAndByHowMuch() {
    TensorFn1 wrong =
        customJvp(
            x -> x.times(x), (x, t) -> new ValueAndTangent<>(x.times(x), x.times(t).times(2.5)));
    assertThatThrownBy(() -> checkGrads(wrong, Tensor.of(1f)))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "checkGrads: the derivative in forward mode, result 0 must be that of finite"
                + " differences; got .*, want .* at element 0: they differ by .*, more than .*");
    TensorFn1 reverse =
        customVjp(
            x -> x.times(x), x -> new ValueAndResiduals<>(x.times(x), x), (x, ct) -> x.times(ct));
    GradientCheck check = GradientCheck.DEFAULTS.withModes(GradientCheck.Mode.REVERSE).withOrder(1);
    assertThatThrownBy(() -> checkGrads(check, reverse, Tensor.of(1f)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("checkGrads: the derivative in reverse mode must be that");
    checkGrads(check.withTolerances(10, 1), reverse, Tensor.of(1f));
    TensorFn1 second =
        customJvp(
            x -> x.times(x),
            (x, t) -> new ValueAndTangent<>(x.times(x), stopGradient(x).times(t).times(2)));
    assertThatThrownBy(() -> checkGrads(second, Tensor.of(1f)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("checkGrads: the derivative in forward of forward mode");
    assertThatThrownBy(() -> GradientCheck.DEFAULTS.withOrder(0))
        .isInstanceOf(TransformException.class)
        .hasMessageStartingWith("checkGrads: needs an order of at least 1 and a mode; got 0");
  }

  @Test
  void derivativeOfLoop_isTransposed() {
    Tensor x = Tensor.of(0.3f, -0.8f, 1.1f);
    TensorFn1 loop = a -> foriLoop(0, 3, (i, c) -> Numpy.sin(c.plus(a)).times(0.7), a).sum();
    TensorFn1 derivative = v -> jvp(loop, x, v).tangent();
    Tensor transposed = linearTranspose(derivative, x).apply(Tensor.of(2.0f));
    assertThat(transposed.toFloatArray())
        .containsExactly(grad(loop).apply(x).times(2).toFloatArray(), within(1e-6f));
  }
}
