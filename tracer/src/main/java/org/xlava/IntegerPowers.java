package org.xlava;

/** Integers to integer powers. */
final class IntegerPowers {
  private IntegerPowers() {}

  /** By repeated squaring over the bits of the exponent; a negative exponent gives zero. */
  static Tensor power(Tensor x, Tensor y) {
    Tensor result = Lax.constant(x, 1);
    Tensor square = x;
    Tensor exponent = y;
    Tensor one = Lax.constant(y, 1);
    Tensor zero = Lax.constant(y, 0);
    for (int bit = 0; bit < 6; bit++) {
      Tensor set = Lax.ne(Lax.and(exponent, one), zero);
      result = Lax.select(set, Lax.mul(result, square), result);
      square = Lax.mul(square, square);
      exponent = Lax.shiftRightLogical(exponent, one);
    }
    return y.dtype().kind() == DType.Kind.UNSIGNED
        ? result
        : Lax.select(Lax.lt(y, zero), Lax.constant(x, 0), result);
  }
}
