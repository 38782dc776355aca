package org.xlava.primitive.elementwise;

import static org.xlava.Lax.*;

import java.util.Locale;
import org.xlava.FInfo;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Composite;
import org.xlava.primitive.Elementwise;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Operands.Accepts;
import org.xlava.transform.Trace;

/**
 * What derivatives of elementwise functions are made of, each in a form that keeps its accuracy
 * where the function saturates, vanishes or would overflow. Their own derivatives are made of them
 * too, so that this holds of derivatives of all orders.
 */
public enum Slope implements Elementwise, Composite {
  /** {@code e^x / (1 + e^x)²}, the derivative of the logistic function. */
  LOGISTIC_SLOPE(
      Accepts.FLOAT,
      Slope::logisticSlope,
      // with s = logistic(x): s(1 - s)(1 - 2s), and 1 - 2s = -tanh(x/2)
      (g, y, x) -> neg(mul(g, mul(tanh(mul(x, constant(x, 0.5))), y)))),
  /** {@code e^(-x²)}. */
  GAUSSIAN(
      Accepts.FLOAT,
      x -> expOfSquare(x, -1),
      (g, y, x) -> mul(g, mul(constant(x, -2), mul(untilNegligible(x), y)))),
  /** {@code e^(x²)}. */
  INVERSE_GAUSSIAN(
      Accepts.FLOAT, x -> expOfSquare(x, 1), (g, y, x) -> mul(g, mul(constant(x, 2), mul(x, y)))),
  /** {@code 1 - x²}; of complex numbers with the signs of zeros that choose sides of cuts. */
  ONE_MINUS_SQUARE(
      Accepts.INEXACT, Slope::oneMinusSquare, (g, y, x) -> mul(g, mul(constant(x, -2), x))),
  /** {@code 1 / √(1 + x²)}. */
  INVERSE_HYPOTENUSE(
      Accepts.FLOAT,
      Slope::inverseHypotenuse,
      // -x y³, of factors that aren't greater than 1
      (g, y, x) -> neg(mul(g, mul(sine(x, y), square(y)))));

  private interface Body {
    Tensor of(Tensor x);
  }

  /** The tangent of {@code y = f(x)} for the operand's tangent {@code g}. */
  private interface Rule {
    Tensor tangent(Tensor g, Tensor y, Tensor x);
  }

  private final Accepts accepts;
  private final Body body;
  private final Rule rule;
  private final String operation = name().toLowerCase(Locale.ROOT);

  Slope(Accepts accepts, Body body, Rule rule) {
    this.accepts = accepts;
    this.body = body;
    this.rule = rule;
  }

  /** This function of {@code x}. */
  public Tensor of(Tensor x) {
    return Trace.bind1(this, x);
  }

  private static Tensor logisticSlope(Tensor x) {
    Tensor e = exp(neg(abs(x)));
    return div(e, square(add(e, constant(e, 1))));
  }

  // With x = h + l, where h² is exact: x² = h² + l(h + x). The second power is written by expm1,
  // since compilers multiply powers by adding their exponents.
  private static Tensor expOfSquare(Tensor x, int sign) {
    FInfo info = new FInfo(x.dtype());
    if (info.bits() < 32) {
      return exp(mul(constant(x, sign), square(x)));
    }
    Tensor v = untilNegligible(x);
    Tensor high = reducePrecision(v, info.nexp(), (info.nmant() - 1) / 2);
    Tensor low = mul(sub(v, high), add(v, high));
    Tensor power = exp(mul(constant(x, sign), square(high)));
    return mul(power, add(expm1(mul(constant(x, sign), low)), constant(x, 1)));
  }

  private static Tensor oneMinusSquare(Tensor x) {
    Tensor one = constant(x, 1);
    return x.dtype().isComplex()
        ? neg(mul(sub(x, one), sub(x, constant(x, -1))))
        : mul(sub(one, x), add(one, x));
  }

  // e^(-x²) is zero, and e^(x²) infinite, well before
  private static Tensor untilNegligible(Tensor x) {
    return clamp(constant(x, -64), x, constant(x, 64));
  }

  private static Tensor inverseHypotenuse(Tensor x) {
    Tensor a = abs(x);
    Tensor near = min(a, constant(a, far(x)));
    Tensor hypotenuse = sqrt(add(square(near), constant(x, 1)));
    return div(constant(x, 1), select(isFar(x), a, hypotenuse));
  }

  // Where 1 + x² rounds to x²
  private static Tensor isFar(Tensor x) {
    return gt(abs(x), constant(x, far(x)));
  }

  private static double far(Tensor x) {
    return Math.scalb(1, new FInfo(x.dtype()).nmant() / 2 + 2);
  }

  // x / √(1 + x²)
  private static Tensor sine(Tensor x, Tensor y) {
    return select(isFar(x), sign(x), mul(x, y));
  }

  @Override
  public String operation() {
    return operation;
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    Operands.check(operation, accepts, operands[0]);
    return operands[0];
  }

  @Override
  public Tensor[] composed(Tensor[] operands) {
    return new Tensor[] {body.of(operands[0])};
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return rule.tangent(tangents[0], result, operands[0]);
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    throw notLinear();
  }
}
