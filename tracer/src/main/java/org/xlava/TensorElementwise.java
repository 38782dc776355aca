package org.xlava;

/** The chapter of {@link Tensor} on functions of each element. */
public sealed interface TensorElementwise permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /** The absolute value of each element; of complex ones the modulus, which is real. */
  default Tensor abs() {
    return Numpy.abs(self());
  }

  /**
   * The elements cast to {@code dtype}, of 64 bits only where these are enabled; to bool, whether
   * they aren't zero.
   */
  default Tensor astype(DType dtype) {
    return Numpy.astype(self(), dtype);
  }

  /** e to the power of each element; floating even of integers. */
  default Tensor exp() {
    return Numpy.exp(self());
  }

  /** {@code exp(x) - 1} of each element x, exact for small ones; floating even of integers. */
  default Tensor expm1() {
    return Numpy.expm1(self());
  }

  /** The natural logarithm of each element; floating even of integers. */
  default Tensor log() {
    return Numpy.log(self());
  }

  /** {@code log(1 + x)} of each element x, exact for small ones; floating even of integers. */
  default Tensor log1p() {
    return Numpy.log1p(self());
  }

  /** The square root of each element; floating even of integers. */
  default Tensor sqrt() {
    return Numpy.sqrt(self());
  }

  /** The square of each element. */
  default Tensor square() {
    return Numpy.square(self());
  }

  /** 1 divided by each element; floating even of integers. */
  default Tensor reciprocal() {
    return Numpy.reciprocal(self());
  }

  /** The sine of each element, in radians; floating even of integers. */
  default Tensor sin() {
    return Numpy.sin(self());
  }

  /** The cosine of each element, in radians; floating even of integers. */
  default Tensor cos() {
    return Numpy.cos(self());
  }

  /** The tangent of each element, in radians; floating even of integers. */
  default Tensor tan() {
    return Numpy.tan(self());
  }

  /** The hyperbolic tangent of each element; floating even of integers. */
  default Tensor tanh() {
    return Numpy.tanh(self());
  }

  /**
   * -1, 0 or 1 by the sign of each element; of complex ones {@code x / |x|}.
   *
   * @throws DTypeException when the dtype is bool
   */
  default Tensor sign() {
    return Numpy.sign(self());
  }

  /**
   * The greatest whole number not above each element.
   *
   * @throws DTypeException when the dtype is complex
   */
  default Tensor floor() {
    return Numpy.floor(self());
  }

  /**
   * The least whole number not below each element.
   *
   * @throws DTypeException when the dtype is complex
   */
  default Tensor ceil() {
    return Numpy.ceil(self());
  }

  /**
   * Each element rounded to a whole number, halves going to the even one.
   *
   * @throws DTypeException when the dtype is bool
   */
  default Tensor round() {
    return Numpy.round(self());
  }

  /**
   * Each element rounded to so many decimal places, halves going to the even digit.
   *
   * @throws DTypeException when the dtype is bool, or that of integers and {@code decimals} is
   *     negative
   */
  default Tensor round(int decimals) {
    return Numpy.round(self(), decimals);
  }

  /**
   * Each element, but at least {@code min} and at most {@code max}.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when a dtype is complex
   */
  default Tensor clip(Tensor min, Tensor max) {
    return Numpy.clip(self(), min, max);
  }

  /**
   * Each element, but at least {@code min} and at most {@code max}.
   *
   * @throws DTypeException when a dtype is complex
   */
  default Tensor clip(Number min, Number max) {
    return Numpy.clip(self(), min, max);
  }

  /**
   * Each element, but at least {@code min} and at most {@code max}.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when a dtype is complex
   */
  default Tensor clip(Number min, Tensor max) {
    return Numpy.clip(self(), min, max);
  }

  /**
   * Each element, but at least {@code min} and at most {@code max}.
   *
   * @throws ShapeException when the shapes don't broadcast
   * @throws DTypeException when a dtype is complex
   */
  default Tensor clip(Tensor min, Number max) {
    return Numpy.clip(self(), min, max);
  }

  /** The complex conjugate of each element; JAX: also {@code conjugate}. */
  default Tensor conj() {
    return Numpy.conjugate(self());
  }

  /** The real part of each element. */
  default Tensor real() {
    return Numpy.real(self());
  }

  /** The imaginary part of each element; of real ones zeros. */
  default Tensor imag() {
    return Numpy.imag(self());
  }
}
