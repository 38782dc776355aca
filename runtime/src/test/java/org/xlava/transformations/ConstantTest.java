package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.cond;
import static org.xlava.Xlava.customJvp;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.jvp;
import static org.xlava.Xlava.scan;
import static org.xlava.Xlava.vmap;
import static org.xlava.Xlava.whileLoop;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Carried;
import org.xlava.DType;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TransformException;
import org.xlava.ValueAndTangent;
import org.xlava.primitive.Constant;
import org.xlava.transform.Trace;

/** Arrays that rules make in the derivatives of loops and branches. */
class ConstantTest {
  private static final Tensor X = Tensor.of(0.5f, -1f, 2f);

  // The sum of squares, with a derivative that is wrong by known factors, made by the rule.
  private static final TensorFn1 SQUARES =
      customJvp(
          (Tensor x) -> x.times(x).sum(),
          (x, dx) ->
              new ValueAndTangent<>(
                  x.times(x).sum(), x.times(dx).times(Tensor.of(3f, 5f, 7f)).sum()));

  private static final TensorFn1 SCANNED =
      x -> scan((c, w) -> new Carried<>(c, SQUARES.apply(x).times(w)), x, ones()).output().sum();

  private static Tensor ones() {
    return Tensor.of(1f, 1f);
  }

  /** The carry of a loop that sums. */
  record Sum(Tensor steps, Tensor value) {}

  private static Tensor summed(Tensor x) {
    return whileLoop(
            (Sum s) -> s.steps().lt(2),
            s -> new Sum(s.steps().plus(1), s.value().plus(SQUARES.apply(x))),
            new Sum(Tensor.of(0), Tensor.of(0f)))
        .value();
  }

  @Test
  void scan_gradientOfRuleWithAnArray() {
    assertThat(grad(SCANNED).apply(X).toFloatArray()).containsExactly(3f, -10f, 28f);
    assertThat(jit(grad(SCANNED)).apply(X).toFloatArray()).containsExactly(3f, -10f, 28f);
    Tensor batch = Numpy.stack(List.of(X, X.times(2)), 0);
    assertThat(vmap(grad(SCANNED)).apply(batch).get(1).toFloatArray())
        .containsExactly(6f, -20f, 56f);
  }

  @Test
  void cond_gradientOfRuleWithAnArray() {
    TensorFn1 f = x -> cond(x.get(2).gt(0), y -> SQUARES.apply(y), y -> y.sum(), x);
    assertThat(jit(grad(f)).apply(X).toFloatArray()).containsExactly(1.5f, -5f, 14f);
  }

  @Test
  void whileLoop_derivativeOfRuleWithAnArray() {
    TensorFn1 f = jit((Tensor x) -> summed(x));
    Tensor dx = Tensor.of(1f, 0f, 0f);
    assertThat(jvp(f, X, dx).tangent().item()).isCloseTo(3, within(1e-6));
  }

  @Test
  void scan_ruleThatCapturesATracer_throws() {
    TensorFn1 outer =
        scale -> {
          TensorFn1 f =
              customJvp(
                  (Tensor x) -> x.times(2).sum(),
                  (x, dx) -> new ValueAndTangent<>(x.times(2).sum(), dx.times(scale).sum()));
          return grad((Tensor x) ->
                  scan((c, w) -> new Carried<>(c, f.apply(x).times(w)), x, ones()).output().sum())
              .apply(X)
              .sum();
        };
    assertThatThrownBy(() -> jit(outer).apply(Tensor.of(3f)))
        .isInstanceOf(TransformException.class)
        .hasMessageStartingWith(
            "jvp: a rule that is applied in a loop or a branch must not capture a tensor that is"
                + " being traced; got ")
        .hasMessageEndingWith(". Make it an argument of the function");
  }

  static Stream<Tensor> arrays() {
    Tensor numbers = Tensor.of(new float[][] {{1.5f, -0f, Float.NaN}, {0, 1e30f, 3}});
    Tensor integers = Tensor.of(new int[][] {{-1, 0, 7}});
    return Stream.of(
        numbers,
        numbers.astype(DType.BFLOAT16),
        numbers.astype(DType.FLOAT16),
        numbers.astype(DType.COMPLEX64),
        integers,
        integers.astype(DType.INT8),
        integers.astype(DType.UINT32),
        Tensor.of(true, false),
        Tensor.of(new float[0]));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void evaluate_givesTheArray(Tensor array) {
    Tensor result = Trace.bind1(Constant.of(array.toHost()));
    assertThat(result.type()).isEqualTo(array.type());
    assertThat(result.toHost().data().mismatch(array.toHost().data())).isEqualTo(-1);
  }
}
