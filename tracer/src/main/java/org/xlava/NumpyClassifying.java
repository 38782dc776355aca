package org.xlava;

import org.xlava.array.Comparisons;
import org.xlava.array.Finiteness;

/** What kind of numbers elements are, and whether they are close; see {@link Numpy}. */
abstract class NumpyClassifying extends NumpyComplex {
  NumpyClassifying() {}

  /**
   * Whether neither NaN nor infinite.
   *
   * @return bool of the shape of {@code x}
   */
  public static Tensor isfinite(Tensor x) {
    return Finiteness.isfinite(x);
  }

  /**
   * Whether NaN.
   *
   * @return bool of the shape of {@code x}
   */
  public static Tensor isnan(Tensor x) {
    return Finiteness.isnan(x);
  }

  /**
   * Whether infinite.
   *
   * @return bool of the shape of {@code x}
   */
  public static Tensor isinf(Tensor x) {
    return Finiteness.isinf(x);
  }

  /**
   * Whether positive infinity.
   *
   * @return bool of the shape of {@code x}
   * @throws DTypeException for complex dtypes
   */
  public static Tensor isposinf(Tensor x) {
    return Finiteness.isposinf(x);
  }

  /**
   * Whether negative infinity.
   *
   * @return bool of the shape of {@code x}
   * @throws DTypeException for complex dtypes
   */
  public static Tensor isneginf(Tensor x) {
    return Finiteness.isneginf(x);
  }

  /**
   * Zero for NaN and the largest finite numbers for infinities; other elements, and integers, are
   * their own.
   *
   * @return of the type of {@code x}
   */
  public static Tensor nanToNum(Tensor x) {
    return Finiteness.nanToNum(x);
  }

  /**
   * As {@link #isclose(Tensor, Tensor, double, double)} with the tolerances 1e-5 and 1e-8.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor isclose(Tensor x, Tensor y) {
    return Comparisons.isclose(x, y, 1e-5, 1e-8);
  }

  /**
   * Whether {@code |x - y| <= absolute + relative |y|}; infinities are close to themselves only.
   *
   * @return bool of the shape that the operands broadcast to
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor isclose(Tensor x, Tensor y, double relative, double absolute) {
    return Comparisons.isclose(x, y, relative, absolute);
  }

  /**
   * Whether all elements are {@linkplain #isclose(Tensor, Tensor) close}.
   *
   * @return a bool scalar
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor allclose(Tensor x, Tensor y) {
    return Comparisons.allclose(x, y, 1e-5, 1e-8);
  }

  /**
   * Whether all elements are {@linkplain #isclose(Tensor, Tensor, double, double) close} to within
   * the given tolerances.
   *
   * @return a bool scalar
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor allclose(Tensor x, Tensor y, double relative, double absolute) {
    return Comparisons.allclose(x, y, relative, absolute);
  }

  /**
   * Whether shapes and all elements are equal. NaN isn't equal to itself.
   *
   * @return a bool scalar
   */
  public static Tensor arrayEqual(Tensor x, Tensor y) {
    return Comparisons.arrayEqual(x, y);
  }
}
