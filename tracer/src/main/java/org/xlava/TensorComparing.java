package org.xlava;

/** The chapter of {@link Tensor} on comparisons of elements. */
public sealed interface TensorComparing permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * Whether elements are equal, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor eq(Tensor other) {
    return Numpy.equal(self(), other);
  }

  /** Whether elements are equal, as bools. */
  default Tensor eq(Number other) {
    return Numpy.equal(self(), other);
  }

  /**
   * Whether elements are unequal, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor ne(Tensor other) {
    return Numpy.notEqual(self(), other);
  }

  /** Whether elements are unequal, as bools. */
  default Tensor ne(Number other) {
    return Numpy.notEqual(self(), other);
  }

  /**
   * Whether elements are less, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor lt(Tensor other) {
    return Numpy.less(self(), other);
  }

  /** Whether elements are less, as bools. */
  default Tensor lt(Number other) {
    return Numpy.less(self(), other);
  }

  /**
   * Whether elements are less or equal, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor le(Tensor other) {
    return Numpy.lessEqual(self(), other);
  }

  /** Whether elements are less or equal, as bools. */
  default Tensor le(Number other) {
    return Numpy.lessEqual(self(), other);
  }

  /**
   * Whether elements are greater, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor gt(Tensor other) {
    return Numpy.greater(self(), other);
  }

  /** Whether elements are greater, as bools. */
  default Tensor gt(Number other) {
    return Numpy.greater(self(), other);
  }

  /**
   * Whether elements are greater or equal, as bools.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor ge(Tensor other) {
    return Numpy.greaterEqual(self(), other);
  }

  /** Whether elements are greater or equal, as bools. */
  default Tensor ge(Number other) {
    return Numpy.greaterEqual(self(), other);
  }
}
