package org.xlava.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.xlava.Complex;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Nn;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;

/** Values and derivatives at zeros, infinities and beyond the range of 16-bit floats. */
class EdgeValuesTest {
  private static final Offset<Double> NEAR = Offset.offset(1e-30);
  private static final Offset<Double> NEARLY = Offset.offset(1e-8);

  private static double[] gradient(TensorFn1 f, Tensor x) {
    return Config.withX64(true, () -> grad(f).apply(x).toDoubleArray());
  }

  private static Tensor float64(double... values) {
    return Config.withX64(true, () -> Tensor.of(values));
  }

  @Test
  void softmax_nearlyAllOfOne_cotangentsSumToZero() {
    double small = Math.exp(-37.42994775023705);
    Tensor x = float64(37.42994775023705, 0);
    assertThat(gradient(v -> Nn.softmax(v).get(0), x))
        .containsExactly(new double[] {small, -small}, NEAR);
    assertThat(gradient(v -> Nn.logSoftmax(v).get(0), x))
        .containsExactly(new double[] {small, -small}, NEAR);
  }

  @Test
  void logsumexp_ofNothing_hasTheGradientZero() {
    Tensor x = float64(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    assertThat(gradient(v -> Nn.logsumexp(v), x)).containsExactly(0, 0);
  }

  @Test
  void pow_ofZeroToZeroAndOne_hasTheHessianZero() {
    TensorFn1 f = x -> x.pow(Tensor.of(0, 1));
    Tensor x = Tensor.of(10f, 0f);
    assertThat(jacfwd(jacfwd(f)).apply(x).abs().ravel().toFloatArray()).containsOnly(0f);
    assertThat(jacrev(jacrev(f)).apply(x).abs().ravel().toFloatArray()).containsOnly(0f);
  }

  @Test
  void pow_secondAndFourthDerivativesAtZero() {
    TensorFn1 sum = x -> x.pow(Numpy.arange(3)).sum();
    assertThat(grad(grad(sum)).apply(0.0).item()).isEqualTo(2);
    TensorFn1 bell = x -> Numpy.exp(x.pow(Tensor.of(2)).times(-1));
    TensorFn1 third = grad(grad(grad(bell)));
    assertThat(third.apply(0.0).item()).isZero();
    assertThat(grad(third).apply(0.0).item()).isEqualTo(12);
  }

  @Test
  void pow_mixedDerivativeAtPowerZero() {
    TensorFn2 f = Lax::pow;
    assertThat(grad(grad(f, 0), 1).apply(20.0, 0.0).item()).isEqualTo(0.05, NEARLY);
    assertThat(grad(grad(f, 1), 0).apply(20.0, 0.0).item()).isEqualTo(0.05, NEARLY);
  }

  @Test
  void abs_ofInfiniteComplexNumber_hasTheSlopeOfItsDirection() {
    Tensor z = Tensor.of(new Complex(Double.POSITIVE_INFINITY, 0));
    assertThat(grad((TensorFn1) x -> Lax.abs(x)).apply(z).toComplexArray())
        .containsExactly(new Complex(1, 0));
  }

  @Test
  void remainder_zero_hasTheDivisorsSign() {
    Tensor x = Tensor.of(-1f, 1f, 0f);
    assertThat(Numpy.remainder(x, Tensor.of(1f)).toFloatArray()).containsExactly(0f, 0f, 0f);
    assertThat(Numpy.remainder(x, Tensor.of(-1f)).toFloatArray()).containsExactly(-0f, -0f, -0f);
    assertThat(grad((TensorFn1) v -> Numpy.remainder(v, -1f).sum()).apply(x).toFloatArray())
        .containsExactly(1f, 1f, 1f);
  }

  @Test
  void floorDivide_zero_hasTheQuotientsSign() {
    Tensor x = Tensor.of(-0f, 0f, 1f);
    assertThat(Numpy.floorDivide(x, Tensor.of(3f)).toFloatArray()).containsExactly(-0f, 0f, 0f);
  }

  @Test
  void round_beforeThePoint_isFiniteForAllDecimals() {
    Tensor x = Tensor.of(2f, 0f, -2f, 7e37f);
    assertThat(Numpy.round(x, -38).toFloatArray()).containsExactly(0f, 0f, -0f, 1e38f);
    assertThat(Numpy.round(x, -60).toFloatArray()).containsExactly(0f, 0f, -0f, 0f);
  }

  @Test
  void max_ofManyTiesInFloat16_sharesTheGradient() {
    Tensor x = Lax.convertElementType(Numpy.zeros(70_000), DType.FLOAT16);
    Tensor slope = grad((TensorFn1) v -> Numpy.max(v)).apply(x);
    assertThat(Lax.convertElementType(slope.get(0), DType.FLOAT32).item())
        .isEqualTo(1 / 70_000.0, Offset.offset(1e-7));
  }

  @Test
  void logSoftmax_ofManyFloat16_isFinite() {
    Tensor x = Lax.convertElementType(Numpy.zeros(65_536), DType.FLOAT16);
    Tensor y = Lax.convertElementType(Nn.logSoftmax(x).get(0), DType.FLOAT32);
    assertThat(y.item()).isEqualTo(-16 * Math.log(2), Offset.offset(5e-3));
    Tensor sum = Lax.convertElementType(Nn.logsumexp(x), DType.FLOAT32);
    assertThat(sum.item()).isEqualTo(16 * Math.log(2), Offset.offset(5e-3));
  }
}
