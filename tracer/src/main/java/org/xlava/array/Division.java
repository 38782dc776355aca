package org.xlava.array;

import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.primitive.elementwise.Round;
import org.xlava.promotion.Casts;
import org.xlava.promotion.Scalars;

/** Whole quotients and remainders of operands of one dtype. */
public final class Division {
  private Division() {}

  /** The remainder of the divisor's sign. */
  public static Tensor remainder(Tensor x, Tensor y) {
    Tensor divisor = nonzero(y);
    Tensor r = Lax.rem(x, divisor);
    Tensor zero = Scalars.constant(r, 0);
    Tensor opposite = Lax.ne(Lax.lt(r, zero), Lax.lt(divisor, zero));
    Tensor result = Lax.select(Lax.and(opposite, Lax.ne(r, zero)), Lax.add(r, divisor), r);
    return r.dtype().isFloating() ? ofSign(divisor, result) : result;
  }

  // A zero gets the divisor's sign; the derivative stays that of r.
  private static Tensor ofSign(Tensor divisor, Tensor r) {
    Tensor zero = Scalars.constant(r, 0);
    Tensor minus = Lax.neg(Lax.abs(Lax.neg(r)));
    Tensor signed = Lax.select(Lax.lt(divisor, zero), minus, Lax.abs(r));
    return Lax.select(Lax.eq(r, zero), signed, r);
  }

  /** The remainder of the dividend's sign. */
  public static Tensor truncatedRemainder(Tensor x, Tensor y) {
    return Lax.rem(Casts.numeric(x), Casts.numeric(nonzero(y)));
  }

  // Integers divided by 0 have no remainder, as if divided by 1.
  private static Tensor nonzero(Tensor y) {
    return y.dtype().isInteger()
        ? Lax.select(Lax.eq(y, Lax.constant(y, 0)), Lax.constant(y, 1), y)
        : y;
  }

  /** The greatest whole number not larger than the quotient. */
  public static Tensor floor(Tensor x, Tensor y) {
    return switch (x.dtype().kind()) {
      case UNSIGNED -> Lax.div(x, y);
      case SIGNED -> flooredInteger(x, y);
      case BOOL, NONE, FLOAT, COMPLEX -> flooredFloat(x, y);
    };
  }

  private static Tensor flooredInteger(Tensor x, Tensor y) {
    Tensor q = Lax.div(x, y);
    Tensor inexact = Lax.ne(Lax.rem(x, y), Scalars.constant(x, 0));
    Tensor opposite = Lax.ne(Lax.sign(x), Lax.sign(y));
    return Lax.select(Lax.and(opposite, inexact), Lax.sub(q, Lax.constant(q, 1)), q);
  }

  // (x - x mod y) / y is whole but for rounding; one less if the remainder has the other sign.
  private static Tensor flooredFloat(Tensor x, Tensor y) {
    Tensor r = Lax.rem(x, y);
    Tensor zero = Scalars.constant(r, 0);
    Tensor exact = Lax.select(Lax.eq(y, zero), x, Lax.sub(x, r));
    Tensor q = Lax.div(exact, y);
    Tensor opposite = Lax.and(Lax.ne(r, zero), Lax.ne(Lax.sign(y), Lax.sign(r)));
    Tensor floored = Lax.select(opposite, Lax.sub(q, Scalars.beside(q, 1.0)), q);
    Tensor whole = Lax.round(floored, Round.Method.AWAY_FROM_ZERO);
    return Lax.select(Lax.eq(whole, zero), zeroOfSign(x, y), whole);
  }

  // What a small part of the quotient rounds to
  private static Tensor zeroOfSign(Tensor x, Tensor y) {
    Tensor quotient = Lax.div(x, y);
    Tensor part = Lax.mul(quotient, Lax.constant(quotient, 0.25));
    return Lax.round(part, Round.Method.TO_NEAREST_EVEN);
  }
}
