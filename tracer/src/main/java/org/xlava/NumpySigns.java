package org.xlava;

import org.xlava.array.Signs;

/** Signs and absolute values; see {@link Numpy}. */
abstract class NumpySigns extends NumpyComparing {
  NumpySigns() {}

  /**
   * The negative of each element.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for booleans
   */
  public static Tensor negative(Tensor x) {
    return Lax.neg(x);
  }

  /**
   * {@code x}.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for booleans
   */
  public static Tensor positive(Tensor x) {
    return Signs.positive(x);
  }

  /**
   * The absolute value; of complex numbers the modulus. Also {@code jnp.absolute}.
   *
   * @return of the shape of {@code x}, in its dtype, real for complex numbers
   */
  public static Tensor abs(Tensor x) {
    return Signs.abs(x);
  }

  /**
   * -1, 0 or 1 by the sign, NaN of NaN; of complex numbers {@code x / |x|}.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for booleans
   */
  public static Tensor sign(Tensor x) {
    return Lax.sign(x);
  }

  /**
   * Whether the sign bit is set: true of -0, and of integers below zero.
   *
   * @return bool of the shape of {@code x}
   * @throws DTypeException for complex dtypes
   */
  public static Tensor signbit(Tensor x) {
    return Signs.signbit(x);
  }
}
