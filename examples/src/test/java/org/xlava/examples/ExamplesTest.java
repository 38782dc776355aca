package org.xlava.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Runs the examples and compares what they print. */
class ExamplesTest {
  private static final String TIMING =
      "[0-9.]+ (ns|µs|ms) ± [0-9.]+ (ns|µs|ms) per loop"
          + " \\(mean ± std\\. dev\\. of 7 runs, [0-9,]+ loops? each\\)";

  private static String output(Runnable example) {
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      example.run();
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void advancedAutodiff_printsWhatTheTutorialPrints() {
    String text = output(() -> AdvancedAutodiff.main(new String[0]));
    int timing = text.indexOf("6. Time");
    assertThat(text.substring(0, timing))
        .isEqualTo(
            """
            1. Gradients of gradients of x^3 + 2x^2 - 3x + 1 at 1
            Tensor(4., dtype=float32, weak_type=True)
            10.0
            6.0
            0.0
            2. Hessians of dot(x, x) at [1, 2, 3]
            Tensor([[2., 0., 0.],
                    [0., 2., 0.],
                    [0., 0., 2.]], dtype=float32)
            Tensor([[2., 0., 0.],
                    [0., 2., 0.],
                    [0., 0., 2.]], dtype=float32)
            Tensor([[2., 0., 0.],
                    [0., 2., 0.],
                    [0., 0., 2.]], dtype=float32)
            Tensor([[2., 0., 0.],
                    [0., 2., 0.],
                    [0., 0., 2.]], dtype=float32)
            Tensor([ 2.,  0., -2.], dtype=float32)
            3. The TD(0) update
            Tensor([ 1.2,  2.4, -1.2], dtype=float32)
            4. Rounding with a straight-through gradient at 3.2
            f(x): 3.0
            straight_through_f(x): 3.0
            grad(f)(x): 0.0
            grad(straight_through_f)(x): 1.0
            5. Per-example gradients
            Tensor([[ 1.2,  2.4, -1.2],
                    [ 1.2,  2.4, -1.2]], dtype=float32)
            Tensor([[ 1.2,  2.4, -1.2],
                    [ 1.2,  2.4, -1.2]], dtype=float32)
            Tensor([[ 1.2,  2.4, -1.2],
                    [ 1.2,  2.4, -1.2]], dtype=float32)
            Tensor([[ 1.2,  2.4, -1.2],
                    [ 1.2,  2.4, -1.2]], dtype=float32)
            """);
    assertThat(text.substring(timing).lines())
        .hasSize(3)
        .element(1)
        .asString()
        .matches("un-jitted: " + TIMING);
    assertThat(text.substring(timing).lines()).last().asString().matches("jitted: " + TIMING);
  }

  @Test
  void helloXla_showsTheLayers() {
    assertThat(output(() -> HelloXla.main(new String[0])))
        .isEqualTo(
            """
            The program that tracing records:
            { lambda ; a:f32[3] b:f32[3]. let
                c:f32[3] = add a b
                d:f32[3] = integer_pow[y=2] c
                e:f32[] = reduce_sum[axes=(0,)] d
                f:f32[] = sqrt e
              in (f,) }

            The same as StableHLO:
            module @hello {
              func.func public @main(%arg0: tensor<3xf32>, %arg1: tensor<3xf32>) -> (tensor<f32>) {
                %0 = stablehlo.add %arg0, %arg1 : tensor<3xf32>
                %1 = stablehlo.multiply %0, %0 : tensor<3xf32>
                %2 = stablehlo.constant dense<0x00000000> : tensor<f32>
                %3 = stablehlo.reduce(%1 init: %2) applies stablehlo.add across dimensions = [0] : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
                %4 = stablehlo.sqrt %3 : tensor<f32>
                return %4 : tensor<f32>
              }
            }

            Compiled and called through PJRT:
            cpu computes [13.0]

            The short way:
            Tensor(13., dtype=float32)
            """);
  }

  @Test
  void linearRegression_findsTheLine() {
    String text = output(() -> LinearRegression.main(new String[0]));
    assertThat(text)
        .matches(
            "(?s)step  0: loss 15\\.77.*step 60: loss 0\\.010.*"
                + "w = Tensor\\(\\[ 2\\.0\\d+ *, -1\\.01\\d+ *,  0\\.49\\d+ *], dtype=float32\\),"
                + " b = Tensor\\(2\\.97\\d+, .*\\)\n");
  }

  @Test
  void mlp_learnsTheRing() {
    String text = output(() -> Mlp.main(new String[0]));
    assertThat(text).contains("step   0: loss 0.708").containsPattern("step 600: loss 0\\.0");
    assertThat(text).containsPattern("not seen: 9\\d %");
  }

  @Test
  void rnn_recitesWhatItLearned() {
    String text = output(() -> Rnn.main(new String[0]));
    assertThat(text.lines()).hasSize(3).doesNotHaveDuplicates();
    assertThat(text).endsWith("after 100 steps: to be, or not to be, that is the question\n");
  }

  @Test
  void implicitDifferentiation_agreesWithTheFormula() {
    assertThat(output(() -> ImplicitDifferentiation.main(new String[0])))
        .startsWith(
            """
            m = 0.5: E = 0.69125, dE/dm = 1.30062, by hand 1.30062
            m = 1.0: E = 1.28809, dE/dm = 1.09133, by hand 1.09133
            m = 2.0: E = 2.23603, dE/dm = 0.84376, by hand 0.84376
            dE/dm at 0, 1, 2, 3: Tensor([1.4285\
            """);
  }

  @Test
  void newtonStep_convergesQuadratically() {
    assertThat(output(() -> NewtonStep.main(new String[0])).lines())
        .hasSize(5)
        .startsWith("step 0: loss 0.69315, gradient 3e-01")
        .last()
        .asString()
        .matches("step 4: loss 0.56587, gradient \\de-0[78]");
  }

  @Test
  void perExampleClipping_boundsEachNorm() {
    assertThat(output(() -> PerExampleClipping.main(new String[0])).lines())
        .hasSize(3)
        .element(1)
        .asString()
        .matches(
            "clipped: Tensor\\(\\[(1\\.|0\\.99999\\d+) *, 0\\.20493\\d+, (1\\.|0\\.99999\\d+) *],"
                + " .*");
  }
}
