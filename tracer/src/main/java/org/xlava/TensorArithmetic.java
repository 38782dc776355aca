package org.xlava;

/** The chapter of {@link Tensor} on arithmetic, with Kotlin's operator names. */
public sealed interface TensorArithmetic permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * The sum, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor plus(Tensor other) {
    return Numpy.add(self(), other);
  }

  /** The sum, element by element. */
  default Tensor plus(Number other) {
    return Numpy.add(self(), other);
  }

  /**
   * The difference, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when both are of bools
   */
  default Tensor minus(Tensor other) {
    return Numpy.subtract(self(), other);
  }

  /** The difference, element by element. */
  default Tensor minus(Number other) {
    return Numpy.subtract(self(), other);
  }

  /**
   * The product, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor times(Tensor other) {
    return Numpy.multiply(self(), other);
  }

  /** The product, element by element. */
  default Tensor times(Number other) {
    return Numpy.multiply(self(), other);
  }

  /**
   * The true quotient: floating even of integers.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor div(Tensor other) {
    return Numpy.divide(self(), other);
  }

  /** The true quotient: floating even of integers. */
  default Tensor div(Number other) {
    return Numpy.divide(self(), other);
  }

  /**
   * The remainder, of the divisor's sign, as in NumPy.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when an operand is complex
   */
  default Tensor rem(Tensor other) {
    return Numpy.remainder(self(), other);
  }

  /**
   * The remainder, of the divisor's sign, as in NumPy.
   *
   * @throws DTypeException when this tensor is complex
   */
  default Tensor rem(Number other) {
    return Numpy.remainder(self(), other);
  }

  /**
   * The negative of each element.
   *
   * @throws DTypeException when the dtype is bool
   */
  default Tensor unaryMinus() {
    return Numpy.negative(self());
  }

  /** This tensor. */
  default Tensor unaryPlus() {
    return self();
  }

  /**
   * The logical or bitwise complement.
   *
   * @throws DTypeException when the dtype is neither bool nor an integer dtype
   */
  default Tensor not() {
    return Numpy.bitwiseNot(self());
  }

  /**
   * The logical or bitwise conjunction, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when the common dtype is neither bool nor an integer dtype
   */
  default Tensor and(Tensor other) {
    return Numpy.bitwiseAnd(self(), other);
  }

  /**
   * The logical or bitwise disjunction, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when the common dtype is neither bool nor an integer dtype
   */
  default Tensor or(Tensor other) {
    return Numpy.bitwiseOr(self(), other);
  }

  /**
   * The logical or bitwise exclusive disjunction, element by element.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when the common dtype is neither bool nor an integer dtype
   */
  default Tensor xor(Tensor other) {
    return Numpy.bitwiseXor(self(), other);
  }

  /**
   * Each element to the power of that of {@code exponent}.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  default Tensor pow(Tensor exponent) {
    return Numpy.power(self(), exponent);
  }

  /**
   * Each element to a power. A whole exponent is part of the program, as in {@link Lax#integerPow}.
   *
   * @throws DTypeException when {@code exponent} is a negative integer, and the elements are
   *     integers
   */
  default Tensor pow(Number exponent) {
    return Numpy.power(self(), exponent);
  }

  /**
   * The dot product, as in {@link Numpy#dot}.
   *
   * @throws ShapeException when the dimensions that are summed over don't match
   */
  default Tensor dot(Tensor other) {
    return Numpy.dot(self(), other);
  }

  /**
   * The matrix product, as in {@link Numpy#matmul}.
   *
   * @throws ShapeException when the dimensions that are summed over don't match, the others don't
   *     broadcast, or an operand is a scalar
   */
  default Tensor matmul(Tensor other) {
    return Numpy.matmul(self(), other);
  }
}
