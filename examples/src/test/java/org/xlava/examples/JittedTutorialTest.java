package org.xlava.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import org.junit.jupiter.api.Test;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn4;

/** Every line of the tutorial gives under {@code jit} what it gives without. */
class JittedTutorialTest {
  private static final Tensor X = Tensor.of(1f, 2f, 3f);
  private static final TensorFn1 SQUARES = x -> Numpy.dot(x, x);
  private static final String IDENTITY_TWICE =
      """
      Tensor([[2., 0., 0.],
              [0., 2., 0.],
              [0., 0., 2.]], dtype=float32)\
      """;

  @Test
  void higherDerivatives() {
    TensorFn1 f = AdvancedAutodiff::cubic;
    assertThat(jit(grad(f)).apply(1.0)).hasToString("Tensor(4., dtype=float32, weak_type=True)");
    assertThat(jit(grad(grad(f))).apply(1.0).item()).isEqualTo(10.0);
    assertThat(jit(grad(grad(grad(f)))).apply(1.0).item()).isEqualTo(6.0);
    assertThat(jit(grad(grad(grad(grad(f))))).apply(1.0).item()).isEqualTo(0.0);
    assertThat(grad(jit(grad(jit(f)))).apply(1.0).item()).isEqualTo(10.0);
  }

  @Test
  void hessians() {
    assertThat(jit(jacfwd(grad(SQUARES))).apply(X)).hasToString(IDENTITY_TWICE);
    assertThat(jit(jacrev(grad(SQUARES))).apply(X)).hasToString(IDENTITY_TWICE);
    assertThat(jit(jacfwd(jacrev(SQUARES))).apply(X)).hasToString(IDENTITY_TWICE);
    assertThat(jit(hessian(SQUARES)).apply(X)).hasToString(IDENTITY_TWICE);
    assertThat(hessian(jit(SQUARES)).apply(X)).hasToString(IDENTITY_TWICE);
    Tensor v = Tensor.of(1f, 0f, -1f);
    TensorFn1 product = x -> jvp(grad(SQUARES), x, v).tangent();
    assertThat(jit(product).apply(X)).hasToString("Tensor([ 2.,  0., -2.], dtype=float32)");
  }

  @Test
  void hessianVectorProduct_formsNoMatrix() {
    Tensor v = Tensor.of(1f, 0f, -1f);
    TensorFn1 product = x -> jvp(grad(SQUARES), x, v).tangent();
    assertThat(makeJaxpr(product).apply(X).toString()).doesNotContain("f32[3,3]");
  }

  @Test
  void temporalDifference() {
    TensorFn4 update = jit(grad(AdvancedAutodiff::tdLoss));
    Tensor theta = Tensor.of(0.1f, -0.1f, 0f);
    assertThat(update.apply(theta, Tensor.of(1f, 2f, -1f), Tensor.of(1.0), Tensor.of(2f, 1f, 0f)))
        .hasToString("Tensor([ 1.2,  2.4, -1.2], dtype=float32)");
  }

  @Test
  void straightThrough() {
    TensorFn1 f = Numpy::round;
    TensorFn1 through = x -> AdvancedAutodiff.straightThrough(f, x);
    assertThat(jit(f).apply(3.2).item()).isEqualTo(3.0);
    assertThat(jit(through).apply(3.2).item()).isEqualTo(3.0);
    assertThat(jit(grad(f)).apply(3.2).item()).isEqualTo(0.0);
    assertThat(jit(grad(through)).apply(3.2).item()).isEqualTo(1.0);
  }
}
