package org.xlava;

/** What reductions are told beside their operand; see {@link Numpy}. */
abstract class NumpyOptions extends NumpySelecting {
  NumpyOptions() {}

  /**
   * The axes that are reduced; negative ones count from the end. None at all for no axis: leave the
   * option out for all.
   */
  public static ReductionOption axis(int... axes) {
    return ReductionOption.Axis.of(axes);
  }

  /** The reduced axes stay as dimensions of size 1. JAX's {@code keepdims=True}. */
  public static ReductionOption keepDims() {
    return new ReductionOption.KeepDims();
  }

  /**
   * What a variance diminishes the count by: 1 for that of a sample. Also JAX's {@code correction}.
   */
  public static ReductionOption ddof(int ddof) {
    return new ReductionOption.Ddof(ddof);
  }

  /**
   * The elements that take part in a reduction. JAX's function of one argument of this name is
   * {@code nonzero}.
   *
   * @param mask bool, of a shape that broadcasts to that of the operand
   * @throws DTypeException when it isn't bool
   */
  public static ReductionOption where(Tensor mask) {
    return ReductionOption.Where.of(mask);
  }

  /**
   * A number that is combined with the elements of a reduction, in the dtype of the result.
   *
   * @throws DTypeException when a whole number doesn't fit int32 while 64-bit types are off
   */
  public static ReductionOption initial(Number value) {
    return ReductionOption.Initial.of(Tensor.of(value));
  }

  /**
   * A scalar that is combined with the elements of a reduction, in the dtype of the result.
   *
   * @throws ShapeException when it isn't a scalar
   */
  public static ReductionOption initial(Tensor value) {
    return ReductionOption.Initial.of(value);
  }

  /** What {@link Numpy#pad(Tensor, int[][], PadOption...)} puts around. */
  public static PadOption constantValues(Number value) {
    return PadOption.ConstantValues.of(new Number[][] {{value, value}});
  }

  /**
   * What {@link Numpy#pad(Tensor, int[][], PadOption...)} puts before and after along each axis, or
   * a pair for all axes. At corners it is that of the last axis.
   *
   * @throws ShapeException when an entry is no pair
   */
  public static PadOption constantValues(Number[][] values) {
    return PadOption.ConstantValues.of(values);
  }
}
