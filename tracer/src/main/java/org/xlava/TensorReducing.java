package org.xlava;

/** The chapter of {@link Tensor} on reductions over axes. */
public sealed interface TensorReducing permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /** The sum over all axes. */
  default Tensor sum() {
    return Numpy.sum(self());
  }

  /**
   * The sum over {@code axes}, or over all without any; of bools int32.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  default Tensor sum(int... axes) {
    return Numpy.sum(self(), axes);
  }

  /** The sum over axes, as {@link Numpy#sum(Tensor, ReductionOption...)}. */
  default Tensor sum(ReductionOption... options) {
    return Numpy.sum(self(), options);
  }

  /** The product over all axes. */
  default Tensor prod() {
    return Numpy.prod(self());
  }

  /**
   * The product over {@code axes}, or over all without any; of bools int32.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  default Tensor prod(int... axes) {
    return Numpy.prod(self(), axes);
  }

  /** The product over axes, as {@link Numpy#prod(Tensor, ReductionOption...)}. */
  default Tensor prod(ReductionOption... options) {
    return Numpy.prod(self(), options);
  }

  /** The mean over all axes. */
  default Tensor mean() {
    return Numpy.mean(self());
  }

  /**
   * The mean over {@code axes}, or over all without any; floating even of integers.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  default Tensor mean(int... axes) {
    return Numpy.mean(self(), axes);
  }

  /** The mean over axes, as {@link Numpy#mean(Tensor, ReductionOption...)}. */
  default Tensor mean(ReductionOption... options) {
    return Numpy.mean(self(), options);
  }

  /** The largest element over all axes. */
  default Tensor max() {
    return Numpy.max(self());
  }

  /**
   * The largest element over {@code axes}, or of all without any; NaN if one is.
   *
   * @throws ShapeException when there is no such axis, one is named twice, or it is empty
   */
  default Tensor max(int... axes) {
    return Numpy.max(self(), axes);
  }

  /** The largest element over axes, as {@link Numpy#max(Tensor, ReductionOption...)}. */
  default Tensor max(ReductionOption... options) {
    return Numpy.max(self(), options);
  }

  /** The smallest element over all axes. */
  default Tensor min() {
    return Numpy.min(self());
  }

  /**
   * The smallest element over {@code axes}, or of all without any; NaN if one is.
   *
   * @throws ShapeException when there is no such axis, one is named twice, or it is empty
   */
  default Tensor min(int... axes) {
    return Numpy.min(self(), axes);
  }

  /** The smallest element over axes, as {@link Numpy#min(Tensor, ReductionOption...)}. */
  default Tensor min(ReductionOption... options) {
    return Numpy.min(self(), options);
  }

  /** Whether an element is not zero over all axes. */
  default Tensor any() {
    return Numpy.any(self());
  }

  /**
   * Whether an element over {@code axes}, or any at all without any, is not zero, as bools.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  default Tensor any(int... axes) {
    return Numpy.any(self(), axes);
  }

  /** Whether an element is not zero over axes, as {@link Numpy#any(Tensor, ReductionOption...)}. */
  default Tensor any(ReductionOption... options) {
    return Numpy.any(self(), options);
  }

  /** Whether all elements are not zero over all axes. */
  default Tensor all() {
    return Numpy.all(self());
  }

  /**
   * Whether all elements over {@code axes}, or all at all without any, are not zero, as bools.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  default Tensor all(int... axes) {
    return Numpy.all(self(), axes);
  }

  /**
   * Whether all elements are not zero over axes, as {@link Numpy#all(Tensor, ReductionOption...)}.
   */
  default Tensor all(ReductionOption... options) {
    return Numpy.all(self(), options);
  }

  /**
   * The index of the first largest element along {@code axis}, int32 (int64 with 64-bit types
   * enabled).
   *
   * @throws ShapeException when there is no such axis, or it is empty
   * @throws DTypeException when the dtype is complex
   */
  default Tensor argmax(int axis) {
    return Numpy.argmax(self(), axis);
  }

  /**
   * The index of the first largest element, as {@link Numpy#argmax(Tensor, ReductionOption...)}.
   */
  default Tensor argmax(ReductionOption... options) {
    return Numpy.argmax(self(), options);
  }

  /**
   * The index of the first smallest element along {@code axis}, int32 (int64 with 64-bit types
   * enabled).
   *
   * @throws ShapeException when there is no such axis, or it is empty
   * @throws DTypeException when the dtype is complex
   */
  default Tensor argmin(int axis) {
    return Numpy.argmin(self(), axis);
  }

  /**
   * The index of the first smallest element, as {@link Numpy#argmin(Tensor, ReductionOption...)}.
   */
  default Tensor argmin(ReductionOption... options) {
    return Numpy.argmin(self(), options);
  }

  /** The standard deviation over all axes. */
  default Tensor std() {
    return Numpy.std(self());
  }

  /**
   * The standard deviation over {@code axes}, or over all without any.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  default Tensor std(int... axes) {
    return Numpy.std(self(), axes);
  }

  /** The standard deviation over axes, as {@link Numpy#std(Tensor, ReductionOption...)}. */
  default Tensor std(ReductionOption... options) {
    return Numpy.std(self(), options);
  }

  /** The variance over all axes. */
  default Tensor var() {
    return Numpy.var(self());
  }

  /**
   * The variance over {@code axes}, or over all without any.
   *
   * @throws ShapeException when there is no such axis, or one is named twice
   */
  default Tensor var(int... axes) {
    return Numpy.var(self(), axes);
  }

  /** The variance over axes, as {@link Numpy#var(Tensor, ReductionOption...)}. */
  default Tensor var(ReductionOption... options) {
    return Numpy.var(self(), options);
  }

  /**
   * The largest less the smallest element over all axes.
   *
   * @throws ShapeException when an axis is empty
   * @throws DTypeException for booleans
   */
  default Tensor ptp() {
    return Numpy.ptp(self());
  }

  /**
   * The largest less the smallest element over {@code axes}, or over all without any.
   *
   * @throws ShapeException when there is no such axis, one is named twice, or it is empty
   * @throws DTypeException for booleans
   */
  default Tensor ptp(int... axes) {
    return Numpy.ptp(self(), axes);
  }

  /**
   * The largest less the smallest element over axes, as {@link Numpy#ptp(Tensor,
   * ReductionOption...)}.
   */
  default Tensor ptp(ReductionOption... options) {
    return Numpy.ptp(self(), options);
  }

  /**
   * The sum of the diagonal of a matrix, as in {@link Numpy#trace(Tensor)}.
   *
   * @throws ShapeException when there are fewer than two dimensions
   */
  default Tensor trace() {
    return Numpy.trace(self());
  }
}
