package org.xlava.array;

import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.promotion.Scalars;

/** Numbers at even distances. */
public final class Ranges {
  private Ranges() {}

  /** The integers from 0 to before {@code stop}. */
  public static Tensor arange(int stop) {
    return Lax.iota(DType.INT64.canonical(), Shape.of(stop), 0);
  }

  /** The numbers 0 to before {@code stop} of {@code dtype}. */
  public static Tensor arange(int stop, DType dtype) {
    return Lax.iota(dtype.canonical(), Shape.of(stop), 0);
  }

  /** The integers from {@code start} to before {@code stop}. */
  public static Tensor arange(int start, int stop) {
    return arange(start, stop, 1);
  }

  /**
   * The integers from {@code start} to before {@code stop}, each {@code step} from the last.
   *
   * @throws ShapeException when {@code step} is zero
   */
  public static Tensor arange(int start, int stop, int step) {
    Tensor counted = arange(steps(start, stop, step));
    Tensor scaled = Lax.mul(Lax.constant(counted, step), counted);
    return Lax.add(Lax.constant(counted, start), scaled);
  }

  /**
   * The numbers from {@code start} to before {@code stop}, each {@code step} from the last, float32
   * (float64 with 64-bit types enabled).
   *
   * @throws ShapeException when {@code step} is zero
   */
  public static Tensor arange(double start, double stop, double step) {
    Tensor counted = arange(steps(start, stop, step), DType.FLOAT64);
    Tensor scaled = Lax.mul(Lax.constant(counted, step), counted);
    return Lax.add(Lax.constant(counted, start), scaled);
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
   * with 64-bit types enabled).
   */
  public static Tensor linspace(double start, double stop, int n) {
    if (n < 0) {
      throw new ShapeException("linspace: the number of samples must not be negative; got " + n);
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      double t = n == 1 ? 0 : (double) i / (n - 1);
      values[i] = start * (1 - t) + stop * t;
    }
    return Tensor.of(values);
  }

  /** {@code n} powers of ten, their exponents evenly from {@code start} to {@code stop}. */
  public static Tensor logspace(double start, double stop, int n) {
    Tensor exponents = linspace(start, stop, n);
    return Powers.power(Scalars.beside(exponents, 10.0), exponents);
  }
}
