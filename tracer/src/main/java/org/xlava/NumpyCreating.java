package org.xlava;

import org.xlava.array.Filling;
import org.xlava.array.Ranges;

/** New tensors; see {@link Numpy}. */
abstract class NumpyCreating extends NumpyDTypes {
  NumpyCreating() {}

  /**
   * Equal elements.
   *
   * @param value a Java number, boolean or {@link Complex}
   * @return of the dtype of {@code value}, weakly typed as that is
   * @throws DTypeException when {@code value} is something else, or when a whole number doesn't fit
   *     int32 while 64-bit types are off
   */
  public static Tensor full(Shape shape, Object value) {
    return Filling.full(shape, value);
  }

  /**
   * Equal elements of {@code dtype}.
   *
   * @param value a Java number, boolean or {@link Complex}
   */
  public static Tensor full(Shape shape, Object value, DType dtype) {
    return Lax.full(TensorType.of(dtype.canonical(), shape), value);
  }

  /** Elements {@code value}, of the dtype and shape of {@code x}. */
  public static Tensor fullLike(Tensor x, Object value) {
    return Lax.fullLike(x, value);
  }

  /**
   * Zeros, float32 (float64 with 64-bit types enabled).
   *
   * @throws ShapeException when a size is negative
   */
  public static Tensor zeros(int... shape) {
    return Filling.full(shape, 0);
  }

  /**
   * Ones, float32 (float64 with 64-bit types enabled).
   *
   * @throws ShapeException when a size is negative
   */
  public static Tensor ones(int... shape) {
    return Filling.full(shape, 1);
  }

  /** Zeros of the dtype and shape of {@code x}. */
  public static Tensor zerosLike(Tensor x) {
    return Lax.fullLike(x, 0);
  }

  /** Ones of the dtype and shape of {@code x}. */
  public static Tensor onesLike(Tensor x) {
    return Lax.fullLike(x, 1);
  }

  /**
   * The integers from 0 to before {@code stop}, int32 (int64 with 64-bit types enabled).
   *
   * @throws ShapeException when {@code stop} is negative
   */
  public static Tensor arange(int stop) {
    return Ranges.arange(stop);
  }

  /**
   * The numbers 0 to before {@code stop}, of {@code dtype}.
   *
   * @throws ShapeException when {@code stop} is negative
   * @throws DTypeException for bools
   */
  public static Tensor arange(int stop, DType dtype) {
    return Ranges.arange(stop, dtype);
  }

  /**
   * The integers from {@code start} to before {@code stop}, int32 (int64 with 64-bit types
   * enabled).
   */
  public static Tensor arange(int start, int stop) {
    return Ranges.arange(start, stop);
  }

  /**
   * The integers from {@code start} to before {@code stop}, each {@code step} from the last, int32
   * (int64 with 64-bit types enabled).
   *
   * @throws ShapeException when {@code step} is zero, or there would be 2³¹ or more
   */
  public static Tensor arange(int start, int stop, int step) {
    return Ranges.arange(start, stop, step);
  }

  /**
   * The numbers from {@code start} to before {@code stop}, each {@code step} from the last, float32
   * (float64 with 64-bit types enabled).
   *
   * @throws ShapeException when {@code step} is zero, or there would be 2³¹ or more
   */
  public static Tensor arange(double start, double stop, double step) {
    return Ranges.arange(start, stop, step);
  }

  /**
   * {@code n} numbers evenly from {@code start} to {@code stop}, both included, float32 (float64
   * with 64-bit types enabled).
   *
   * @throws ShapeException when {@code n} is negative
   */
  public static Tensor linspace(double start, double stop, int n) {
    return Ranges.linspace(start, stop, n);
  }

  /**
   * {@code n} powers of ten, their exponents evenly from {@code start} to {@code stop}, float32
   * (float64 with 64-bit types enabled).
   *
   * @throws ShapeException when {@code n} is negative
   */
  public static Tensor logspace(double start, double stop, int n) {
    return Ranges.logspace(start, stop, n);
  }
}
