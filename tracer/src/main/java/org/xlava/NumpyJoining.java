package org.xlava;

import java.util.List;
import org.xlava.array.Joining;

/** Tensors put together and taken apart; see {@link Numpy}. */
abstract class NumpyJoining extends NumpyShaping {
  NumpyJoining() {}

  /**
   * The tensors joined along {@code axis}.
   *
   * @param options a {@link DType}, to which they are cast
   * @return in the dtype that they promote to, or that is given
   * @throws ShapeException when there are none, or other dimensions differ; when there is no such
   *     axis
   */
  public static Tensor concatenate(List<Tensor> xs, int axis, TensorOption... options) {
    return Joining.concatenate(xs, axis, options);
  }

  /**
   * The tensors joined along a new dimension, {@code axis} of the result.
   *
   * @param options a {@link DType}, to which they are cast
   * @return in the dtype that they promote to, or that is given
   * @throws ShapeException when there are none, or shapes differ; when there is no such axis
   */
  public static Tensor stack(List<Tensor> xs, int axis, TensorOption... options) {
    return Joining.stack(xs, axis, options);
  }

  /**
   * The tensors joined along the first dimension, vectors as rows.
   *
   * @return in the dtype that they promote to
   * @throws ShapeException when there are none, or other dimensions differ
   */
  public static Tensor vstack(List<Tensor> xs) {
    return Joining.vstack(xs);
  }

  /**
   * The tensors joined along the second dimension, vectors along their only one.
   *
   * @return in the dtype that they promote to
   * @throws ShapeException when there are none, or other dimensions differ
   */
  public static Tensor hstack(List<Tensor> xs) {
    return Joining.hstack(xs);
  }

  /**
   * The tensors joined along the second dimension, vectors as columns.
   *
   * @return in the dtype that they promote to
   * @throws ShapeException when there are none, or other dimensions differ
   */
  public static Tensor columnStack(List<Tensor> xs) {
    return Joining.columnStack(xs);
  }

  /**
   * The parts along {@code axis}, without that axis.
   *
   * @return each in the dtype of {@code x}
   * @throws ShapeException when there is no such axis
   */
  public static List<Tensor> unstack(Tensor x, int axis) {
    return Joining.unstack(x, axis);
  }

  /**
   * {@code x} cut into {@code sections} equal parts along {@code axis}.
   *
   * @return each in the dtype of {@code x}
   * @throws ShapeException when there is no such axis, or the parts wouldn't be equal
   */
  public static List<Tensor> split(Tensor x, int sections, int axis) {
    return Joining.split(x, sections, axis);
  }

  /**
   * {@code x} cut before each of the {@code indices} along {@code axis}.
   *
   * @return each in the dtype of {@code x}
   * @throws ShapeException when there is no such axis, or the indices don't rise within it
   */
  public static List<Tensor> split(Tensor x, List<Integer> indices, int axis) {
    return Joining.split(x, indices, axis);
  }
}
