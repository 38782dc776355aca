package org.xlava.array;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.xlava.JvpRule;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorFn2;
import org.xlava.ValueAndTangent;
import org.xlava.function.CustomJvp;
import org.xlava.promotion.Scalars;

/** Logarithms of sums of powers. */
public final class LogAddExp {
  private static final CustomJvp<Tensor> NATURAL =
      withRule(
          "logaddexp",
          (x, y) -> of(x, y, Math.PI, Lax::exp, UnaryOperator.identity()),
          LogAddExp::natural,
          UnaryOperator.identity());

  private static final CustomJvp<Tensor> BINARY =
      withRule(
          "logaddexp2",
          (x, y) -> of(x, y, Math.PI / Math.log(2), Lax::exp2, LogAddExp::overLog2),
          LogAddExp::binary,
          x -> Lax.mul(Scalars.constant(x, Math.log(2)), x));

  private LogAddExp() {}

  // Of z = log(exp(x) + exp(y)): dz = dx logistic(x - y) + dy logistic(y - x)
  private static CustomJvp<Tensor> withRule(
      String name, TensorFn2 f, BinaryOperator<Tensor> self, UnaryOperator<Tensor> scale) {
    return CustomJvp.named(
        name,
        f,
        (JvpRule<List<Tensor>, Tensor>)
            (p, t) -> {
              Tensor z = self.apply(p.get(0), p.get(1));
              Tensor difference = scale.apply(difference(p.get(0), p.get(1)));
              Tensor dx = Lax.mul(t.get(0), Lax.logistic(difference));
              Tensor dy = Lax.mul(t.get(1), Lax.logistic(Lax.neg(difference)));
              return new ValueAndTangent<>(z, Lax.add(dx, dy));
            });
  }

  // Equal infinities are half of the result each.
  private static Tensor difference(Tensor x, Tensor y) {
    Tensor difference = Lax.sub(x, y);
    Tensor undefined = Lax.and(Lax.eq(x, y), Lax.ne(difference, difference));
    return Lax.select(undefined, Lax.constant(difference, 0), difference);
  }

  /** {@code log(exp(x) + exp(y))} of operands of one dtype. */
  public static Tensor natural(Tensor x, Tensor y) {
    return NATURAL.call(x, y);
  }

  /** {@code log2(2^x + 2^y)} of operands of one dtype. */
  public static Tensor binary(Tensor x, Tensor y) {
    return BINARY.call(x, y);
  }

  private static Tensor overLog2(Tensor x) {
    return Lax.mul(Scalars.constant(x, 1 / Math.log(2)), x);
  }

  // With a >= b: a + log(1 + exp(b - a)). Equal infinities have no difference,
  // but a sum.
  private static Tensor of(
      Tensor x, Tensor y, double halfTurn, UnaryOperator<Tensor> exp, UnaryOperator<Tensor> scale) {
    boolean complex = x.dtype().isComplex();
    Tensor larger = complex ? Lax.eq(Lax.max(x, y), x) : Lax.ge(x, y);
    Tensor a = Lax.select(larger, x, y);
    Tensor b = Lax.select(larger, y, x);
    Tensor difference = Lax.sub(b, a);
    Tensor sum = Lax.add(x, y);
    Tensor none =
        complex ? Tensor.of(false) : Lax.and(Lax.ne(difference, difference), Lax.eq(sum, sum));
    Tensor zero = Lax.full(a.type().withShape(Shape.SCALAR), 0);
    Tensor safe = Lax.select(none, zero, difference);
    Tensor log = scale.apply(Lax.log1p(exp.apply(safe)));
    Tensor result = Lax.select(none, sum, Lax.add(a, log));
    return complex ? Lax.complex(Lax.real(result), wrapped(Lax.imag(result), halfTurn)) : result;
  }

  /** {@code angle} plus whole turns, within half a turn of zero. */
  private static Tensor wrapped(Tensor angle, double halfTurn) {
    Tensor half = Scalars.constant(angle, halfTurn);
    Tensor turn = Scalars.constant(angle, 2 * halfTurn);
    Tensor r = Lax.rem(Lax.add(angle, half), turn);
    return Lax.sub(Lax.select(Lax.lt(r, Scalars.constant(r, 0)), Lax.add(r, turn), r), half);
  }
}
