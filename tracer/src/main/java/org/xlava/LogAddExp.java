package org.xlava;

import java.util.function.UnaryOperator;

/** Logarithms of sums of powers. */
final class LogAddExp {
  private LogAddExp() {}

  /** {@code log(exp(x) + exp(y))} of operands of one dtype. */
  static Tensor natural(Tensor x, Tensor y) {
    return of(x, y, 1, Math.PI, Lax::exp);
  }

  /** {@code log2(2^x + 2^y)} of operands of one dtype. */
  static Tensor binary(Tensor x, Tensor y) {
    return of(x, y, 1 / Math.log(2), Math.PI / Math.log(2), Lax::exp2);
  }

  // With a >= b: a + log(1 + exp(b - a)). Equal infinities, and NaN, have no difference: their sum.
  private static Tensor of(
      Tensor x, Tensor y, double scale, double halfTurn, UnaryOperator<Tensor> exp) {
    boolean complex = x.dtype().isComplex();
    Tensor larger = complex ? Lax.eq(Lax.max(x, y), x) : Lax.ge(x, y);
    Tensor a = Lax.select(larger, x, y);
    Tensor b = Lax.select(larger, y, x);
    Tensor difference = Lax.sub(b, a);
    Tensor none = complex ? Tensor.of(false) : Lax.ne(difference, difference);
    Tensor safe = Lax.select(none, Lax.constant(a, 0), difference);
    Tensor log = Lax.mul(Lax.constant(a, scale), Lax.log1p(exp.apply(safe)));
    Tensor result = Lax.select(none, Lax.add(x, y), Lax.add(a, log));
    return complex ? Lax.complex(Lax.real(result), wrapped(Lax.imag(result), halfTurn)) : result;
  }

  /** {@code angle} plus whole turns, within half a turn of zero. */
  private static Tensor wrapped(Tensor angle, double halfTurn) {
    Tensor half = Lax.constant(angle, halfTurn);
    Tensor turn = Lax.constant(angle, 2 * halfTurn);
    Tensor r = Lax.rem(Lax.add(angle, half), turn);
    return Lax.sub(Lax.select(Lax.lt(r, Lax.constant(r, 0)), Lax.add(r, turn), r), half);
  }
}
