package org.xlava.primitive.elementwise;

import static org.xlava.Lax.*;
import static org.xlava.primitive.elementwise.Slope.GAUSSIAN;
import static org.xlava.primitive.elementwise.Slope.INVERSE_GAUSSIAN;
import static org.xlava.primitive.elementwise.Slope.INVERSE_HYPOTENUSE;
import static org.xlava.primitive.elementwise.Slope.LOGISTIC_SLOPE;
import static org.xlava.primitive.elementwise.Slope.ONE_MINUS_SQUARE;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.DType;
import org.xlava.FInfo;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Elementwise;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Operands.Accepts;
import org.xlava.transform.Zero;

/** Elementwise functions of one operand that have no parameters. */
public enum Unary implements Elementwise {
  // d(f(x)) = g below, with y = f(x) and g = dx.
  ABS(Accepts.SIGNED_NUMBER, Unary::absoluteTangent),
  ACOS(Accepts.INEXACT, (g, y, x) -> mul(g, neg(rsqrt(ONE_MINUS_SQUARE.of(x))))),
  // of √(x - 1) and √(x + 1), whose product doesn't overflow and has the branch of the function
  ACOSH(
      Accepts.INEXACT,
      (g, y, x) -> mul(g, mul(rsqrt(sub(x, constant(x, 1))), rsqrt(sub(x, constant(x, -1)))))),
  ASIN(Accepts.INEXACT, (g, y, x) -> mul(g, rsqrt(ONE_MINUS_SQUARE.of(x)))),
  ASINH(
      Accepts.INEXACT,
      byKind(
          (g, y, x) -> mul(g, INVERSE_HYPOTENUSE.of(x)),
          (g, y, x) -> mul(g, rsqrt(add(square(x), constant(x, 1)))))),
  ATAN(
      Accepts.INEXACT,
      byKind(
          (g, y, x) -> mul(g, square(INVERSE_HYPOTENUSE.of(x))),
          (g, y, x) -> div(g, add(constant(x, 1), square(x))))),
  ATANH(
      Accepts.INEXACT,
      byKind(
          (g, y, x) -> div(g, ONE_MINUS_SQUARE.of(x)),
          (g, y, x) ->
              mul(div(constant(x, 1), add(constant(x, 1), x)), div(g, sub(constant(x, 1), x))))),
  // i0e(x) = exp(-|x|) I₀(x), I₀' = I₁
  BESSEL_I0E(Accepts.FLOAT, (g, y, x) -> mul(g, sub(besselI1e(x), mul(sign(x), y)))),
  BESSEL_I1E(Accepts.FLOAT, Unary::besselI1eTangent),
  CBRT(Accepts.FLOAT, (g, y, x) -> mul(g, mul(constant(x, 1.0 / 3), integerPow(y, -2)))),
  CEIL(Accepts.FLOAT, null),
  CLZ(Accepts.INTEGER, null),
  CONJ(
      Accepts.INEXACT,
      (g, y, x) -> conj(g),
      (ct, x) -> x.dtype().isComplex() ? conj(ct) : real(ct)),
  COPY(Accepts.ANY, (g, y, x) -> copy(g), (ct, x) -> copy(ct)),
  COS(Accepts.INEXACT, (g, y, x) -> neg(mul(g, sin(x)))),
  COSH(Accepts.INEXACT, (g, y, x) -> mul(g, sinh(x))),
  DIGAMMA(Accepts.FLOAT, (g, y, x) -> mul(g, polygamma(constant(x, 1), x))),
  // erf'(x) = 2/√π exp(-x²)
  ERF(Accepts.FLOAT, (g, y, x) -> mul(constant(x, 2 / Math.sqrt(Math.PI)), mul(g, GAUSSIAN.of(x)))),
  ERFC(
      Accepts.FLOAT,
      (g, y, x) -> mul(constant(x, -2 / Math.sqrt(Math.PI)), mul(g, GAUSSIAN.of(x)))),
  ERF_INV(
      Accepts.FLOAT,
      (g, y, x) -> mul(constant(x, Math.sqrt(Math.PI) / 2), mul(g, INVERSE_GAUSSIAN.of(y)))),
  EXP(Accepts.INEXACT, (g, y, x) -> mul(g, y)),
  EXP2(Accepts.INEXACT, (g, y, x) -> mul(log(constant(x, 2)), mul(g, y))),
  EXPM1(Accepts.INEXACT, (g, y, x) -> mul(g, exp(x))),
  FLOOR(Accepts.FLOAT, null),
  // Cotangents pair without conjugation: ct·Im(t) = Re(-i·ct·t)
  IMAG(Accepts.COMPLEX, (g, y, x) -> imag(g), (ct, x) -> complex(constant(ct, 0), neg(ct))),
  IS_FINITE(Accepts.FLOAT, null),
  LGAMMA(Accepts.FLOAT, (g, y, x) -> mul(g, digamma(x))),
  LOG(Accepts.INEXACT, (g, y, x) -> div(g, x)),
  LOG1P(Accepts.INEXACT, (g, y, x) -> div(g, add(x, constant(x, 1)))),
  LOGISTIC(
      Accepts.INEXACT,
      byKind(
          (g, y, x) -> mul(g, LOGISTIC_SLOPE.of(x)),
          (g, y, x) -> mul(g, mul(y, sub(constant(y, 1), y))))),
  NEG(Accepts.NUMBER, (g, y, x) -> neg(g), (ct, x) -> neg(ct)),
  NOT(Accepts.BITS, null),
  POPULATION_COUNT(Accepts.INTEGER, null),
  REAL(Accepts.COMPLEX, (g, y, x) -> real(g), (ct, x) -> complex(ct, constant(ct, 0))),
  RSQRT(Accepts.INEXACT, (g, y, x) -> mul(g, mul(constant(x, -0.5), div(y, x)))),
  SIGN(Accepts.NUMBER, null),
  SIN(Accepts.INEXACT, (g, y, x) -> mul(g, cos(x))),
  SINH(Accepts.INEXACT, (g, y, x) -> mul(g, cosh(x))),
  SQRT(Accepts.INEXACT, (g, y, x) -> mul(g, div(constant(x, 0.5), y))),
  SQUARE(Accepts.NUMBER, (g, y, x) -> mul(g, mul(constant(x, 2), x))),
  STOP_GRADIENT(Accepts.ANY, null),
  TAN(Accepts.INEXACT, (g, y, x) -> mul(g, add(constant(x, 1), square(y)))),
  // tanh(x) = 2 logistic(2x) - 1; of complex numbers (1 + y)(1 - y)
  TANH(
      Accepts.INEXACT,
      byKind(
          (g, y, x) -> mul(mul(g, constant(x, 4)), LOGISTIC_SLOPE.of(mul(x, constant(x, 2)))),
          (g, y, x) -> mul(add(g, mul(g, y)), sub(constant(x, 1), y))));

  /** The tangent of {@code y = f(x)} for the operand's tangent {@code g}. */
  private interface Rule {
    Tensor tangent(Tensor g, Tensor y, Tensor x);
  }

  /** A rule for real and one for complex numbers. */
  private static Rule byKind(Rule real, Rule complex) {
    return (g, y, x) -> (x.dtype().isComplex() ? complex : real).tangent(g, y, x);
  }

  /** The cotangent of the operand {@code x} of a linear function. */
  private interface TransposeRule {
    Tensor cotangent(Tensor ct, Tensor x);
  }

  private final Accepts accepts;
  private final @Nullable Rule rule;
  private final @Nullable TransposeRule transposeRule;
  private final String operation = name().toLowerCase(Locale.ROOT);

  Unary(Accepts accepts, @Nullable Rule rule) {
    this(accepts, rule, null);
  }

  Unary(Accepts accepts, @Nullable Rule rule, @Nullable TransposeRule transposeRule) {
    this.accepts = accepts;
    this.rule = rule;
    this.transposeRule = transposeRule;
  }

  @Override
  public String operation() {
    return operation;
  }

  private static Tensor absoluteTangent(Tensor g, Tensor y, Tensor x) {
    if (!x.dtype().isComplex()) {
      return select(ge(x, constant(x, 0)), g, neg(g));
    }
    // d|x| = Re(dx · conj(x)) / |x|
    Tensor infinite = eq(y, constant(y, Double.POSITIVE_INFINITY));
    Tensor v = select(infinite, ofModulusNearOne(x), x);
    Tensor modulus = select(infinite, abs(v), y);
    Tensor safe = select(eq(modulus, constant(y, 0)), fullLike(modulus, 1), modulus);
    return real(mul(g, div(conj(v), convertElementType(safe, x.dtype()))));
  }

  // x over the larger of its parts, where infinities are equal
  private static Tensor ofModulusNearOne(Tensor x) {
    Tensor larger = max(abs(real(x)), abs(imag(x)));
    return complex(share(real(x), larger), share(imag(x), larger));
  }

  private static Tensor share(Tensor part, Tensor larger) {
    return select(eq(abs(part), larger), sign(part), div(part, larger));
  }

  // i1e' = i0e - i1e (sign(x) + 1/x), 1/2 at zero
  private static Tensor besselI1eTangent(Tensor g, Tensor y, Tensor x) {
    double eps = new FInfo(x.dtype()).eps();
    Tensor nonzero = gt(abs(x), constant(x, eps));
    Tensor safe = select(nonzero, x, fullLike(x, eps));
    Tensor slope = sub(besselI0e(safe), mul(y, add(sign(safe), div(constant(x, 1), safe))));
    return mul(g, select(nonzero, slope, fullLike(x, 0.5)));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    Operands.check(operation, accepts, x);
    return switch (this) {
      case IS_FINITE -> x.withDtype(DType.BOOL);
      case ABS, REAL, IMAG -> x.withDtype(x.dtype().real());
      case CONJ -> x.withDtype(x.dtype().complex());
      default -> x;
    };
  }

  @Override
  public Tensor @Nullable [] evaluate(Concrete[] operands) {
    return this == STOP_GRADIENT || this == COPY ? operands : null;
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return rule == null || !result.dtype().isInexact()
        ? Zero.of(result.type())
        : rule.tangent(tangents[0], result, operands[0]);
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    if (transposeRule == null) {
      throw notLinear();
    }
    return new Tensor[] {transposeRule.cotangent(cotangent, operands[0])};
  }
}
