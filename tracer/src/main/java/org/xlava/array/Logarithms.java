package org.xlava.array;

import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.promotion.Casts;
import org.xlava.promotion.Scalars;

/** Logarithms to other bases than e, of integers in floating point. */
public final class Logarithms {
  private Logarithms() {}

  public static Tensor base2(Tensor x) {
    return Casts.inexact(
        x, v -> ComplexParts.each(Lax.log(v), p -> Lax.div(p, Scalars.strong(p, Math.log(2)))));
  }

  public static Tensor base10(Tensor x) {
    return Casts.inexact(
        x,
        v -> ComplexParts.each(Lax.log(v), p -> Lax.mul(p, Scalars.strong(p, 1 / Math.log(10)))));
  }
}
