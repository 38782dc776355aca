package org.xlava.array;

import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.promotion.Scalars;

/** Integers to integer powers. */
public final class IntegerPowers {
  private static final int EXPONENT_BITS = 6;

  private IntegerPowers() {}

  /**
   * By repeated squaring over the six low bits of the exponent: a larger power of anything but 0, 1
   * and -1 doesn't fit. Powers of 0 but the zeroth are 0.
   */
  public static Tensor power(Tensor x, Tensor y) {
    Tensor one = Scalars.strong(y, 1);
    Tensor zero = Scalars.strong(y, 0);
    Tensor vanishes = Lax.and(Lax.eq(x, Lax.constant(x, 0)), Lax.ne(y, zero));
    Tensor result = Lax.select(vanishes, Scalars.strong(x, 0), Scalars.strong(x, 1));
    Tensor square = x;
    Tensor exponent = y;
    for (int bit = 0; bit < EXPONENT_BITS; bit++) {
      Tensor set = Lax.ne(Lax.and(exponent, one), zero);
      result = Lax.select(set, Lax.mul(result, square), result);
      square = Lax.mul(square, square);
      exponent = Lax.shiftRightLogical(exponent, one);
    }
    return result;
  }
}
