package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.linalg.DotGeneral;
import org.xlava.stablehlo.Platform;
import org.xlava.stablehlo.PlatformRules;
import org.xlava.stablehlo.StableHlo;

/** What is written another way for XLA's older CPU compilers, and that it computes the same. */
class EigenCpuTest {
  private static final PlatformRules EIGEN_CPU =
      PlatformRules.of(new Platform("cpu", 81, Set.of()));
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final float NAN = Float.NaN;

  // Elements are small whole numbers, whose sums of products are exact in any order.
  private static float[] elements(int count, int seed) {
    float[] elements = new float[count];
    for (int i = 0; i < count; i++) {
      elements[i] = (i * 7 + i / 5 + seed) % 9 - 4;
    }
    return elements;
  }

  private static DotGeneral.Dims dims(int lhs, int rhs) {
    return new DotGeneral.Dims(List.of(lhs), List.of(rhs), List.of(), List.of());
  }

  private static TensorFn2 contraction(DotGeneral.Dims dims) {
    return (x, y) -> Lax.dotGeneral(x, y, dims, DotGeneral.Precision.DEFAULT, null);
  }

  private static String lowered(TensorFn2 f, Tensor x, Tensor y, PlatformRules rules) {
    Jaxpr program = makeJaxpr(f).apply(x, y).jaxpr();
    return StableHlo.lower(program, "f", List.of(), rules);
  }

  @ParameterizedTest
  @CsvSource({
    // rows, columns, depth, the contracted dimension of each, whether operands are swapped
    "8, 64, 512, 1, 1, true",
    "64, 8, 512, 1, 1, false",
    "512, 8, 256, 0, 0, true",
    "8, 512, 256, 0, 0, false",
    "32, 64, 512, 0, 1, true",
    "32, 64, 512, 1, 0, false",
    "3, 5, 7, 1, 1, false",
    "1, 64, 512, 1, 1, false",
  })
  void dotGeneral_ofOperandsThatLieAcross_swapsThem(
      int m, int n, int k, int lhsAxis, int rhsAxis, boolean swapped) {
    float[] a = elements(m * k, 1);
    float[] b = elements(k * n, 2);
    Tensor x = lhsAxis == 1 ? Tensor.of(a).reshape(m, k) : Tensor.of(a).reshape(k, m);
    Tensor y = rhsAxis == 0 ? Tensor.of(b).reshape(k, n) : Tensor.of(b).reshape(n, k);
    TensorFn2 f = contraction(dims(lhsAxis, rhsAxis));
    String operands = swapped ? "dot_general %arg1, %arg0" : "dot_general %arg0, %arg1";

    assertThat(lowered(f, x, y, EIGEN_CPU)).contains(operands);
    assertThat(lowered(f, x, y, PlatformRules.none()))
        .contains("dot_general %arg0, %arg1")
        .doesNotContain("optimization_barrier");
    float[] product = jit(f).apply(x, y).toFloatArray();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float sum = 0;
        for (int l = 0; l < k; l++) {
          sum += a[lhsAxis == 1 ? i * k + l : l * m + i] * b[rhsAxis == 0 ? l * n + j : j * k + l];
        }
        assertThat(product[i * n + j]).as("element %d, %d", i, j).isEqualTo(sum);
      }
    }
  }

  @Test
  void dotGeneral_thatWouldBeSlowerSwapped_isFenced() {
    Tensor x = Tensor.of(elements(256 * 8, 1)).reshape(256, 8);
    Tensor y = Tensor.of(elements(256 * 512, 2)).reshape(256, 512);
    TensorFn2 f = (a, b) -> contraction(dims(0, 0)).apply(a, b).transpose();

    assertThat(lowered(f, x, y, EIGEN_CPU))
        .containsSubsequence("dot_general %arg0, %arg1", "optimization_barrier", "transpose");
  }

  @Test
  void dotGeneral_ofBatchesAndSeveralDimensions_keepsTheirOrder() {
    Tensor x = Tensor.of(elements(2 * 2 * 3 * 512, 3)).reshape(2, 2, 3, 512);
    Tensor y = Tensor.of(elements(2 * 25 * 4 * 512, 4)).reshape(2, 25, 4, 512);
    TensorFn2 f = contraction(new DotGeneral.Dims(List.of(3), List.of(3), List.of(0), List.of(0)));

    Tensor product = jit(f).apply(x, y);

    assertThat(lowered(f, x, y, EIGEN_CPU)).contains("dot_general %arg1, %arg0");
    assertThat(product.shape()).containsExactly(2, 2, 3, 25, 4);
    Tensor reference =
        Numpy.sum(x.reshape(2, 2, 3, 1, 1, 512).times(y.reshape(2, 1, 1, 25, 4, 512)), 5);
    assertThat(product.toFloatArray()).containsExactly(reference.toFloatArray());
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        Arguments.of(new float[] {1, 3, -4, 2}, 3, -4),
        Arguments.of(new float[] {-1, -3, -4, -2}, -1, -4),
        Arguments.of(new float[] {NAN, 1, 2, 3}, NAN, NAN),
        Arguments.of(new float[] {1, 2, 3, NAN}, NAN, NAN),
        Arguments.of(new float[] {Float.intBitsToFloat(0xFFC00001), 1, INF, -INF}, NAN, NAN),
        Arguments.of(new float[] {-INF, -INF}, -INF, -INF),
        Arguments.of(new float[] {INF, 1, -INF}, INF, -INF),
        Arguments.of(new float[] {-0f, 0f, -0f}, 0f, -0f),
        Arguments.of(new float[] {-0f, -0f}, -0f, -0f),
        Arguments.of(
            new float[] {Float.MIN_VALUE, -Float.MIN_VALUE, 0}, Float.MIN_VALUE, -Float.MIN_VALUE),
        Arguments.of(
            new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}, Float.MAX_VALUE, -Float.MAX_VALUE));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void extremum_ofARow_isThatOfTheFloats(float[] row, float max, float min) {
    Tensor x = Tensor.of(row).reshape(1, row.length);

    assertThat(jit((TensorFn1) t -> Numpy.max(t, 1)).apply(x).toFloatArray()).containsExactly(max);
    assertThat(jit((TensorFn1) t -> Numpy.min(t, 1)).apply(x).toFloatArray()).containsExactly(min);
    assertThat(Numpy.max(x).toFloatArray()).containsExactly(max);
    assertThat(Numpy.min(x).toFloatArray()).containsExactly(min);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void extremum_ofARowOfDoubles_isThatOfTheDoubles(float[] row, float max, float min) {
    double[] wide = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      wide[i] = row[i];
    }
    Config.withX64(
        true,
        () -> {
          Tensor x = Tensor.of(wide);
          assertThat(x.dtype()).isEqualTo(DType.FLOAT64);
          assertThat(Numpy.max(x).toDoubleArray()).containsExactly(max);
          assertThat(Numpy.min(x).toDoubleArray()).containsExactly(min);
          return x;
        });
  }

  @Test
  void extremum_isFoundAmongIntegers_onlyAlongRowsOfFloats() {
    assertThat(extremum(Tensor.of(1f, 2f, 3f, 4f).reshape(2, 2), 1)).contains("bitcast_convert");
    assertThat(extremum(Tensor.of(1f, 2f, 3f, 4f).reshape(2, 2), 0)).contains("maximum across");
    assertThat(extremum(Tensor.of(1f, 2f).reshape(2, 1), 1)).doesNotContain("bitcast_convert");
    assertThat(extremum(Tensor.of(1, 2, 3, 4).reshape(2, 2), 1)).doesNotContain("bitcast_convert");
  }

  private static String extremum(Tensor x, int axis) {
    Jaxpr program = makeJaxpr((TensorFn1) t -> Lax.reduceMax(t, List.of(axis))).apply(x).jaxpr();
    return StableHlo.lower(program, "f", List.of(), EIGEN_CPU);
  }
}
