package org.xlava;

import org.xlava.array.Arithmetic;
import org.xlava.array.Padding;
import org.xlava.array.Rearranging;

/** Elements moved, repeated, surrounded; see {@link Numpy}. */
abstract class NumpyRearranging extends NumpyJoining {
  NumpyRearranging() {}

  /**
   * The elements in reverse order along {@code axes}, or all axes without any.
   *
   * @return of the type of {@code x}
   * @throws ShapeException when there is no such axis, or it is named twice
   */
  public static Tensor flip(Tensor x, int... axes) {
    return Rearranging.flip(x, axes);
  }

  /**
   * The elements, in row-major order, {@code shift} places further, the last ones in front.
   *
   * @return of the type of {@code x}
   */
  public static Tensor roll(Tensor x, int shift) {
    return Rearranging.roll(x, shift);
  }

  /**
   * The elements {@code shift} places further along {@code axis}, the last ones in front.
   *
   * @return of the type of {@code x}
   * @throws ShapeException when there is no such axis
   */
  public static Tensor roll(Tensor x, int shift, int axis) {
    return Rearranging.roll(x, shift, axis);
  }

  /**
   * Each element {@code repetitions} times in a row along {@code axis}.
   *
   * @return in the dtype of {@code x}
   * @throws ShapeException when there is no such axis, or {@code repetitions} is negative
   */
  public static Tensor repeat(Tensor x, int repetitions, int axis) {
    return Rearranging.repeat(x, repetitions, axis);
  }

  /**
   * {@code x} repeated {@code repetitions[i]} times along dimension {@code i}, the last repetition
   * along the last dimension.
   *
   * @return of at least as many dimensions as there are repetitions, in the dtype of {@code x}
   * @throws ShapeException when a repetition is negative
   */
  public static Tensor tile(Tensor x, int... repetitions) {
    return Rearranging.tile(x, repetitions);
  }

  /**
   * {@code x} with {@code value} around it, {@code low} and {@code high} elements on every axis;
   * fewer than none take elements away.
   *
   * @return in the dtype of {@code x}
   * @throws ShapeException when a size would be negative
   */
  public static Tensor pad(Tensor x, int low, int high, Number value) {
    return Rearranging.pad(x, low, high, value);
  }

  /**
   * {@code x} with zeros or other constants around it.
   *
   * @param widths how many before and after along each axis, {@code {{1, 2}, {0, 3}}}, or one pair
   *     for all axes; fewer than none take elements away
   * @param options {@link #constantValues(Number)}
   * @return in the dtype of {@code x}
   * @throws ShapeException when there are pairs for another number of axes, or a size would be
   *     negative
   * @throws TransformException when an option is there twice
   */
  public static Tensor pad(Tensor x, int[][] widths, PadOption... options) {
    return Padding.pad(x, widths, options);
  }

  /**
   * The differences of neighbours along the last axis; of booleans, whether they differ.
   *
   * @return one element shorter along that axis, in the dtype of {@code x}
   * @throws ShapeException when {@code x} is a scalar
   */
  public static Tensor diff(Tensor x) {
    return Arithmetic.diff(x);
  }
}
