package org.xlava;

import org.xlava.array.Casts;
import org.xlava.array.Diagonals;
import org.xlava.host.JavaNumbers;

/**
 * The functions of {@code jax.numpy}. Operands are promoted to a common dtype by JAX's lattice and
 * broadcast to a common shape; Java numbers are weakly typed.
 *
 * <p>Functions of several operands throw a {@link ShapeException} when their shapes don't
 * broadcast, and a {@link DTypeException} when the common dtype isn't one that the operation is
 * defined for. Axes count from the end if negative, and throw a {@code ShapeException} when there
 * is no such one.
 */
public final class Numpy extends NumpyDTypes {
  private Numpy() {}

  /** {@code x} cast to {@code dtype}; to bool, whether it isn't zero. */
  public static Tensor astype(Tensor x, DType dtype) {
    DType target = dtype.canonical();
    if (target == DType.BOOL && x.dtype() != DType.BOOL) {
      return Lax.convertElementType(Casts.truth(x), DType.BOOL);
    }
    return Lax.convertElementType(x, target);
  }

  /**
   * Equal elements, of the dtype of {@code value}, a Java number, boolean or {@link Complex};
   * weakly typed as that is.
   */
  public static Tensor full(Shape shape, Object value) {
    return Lax.full(JavaNumbers.literal(value).type().withShape(shape), value);
  }

  /** Equal elements of {@code dtype}. */
  public static Tensor full(Shape shape, Object value, DType dtype) {
    return Lax.full(TensorType.of(dtype.canonical(), shape), value);
  }

  /** Zeros, float32. */
  public static Tensor zeros(int... shape) {
    return full(Shape.of(shape), 0, DType.FLOAT64);
  }

  /** Ones, float32. */
  public static Tensor ones(int... shape) {
    return full(Shape.of(shape), 1, DType.FLOAT64);
  }

  /** Zeros of the dtype and shape of {@code x}. */
  public static Tensor zerosLike(Tensor x) {
    return Lax.fullLike(x, 0);
  }

  /** Ones of the dtype and shape of {@code x}. */
  public static Tensor onesLike(Tensor x) {
    return Lax.fullLike(x, 1);
  }

  /** Elements {@code value}, of the dtype and shape of {@code x}. */
  public static Tensor fullLike(Tensor x, Object value) {
    return Lax.fullLike(x, value);
  }

  /** The identity matrix, float32 (float64 with 64-bit types enabled). */
  public static Tensor eye(int n) {
    return eye(n, n, 0, DType.FLOAT64);
  }

  /** A matrix of {@code dtype} with ones on diagonal {@code k} and zeros elsewhere. */
  public static Tensor eye(int rows, int columns, int k, DType dtype) {
    return astype(Diagonals.mask(rows, columns, k), dtype);
  }

  /** A float32 matrix with ones on and below diagonal {@code k} and zeros above. */
  public static Tensor tri(int rows, int columns, int k) {
    return astype(Diagonals.lower(rows, columns, k), DType.FLOAT32);
  }

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
    return power(10.0, linspace(start, stop, n));
  }
}
