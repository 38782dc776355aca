package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import org.junit.jupiter.api.Test;
import org.xlava.ir.Jaxpr;

/** Programs of many equations: no transformation runs out of stack, or makes more than it must. */
class DeepProgramsTest {
  private static final int DEPTH = 5_000;
  private static final Tensor X = TensorType.of(DType.FLOAT32).placeholder();

  private static Tensor chain(Tensor x) {
    Tensor y = x;
    for (int i = 0; i < DEPTH; i++) {
      y = Numpy.sin(y).times(1.01);
    }
    return y;
  }

  private static int equations(TensorFn1 f, Tensor x) {
    return size(makeJaxpr(f).apply(x).jaxpr());
  }

  private static int size(Jaxpr program) {
    return program.equations().size();
  }

  @Test
  void trace() {
    assertThat(equations(DeepProgramsTest::chain, X)).isEqualTo(2 * DEPTH);
    assertThat(makeJaxpr(DeepProgramsTest::chain).apply(X).toString()).hasLineCount(2 * DEPTH + 2);
  }

  @Test
  void grad_growsLinearly() {
    assertThat(equations(grad(DeepProgramsTest::chain), X)).isLessThan(6 * DEPTH);
    assertThat(equations(grad(grad(DeepProgramsTest::chain)), X)).isLessThan(20 * DEPTH);
  }

  @Test
  void jvpAndVmap_growLinearly() {
    assertThat(equations(x -> jvp(DeepProgramsTest::chain, x, x).tangent(), X))
        .isEqualTo(5 * DEPTH);
    Tensor batch = TensorType.of(DType.FLOAT32, 4).placeholder();
    assertThat(equations(vmap(DeepProgramsTest::chain), batch)).isEqualTo(2 * DEPTH);
  }

  @Test
  void gradOfJit_growsLinearly() {
    Jaxpr program = makeJaxpr(grad(jit(DeepProgramsTest::chain))).apply(X).jaxpr();
    assertThat(size(program)).isEqualTo(2);
    assertThat(program.toString().lines().count()).isLessThan(6L * DEPTH);
  }

  @Test
  void manyCallsOfOneProgram_shareItsDerivatives() {
    TensorFn1 f = jit(x -> Numpy.sin(x).times(x));
    TensorFn1 calls =
        x -> {
          Tensor y = x;
          for (int i = 0; i < 100; i++) {
            y = f.apply(y);
          }
          return y;
        };
    String text = makeJaxpr(grad(calls)).apply(X).toString();
    assertThat(text.lines().filter(l -> l.startsWith("let"))).hasSize(2);
    assertThat(text.lines().filter(l -> l.contains("= jit["))).hasSize(200);
  }
}
