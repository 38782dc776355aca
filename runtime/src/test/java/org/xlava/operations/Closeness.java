package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.HostArray;
import org.xlava.Numpy;
import org.xlava.Tensor;

/** How near results must be to the expected ones: types are equal and elements close. */
public record Closeness(double relative, double absolute, boolean isForNumbers) {
  Closeness(double relative, double absolute) {
    this(relative, absolute, false);
  }

  /** This of expected numbers: where NaN is expected, anything may be. */
  Closeness forNumbers() {
    return new Closeness(relative, absolute, true);
  }

  static final Closeness EXACT = new Closeness(0, 0);

  /** What the dtype's own accuracy allows to computations that round at other places. */
  static Closeness of(DType dtype) {
    return switch (dtype.real()) {
      case FLOAT64 -> new Closeness(1e-12, 1e-13);
      case FLOAT32 -> new Closeness(5e-6, 2e-6);
      case FLOAT16 -> new Closeness(3e-3, 1e-3);
      case BFLOAT16 -> new Closeness(2e-2, 1e-2);
      default -> EXACT;
    };
  }

  /** Nearness to within {@code tolerance}, however large the values are. */
  public static Closeness within(double tolerance) {
    return new Closeness(0, tolerance);
  }

  /** Fails where {@code got} doesn't have as many elements, or one isn't close. */
  public void check(Tensor got, double... want) {
    double[] values = Numpy.ravel(got).astype(DType.FLOAT64.canonical()).toDoubleArray();
    assertThat(values).hasSize(want.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(close(values[i], want[i])).as("%s at %d, of %s", want[i], i, got).isTrue();
    }
  }

  static void assertClose(String what, List<HostArray> got, List<HostArray> want) {
    assertThat(got).as(what).hasSameSizeAs(want);
    for (int i = 0; i < got.size(); i++) {
      of(want.get(i).dtype()).check(what + " " + i, got.get(i), want.get(i));
    }
  }

  /** Fails where types differ or an element isn't close. */
  void check(String what, HostArray got, HostArray want) {
    assertThat(type(got)).as("type of %s", what).isEqualTo(type(want));
    for (long i = 0; i < want.elements(); i++) {
      if (!close(got.valueAt(i), want.valueAt(i))) {
        throw new AssertionError(
            String.format(
                Locale.ROOT,
                "%s: element %d must be %s; got %s%nwant %s%ngot  %s",
                what,
                i,
                want.valueAt(i),
                got.valueAt(i),
                want,
                got));
      }
    }
  }

  private static String type(HostArray array) {
    return array.type() + (array.type().weak() ? " weak" : "");
  }

  private boolean close(Object got, Object want) {
    return switch (want) {
      case Double w -> close((double) (Double) got, (double) w);
      case Complex w -> closeComplex((Complex) got, w);
      default -> got.equals(want);
    };
  }

  private boolean closeComplex(Complex got, Complex want) {
    if (!Double.isFinite(want.re()) || !Double.isFinite(want.im())) {
      return close(got.re(), want.re()) && close(got.im(), want.im());
    }
    double distance = Math.hypot(got.re() - want.re(), got.im() - want.im());
    return distance <= absolute + relative * Math.hypot(want.re(), want.im());
  }

  private boolean close(double got, double want) {
    if (isForNumbers && Double.isNaN(want)) {
      return true;
    }
    if (Double.isNaN(want) || Double.isInfinite(want) || Double.isInfinite(got)) {
      return Double.compare(got, want) == 0;
    }
    return Math.abs(got - want) <= absolute + relative * Math.abs(want);
  }
}
