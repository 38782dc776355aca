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
   * @param options a {@link DType}, to which {@code value} is cast
   * @return of the dtype of {@code value}, weakly typed as that is, unless another is given
   * @throws DTypeException when {@code value} is something else, or without a dtype when a whole
   *     number doesn't fit int32 while 64-bit types are off
   */
  public static Tensor full(Shape shape, Object value, TensorOption... options) {
    return Filling.full(shape, value, options);
  }

  /**
   * Elements {@code value}, of the dtype and shape of {@code x}.
   *
   * @param value a Java number, boolean or {@link Complex}
   * @param options a {@link DType} in place of that of {@code x}
   * @throws DTypeException when {@code value} is something else
   */
  public static Tensor fullLike(Tensor x, Object value, TensorOption... options) {
    return Filling.like(x, value, options);
  }

  /**
   * Zeros, float32 (float64 with 64-bit types enabled).
   *
   * @throws ShapeException when a size is negative
   */
  public static Tensor zeros(int... shape) {
    return Filling.full("zeros", Shape.of(shape), 0);
  }

  /**
   * Zeros.
   *
   * @param options a {@link DType} in place of float32 (float64 with 64-bit types enabled)
   */
  public static Tensor zeros(Shape shape, TensorOption... options) {
    return Filling.full("zeros", shape, 0, options);
  }

  /**
   * Ones, float32 (float64 with 64-bit types enabled).
   *
   * @throws ShapeException when a size is negative
   */
  public static Tensor ones(int... shape) {
    return Filling.full("ones", Shape.of(shape), 1);
  }

  /**
   * Ones.
   *
   * @param options a {@link DType} in place of float32 (float64 with 64-bit types enabled)
   */
  public static Tensor ones(Shape shape, TensorOption... options) {
    return Filling.full("ones", shape, 1, options);
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
   * The integers from 0 to before {@code stop}.
   *
   * @param options a {@link DType} in place of int32 (int64 with 64-bit types enabled)
   * @throws ShapeException when {@code stop} is negative
   * @throws DTypeException for bools
   */
  public static Tensor arange(int stop, TensorOption... options) {
    return Ranges.arange(stop, options);
  }

  /**
   * The integers from {@code start} to before {@code stop}.
   *
   * @param options a {@link DType}, to which they are cast, in place of int32 (int64 with 64-bit
   *     types enabled)
   */
  public static Tensor arange(int start, int stop, TensorOption... options) {
    return Ranges.arange(start, stop, 1, options);
  }

  /**
   * The integers from {@code start} to before {@code stop}, each {@code step} from the last.
   *
   * @param options a {@link DType}, to which they are cast, in place of int32 (int64 with 64-bit
   *     types enabled)
   * @throws ShapeException when {@code step} is zero, or there would be 2³¹ or more
   */
  public static Tensor arange(int start, int stop, int step, TensorOption... options) {
    return Ranges.arange(start, stop, step, options);
  }

  /**
   * The numbers from {@code start} to before {@code stop}, each {@code step} from the last.
   *
   * @param options a {@link DType}, to which they are cast, in place of float32 (float64 with
   *     64-bit types enabled)
   * @throws ShapeException when {@code step} is zero, or there would be 2³¹ or more
   */
  public static Tensor arange(double start, double stop, double step, TensorOption... options) {
    return Ranges.arange(start, stop, step, options);
  }

  /**
   * {@code n} numbers evenly from {@code start} to {@code stop}, both included.
   *
   * @param options a {@link DType} in place of float32 (float64 with 64-bit types enabled); for an
   *     integer dtype they are rounded down
   * @throws ShapeException when {@code n} is negative
   */
  public static Tensor linspace(double start, double stop, int n, TensorOption... options) {
    return Ranges.linspace(start, stop, n, options);
  }

  /**
   * {@code n} powers of ten, their exponents evenly from {@code start} to {@code stop}.
   *
   * @param options a {@link DType}, to which they are cast, in place of float32 (float64 with
   *     64-bit types enabled)
   * @throws ShapeException when {@code n} is negative
   */
  public static Tensor logspace(double start, double stop, int n, TensorOption... options) {
    return Ranges.logspace(start, stop, n, options);
  }
}
