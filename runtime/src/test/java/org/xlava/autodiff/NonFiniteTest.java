package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.*;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.xlava.Complex;
import org.xlava.Config;
import org.xlava.Fn1;
import org.xlava.Lax;
import org.xlava.NonFiniteException;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.VmapRule;

/** The search for the operation that makes a NaN or an infinity. */
class NonFiniteTest {
  private static void assertFound(Supplier<Tensor> body, String operation, String what) {
    assertThatThrownBy(() -> Config.withDebugNans(() -> Config.withDebugInfs(body)))
        .isInstanceOf(NonFiniteException.class)
        .hasMessageMatching(
            operation
                + ": results must be free of "
                + what
                + " while Config looks for it; got one in f32\\[\\d?\\] at"
                + " NonFiniteTest.\\w+\\(NonFiniteTest.java:\\d+\\)")
        .satisfies(
            e -> assertThat(e.getStackTrace()[0].getFileName()).isEqualTo("NonFiniteTest.java"));
  }

  @Test
  void debugNans_eagerly_namesTheOperationAndTheLine() {
    assertFound(() -> Numpy.log(Tensor.of(-1f)), "log", "NaN");
    assertFound(() -> Tensor.of(0f).div(0f), "div", "NaN");
    assertFound(() -> Tensor.of(1f, 2f).div(0f), "div", "infinity");
  }

  @Test
  void debugNans_inAProgram_runsItAgainToFindTheOperation() {
    TensorFn1 f = x -> Numpy.log(Numpy.sin(x)).times(2).plus(1);
    assertFound(() -> jit(f).apply(-1f), "log", "NaN");
    assertFound(() -> jit((TensorFn1) x -> jit(f).apply(x)).apply(-1f), "log", "NaN");
    assertFound(() -> checkpoint(f).apply(-1f), "log", "NaN");
    TensorFn1 ruled = customVmap(f, (n, mapped, x) -> VmapRule.Mapped.all((Tensor) x.getFirst()));
    assertFound(() -> ruled.apply(-1f), "log", "NaN");
    assertFound(
        () -> grad(jit((TensorFn1) x -> Numpy.sqrt(x).times(0))).apply(0f), "div", "infinity");
  }

  @Test
  void debugNans_inAProgramThatIsGivenItsArguments_keepsThemAndFindsTheOperation() {
    Fn1<Tensor, Tensor> f = jit((Tensor x) -> Numpy.log(x).plus(1), donateArgnums(0));
    Tensor x = Tensor.of(-1f, 2f).plus(0);
    assertFound(() -> f.apply(x), "log", "NaN");
    assertThat(x.toFloatArray()).containsExactly(-1, 2);
    assertThat(f.apply(x).toFloatArray()).startsWith(Float.NaN);
    assertThat(x.isDeleted()).isTrue();
  }

  @Test
  void debugNans_findsTheLineInTheUsersFunction() {
    TensorFn1 f = x -> Numpy.log(x);
    int line = new Throwable().getStackTrace()[0].getLineNumber() - 1;
    assertThatThrownBy(() -> Config.withDebugNans(() -> jit(f).apply(-1f)))
        .hasMessageEndingWith("(NonFiniteTest.java:" + line + ")");
  }

  @Test
  void debugNans_ofFiniteValues_changesNothing() {
    Tensor x = Config.withDebugNans(() -> jit((TensorFn1) v -> Numpy.sin(v).plus(1)).apply(0f));
    assertThat(x.item()).isEqualTo(1);
    assertThat(Config.withDebugNans(() -> Tensor.of(1).div(Tensor.of(2))).item()).isEqualTo(0.5);
    // NaN only is sought, and infinity only.
    assertThat(Config.withDebugNans(() -> Tensor.of(1f).div(0f)).item()).isInfinite();
    assertThat(Config.withDebugInfs(() -> Tensor.of(0f).div(0f)).item()).isNaN();
    assertThat(Numpy.log(Tensor.of(-1f)).item()).isNaN();
  }

  @Test
  void debugNans_inComplexValues_looksAtBothParts() {
    Tensor nan = Numpy.log(Tensor.of(-1f));
    assertThatThrownBy(() -> Config.withDebugNans(() -> Lax.complex(Tensor.of(0f), nan)))
        .isInstanceOf(NonFiniteException.class)
        .hasMessageStartingWith("complex: results must be free of NaN");
    assertThat(
            Config.withDebugNans(() -> Tensor.of(new Complex(0, 1)).times(2)).dtype().isComplex())
        .isTrue();
  }
}
