package org.xlava.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xlava.Complex;
import org.xlava.DType;

class ToleranceTest {
  private static Tolerance tolerance(String json) {
    return Tolerance.read(JsonParser.parseString(json));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0, true",
    "1.0099, 1.0, true",
    "1.02, 1.0, false",
    "0.0009, 0.0, true",
    "0.002, 0.0, false",
    "NaN, NaN, true",
    "NaN, 1.0, false",
    "1.0, NaN, false",
    "Infinity, Infinity, true",
    "-Infinity, Infinity, false",
    "3e38, Infinity, false",
    "Infinity, 3e38, false",
    "-0.0, 0.0, true"
  })
  void accept_reals_byRelativeAndAbsoluteBound(double got, double want, boolean close) {
    Tolerance.Bounds bounds = tolerance("{\"rtol\": 0.01, \"atol\": 0.001}").of(DType.FLOAT32);

    assertThat(bounds.accept(got, want)).isEqualTo(close);
  }

  @Test
  void accept_complex_byTheModulusOfTheDifference() {
    Tolerance.Bounds bounds = new Tolerance.Bounds(0, 5);

    assertThat(bounds.accept(new Complex(3, 4), new Complex(0, 0))).isTrue();
    assertThat(bounds.accept(new Complex(4, 4), new Complex(0, 0))).isFalse();
  }

  @Test
  void accept_complexInfinitiesAndNaNs_mustMatch() {
    Tolerance.Bounds bounds = new Tolerance.Bounds(0, 5);
    double inf = Double.POSITIVE_INFINITY;

    assertThat(bounds.accept(new Complex(inf, 1), new Complex(inf, 2))).isTrue();
    assertThat(bounds.accept(new Complex(-inf, 1), new Complex(inf, 1))).isFalse();
    assertThat(bounds.accept(new Complex(0, Double.NaN), new Complex(Double.NaN, 0))).isTrue();
    assertThat(bounds.accept(new Complex(0, Double.NaN), new Complex(0, 0))).isFalse();
  }

  @Test
  void of_withoutTolerance_followsTheDtype() {
    Tolerance tolerance = tolerance("null");

    assertThat(tolerance.of(DType.COMPLEX64)).isEqualTo(new Tolerance.Bounds(1e-4, 1e-5));
    assertThat(tolerance.of(DType.FLOAT64)).isEqualTo(new Tolerance.Bounds(1e-10, 1e-10));
    assertThat(tolerance.of(DType.INT32)).isEqualTo(Tolerance.Bounds.EXACT);
  }

  @Test
  void read_exact_allowsNoDifference() {
    assertThat(tolerance("\"exact\"").of(DType.FLOAT32).accept(1, Math.nextUp(1.0))).isFalse();
  }

  @Test
  void read_otherWord_isUnsupported() {
    assertThatThrownBy(() -> tolerance("\"loose\""))
        .isInstanceOf(UnsupportedException.class)
        .hasMessage("tolerance \"loose\"");
  }
}
