package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.xlava.GradientCheck;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.runtime.TensorScope;

/** The check of derivatives where its own tensors are closed. */
class GradientCheckTest {
  // Noticed where this is the first check of the process: the test runs alone then.
  @Test
  void check_afterOneInAClosedScope_works() {
    TensorFn1 f = Numpy::sin;
    try (TensorScope scope = TensorScope.open()) {
      GradientCheck.DEFAULTS.withOrder(1).check(f, scope.keep(Tensor.of(0.5f)));
    }
    assertThatCode(() -> GradientCheck.DEFAULTS.withOrder(1).check(f, Tensor.of(0.5f)))
        .doesNotThrowAnyException();
  }
}
