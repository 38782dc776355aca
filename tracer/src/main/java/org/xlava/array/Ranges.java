package org.xlava.array;

import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorOption;
import org.xlava.promotion.Casts;
import org.xlava.promotion.Scalars;

/** Numbers at even distances. */
public final class Ranges {
  private Ranges() {}

  /** The numbers 0 to before {@code stop}, integers unless told. */
  public static Tensor arange(int stop, @Nullable TensorOption @Nullable ... options) {
    DType dtype = TensorOptions.dtype("arange", DType.INT64, options);
    return Lax.iota(dtype, Shape.of(stop), 0);
  }

  /**
   * The integers from {@code start} to before {@code stop}, each {@code step} from the last.
   *
   * @throws ShapeException when {@code step} is zero
   */
  public static Tensor arange(
      int start, int stop, int step, @Nullable TensorOption @Nullable ... options) {
    Tensor counted = arange(steps(start, stop, step));
    return cast("arange", sequence(counted, start, step), options);
  }

  /**
   * The numbers from {@code start} to before {@code stop}, each {@code step} from the last, float32
   * (float64 with 64-bit types enabled) unless told.
   *
   * @throws ShapeException when {@code step} is zero
   */
  public static Tensor arange(
      double start, double stop, double step, @Nullable TensorOption @Nullable ... options) {
    Tensor counted = arange(steps(start, stop, step), DType.FLOAT64);
    return cast("arange", sequence(counted, start, step), options);
  }

  private static Tensor sequence(Tensor counted, Number start, Number step) {
    Tensor scaled = Lax.mul(Lax.constant(counted, step), counted);
    return Lax.add(Lax.constant(counted, start), scaled);
  }

  private static Tensor cast(
      String function, Tensor x, @Nullable TensorOption @Nullable [] options) {
    return Casts.astype(x, TensorOptions.dtype(function, x.dtype(), options));
  }

  private static int steps(double start, double stop, double step) {
    double n = Math.ceil((stop - start) / step);
    if (step == 0 || Double.isNaN(n) || n > Integer.MAX_VALUE) {
      throw new ShapeException(
          "arange: step must lead from start to stop in less than 2^31 steps; got %s, %s, %s"
              .formatted(start, stop, step));
    }
    return (int) Math.max(0, n);
  }

  /**
   * {@code n} numbers evenly from {@code start} to {@code stop}, both included, float32 (float64
   * with 64-bit types enabled) unless told; rounded down for integers.
   */
  public static Tensor linspace(
      double start, double stop, int n, @Nullable TensorOption @Nullable ... options) {
    DType dtype = TensorOptions.dtype("linspace", DType.FLOAT64, options);
    return Tensor.of(even(start, stop, n, dtype.isInteger()), dtype);
  }

  private static double[] even(double start, double stop, int n, boolean floored) {
    if (n < 0) {
      throw new ShapeException("linspace: the number of samples must not be negative; got " + n);
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      double t = n == 1 ? 0 : (double) i / (n - 1);
      double value = start * (1 - t) + stop * t;
      values[i] = floored ? Math.floor(value) : value;
    }
    return values;
  }

  /** {@code n} powers of ten, their exponents evenly from {@code start} to {@code stop}. */
  public static Tensor logspace(
      double start, double stop, int n, @Nullable TensorOption @Nullable ... options) {
    Tensor exponents = linspace(start, stop, n);
    Tensor powers = Powers.power(Scalars.beside(exponents, 10.0), exponents);
    return cast("logspace", powers, options);
  }
}
