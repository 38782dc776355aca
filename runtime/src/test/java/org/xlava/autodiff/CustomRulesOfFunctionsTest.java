package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xlava.DTypeException;
import org.xlava.Nn;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;

/**
 * The library's functions that have derivative rules of their own, at their edges, as JAX has it.
 */
class CustomRulesOfFunctionsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.5, 0.5",
    "Infinity, Infinity, 0.5, 0.5",
    "-Infinity, -Infinity, 0.5, 0.5",
    "Infinity, 0, 1, 0",
    "0, Infinity, 0, 1",
    "-Infinity, 0, 0, 1",
    "1, -Infinity, 1, 0",
    "NaN, 1, NaN, NaN",
    "Infinity, -Infinity, 1, 0"
  })
  void logaddexp_besideInfinities_hasTheLimitOfItsGradient(
      double x, double y, double dx, double dy) {
    TensorFn2 natural = (a, b) -> Numpy.logaddexp(a, b);
    TensorFn2 binary = (a, b) -> Numpy.logaddexp2(a, b);
    for (TensorFn2 f : List.of(natural, binary, jit(natural), jit(binary))) {
      assertThat(grad(f).apply(x, y).item()).isEqualTo(Double.valueOf(dx));
      assertThat(grad(f, 1).apply(x, y).item()).isEqualTo(Double.valueOf(dy));
    }
  }

  @Test
  void logaddexp_isTwiceDifferentiable() {
    TensorFn2 f = (a, b) -> Numpy.logaddexp(a, b);
    assertThat(grad(grad(f)).apply(0.0, 1.0).item()).isCloseTo(0.19661193, within(1e-6));
    checkGrads(f, Tensor.of(0.3f, -1f), Tensor.of(0.5f));
    assertThat(makeJaxpr(f).apply(Tensor.of(1f), Tensor.of(1f)).toString())
        .contains("custom_jvp_call[", "name=logaddexp");
  }

  @Test
  void relu_hasNoSlopeAtZero() {
    TensorFn1 slope = vmap(grad(Nn::relu));
    Tensor x = Tensor.of(-1f, 0f, 2f, Float.NaN);
    assertThat(slope.apply(x).toFloatArray()).containsExactly(0, 0, 1, 0);
    assertThat(jit(slope).apply(x).toFloatArray()).containsExactly(0, 0, 1, 0);
    assertThat(Nn.relu(Tensor.of(-1, 2)).toIntArray()).containsExactly(0, 2);
  }

  @Test
  void activations_haveStableGradients() {
    assertThat(grad(Nn::softplus).apply(1000f).item()).isEqualTo(1);
    assertThat(grad(Nn::logSigmoid).apply(-1000f).item()).isEqualTo(1);
    assertThat(grad(Nn::sigmoid).apply(0f).item()).isCloseTo(0.25, within(1e-6));
    checkGrads((TensorFn1) Nn::silu, Tensor.of(0.5f, -2f));
    checkGrads((TensorFn1) Nn::silu, 0.5);
  }

  @Test
  void sigmoid_andSilu_ofIntegers_throw() {
    Map<String, TensorFn1> functions =
        Map.of("sigmoid", Nn::sigmoid, "silu", Nn::silu, "swish", Nn::swish);
    functions.forEach(
        (name, f) ->
            assertThatThrownBy(() -> f.apply(Tensor.of(1, 2)))
                .isInstanceOf(DTypeException.class)
                .hasMessage(
                    name
                        + ": operand must have a floating or complex dtype; got i32[2]. Convert it"
                        + " with astype"));
  }
}
