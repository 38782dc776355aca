package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.xlava.Numpy.*;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

/**
 * Derivatives where there is none or where it isn't finite, as JAX 0.10.2 gives them; but that of
 * 0⁰ in its base is 0.
 */
class KinksTest {
  private static final Tensor X = Tensor.of(-1f, -0f, 0f, 2f, Float.NaN, Float.POSITIVE_INFINITY);

  static Stream<Arguments> functions() {
    return Stream.of(
        row(
            "abs",
            "-1.0, 1.0, 1.0, 1.0, -1.0, 1.0",
            "-1.0, 1.0, 1.0, 1.0, -1.0, 1.0",
            x -> x.abs()),
        row(
            "max0",
            "0.0, 0.5, 0.5, 1.0, 0.0, 1.0",
            "0.0, 0.5, 0.5, 1.0, 0.0, 1.0",
            x -> maximum(x, 0.)),
        row(
            "0max",
            "0.0, 0.5, 0.5, 1.0, 0.0, 1.0",
            "0.0, 0.5, 0.5, 1.0, 0.0, 1.0",
            x -> maximum(0., x)),
        row(
            "min0",
            "1.0, 0.5, 0.5, 0.0, 0.0, 0.0",
            "1.0, 0.5, 0.5, 0.0, 0.0, 0.0",
            x -> minimum(x, 0.)),
        row(
            "where",
            "0.0, 0.0, 0.0, 1.0, 0.0, 1.0",
            "0.0, 0.0, 0.0, 1.0, 0.0, 1.0",
            x -> where(x.gt(0), x, 0.)),
        row(
            "clip",
            "0.0, 0.5, 0.5, 0.5, 0.0, 0.0",
            "0.0, 0.5, 0.5, 0.5, 0.0, 0.0",
            x -> clip(x, 0., 2.)),
        row("sign", "0.0, 0.0, 0.0, 0.0, 0.0, 0.0", "0.0, 0.0, 0.0, 0.0, 0.0, 0.0", x -> sign(x)),
        row("floor", "0.0, 0.0, 0.0, 0.0, 0.0, 0.0", "0.0, 0.0, 0.0, 0.0, 0.0, 0.0", x -> floor(x)),
        row(
            "sqrt",
            "nan, -inf, inf, 0.3535533845424652, nan, 0.0",
            "nan, -inf, inf, 0.3535533845424652, nan, 0.0",
            x -> sqrt(x)),
        row(
            "xx",
            "-2.0, -0.0, 0.0, 4.0, nan, inf",
            "-2.0, -0.0, 0.0, 4.0, nan, inf",
            x -> x.pow(2.)),
        row("x0", "-0.0, 0.0, 0.0, 0.0, nan, 0.0", "-0.0, 0.0, 0.0, 0.0, nan, 0.0", x -> x.pow(0.)),
        row("x1", "1.0, 1.0, 1.0, 1.0, 1.0, 1.0", "1.0, 1.0, 1.0, 1.0, 1.0, 1.0", x -> x.pow(1.)),
        row("ipow0", "0.0, 0.0, 0.0, 0.0, 0.0, 0.0", "0.0, 0.0, 0.0, 0.0, 0.0, 0.0", x -> x.pow(0)),
        row(
            "ipow-1",
            "-1.0, -inf, -inf, -0.25, nan, -0.0",
            "-1.0, -inf, -inf, -0.25, nan, -0.0",
            x -> x.pow(-1)),
        row(
            "maxself",
            "1.0, 1.0, 1.0, 1.0, 0.0, 1.0",
            "1.0, 1.0, 1.0, 1.0, 0.0, 1.0",
            x -> maximum(x, x)),
        row(
            "max-x",
            "-1.0, 0.0, 0.0, 1.0, 0.0, 1.0",
            "-1.0, 0.0, 0.0, 1.0, 0.0, 1.0",
            x -> maximum(x, x.unaryMinus())),
        row(
            "badwhere",
            "nan, nan, nan, 0.3535533845424652, nan, 0.0",
            "0.0, 0.0, 0.0, 0.3535533845424652, 0.0, 0.0",
            x -> where(x.gt(0), sqrt(x), 0.)),
        row(
            "safewhere",
            "0.0, 0.0, 0.0, 0.3535533845424652, 0.0, 0.0",
            "0.0, 0.0, 0.0, 0.3535533845424652, 0.0, 0.0",
            x -> where(x.gt(0), sqrt(where(x.gt(0), x, 1.)), 0.)),
        row("log", "-1.0, -inf, inf, 0.5, nan, 0.0", "-1.0, -inf, inf, 0.5, nan, 0.0", x -> log(x)),
        row(
            "x^x",
            "nan, 0.0, 0.0, 6.772588729858398, nan, inf",
            "nan, 0.0, 0.0, 6.772588729858398, nan, inf",
            x -> x.pow(x)),
        row(
            "0^x",
            "nan, 0.0, 0.0, 0.0, nan, 0.0",
            "nan, 0.0, 0.0, 0.0, nan, 0.0",
            x -> Tensor.of(0.).pow(x)),
        row(
            "sqrtsq",
            "-1.0, nan, nan, 1.0, nan, nan",
            "-1.0, nan, nan, 1.0, nan, nan",
            x -> sqrt(x.times(x))),
        row("rem", "1.0, 1.0, 1.0, 1.0, 1.0, 1.0", "1.0, 1.0, 1.0, 1.0, 1.0, 1.0", x -> x.rem(2.)),
        row(
            "atan2",
            "0.0, nan, nan, 0.0, nan, 0.0",
            "0.0, nan, nan, 0.0, nan, 0.0",
            x -> arctan2(x, 0.)),
        row(
            "mul0",
            "0.0, 0.0, 0.0, 0.0, 0.0, 0.0",
            "0.0, 0.0, 0.0, 0.0, 0.0, 0.0",
            x -> x.times(0.)),
        row("div", "0.0, nan, nan, 0.0, nan, nan", "0.0, nan, nan, 0.0, nan, nan", x -> x.div(x)),
        row(
            "prodself",
            "0.0, 0.0, 0.0, 0.0, nan, nan",
            "0.0, 0.0, 0.0, 0.0, nan, nan",
            x -> prod(stack(List.of(x, x.times(0), x), 0))));
  }

  private static Arguments row(String name, String backward, String forward, TensorFn1 f) {
    return arguments(name, backward, forward, f);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void derivatives_areJaxs(String name, String backward, String forward, TensorFn1 f) {
    assertThat(show(vmap(grad(f)).apply(X))).as("grad of " + name).isEqualTo(backward);
    assertThat(show(vmap(jacfwd(f)).apply(X))).as("jacfwd of " + name).isEqualTo(forward);
  }

  private static String show(Tensor values) {
    StringJoiner shown = new StringJoiner(", ");
    for (double v : values.toDoubleArray()) {
      shown.add(Double.isNaN(v) ? "nan" : Double.isInfinite(v) ? (v > 0 ? "inf" : "-inf") : "" + v);
    }
    return shown.toString();
  }

  @Test
  void extrema_shareTheGradientAmongTies() {
    Tensor v = Tensor.of(1f, 3f, 3f, 2f);
    assertThat(grad((Tensor x) -> x.max()).apply(v).toFloatArray())
        .containsExactly(0, 0.5f, 0.5f, 0);
    assertThat(jacfwd((Tensor x) -> x.max()).apply(v).toFloatArray())
        .containsExactly(0, 0.5f, 0.5f, 0);
    assertThat(grad((Tensor x) -> x.min()).apply(Tensor.of(1f, 1f, 3f, 1f)).sum().item())
        .isEqualTo(1);
  }

  @Test
  void products_withZeros() {
    assertThat(grad((Tensor x) -> x.prod()).apply(Tensor.of(2f, 0f, 3f)).toFloatArray())
        .containsExactly(0, 6, 0);
    assertThat(grad((Tensor x) -> x.prod()).apply(Tensor.of(0f, 0f, 3f)).toFloatArray())
        .containsExactly(0, 0, 0);
  }

  @Test
  void lengthOfTheZeroVector_hasNoGradient() {
    TensorFn1 length = x -> sqrt(x.times(x).sum());
    assertThat(grad(length).apply(Tensor.of(0f, 0f)).toFloatArray())
        .containsExactly(Float.NaN, Float.NaN);
  }
}
