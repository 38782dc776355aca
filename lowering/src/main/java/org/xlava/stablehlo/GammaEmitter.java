package org.xlava.stablehlo;

import org.xlava.FInfo;

/** The derivatives of the logarithm of the gamma function, where CHLO's operations aren't right. */
final class GammaEmitter {
  private GammaEmitter() {}

  /** CHLO's digamma has no value at zero, which is a pole. */
  static Value digamma(Block b, Value x) {
    Value pole = b.op("stablehlo.divide", b.constantLike(x, -1), x);
    Value zero = b.compare("EQ", x, b.constantLike(x, 0));
    return b.select(zero, pole, b.chlo("digamma", x.type(), x));
  }

  // ψₙ(x) = (-1)ⁿ⁺¹ n! Σ 1/(x + k)ⁿ⁺¹ for k >= 0. Of a negative x that is the sum over all whole k,
  // less what is on the other side. The first depends on the distance u = σ(x - m) from the nearest
  // whole number m alone: ψₙ(x) = σⁿ⁺¹ (ψₙ(u) - (-1)ⁿ ψₙ(1 - u)) + (-1)ⁿ ψₙ(1 - x)
  static Value polygamma(Block b, Value n, Value x) {
    Value zero = b.constantLike(x, 0);
    Value one = b.constantLike(x, 1);
    Value negative = b.compare("LT", x, zero);
    Value sign = alternating(b, n);
    Value even = b.compare("EQ", sign, one);
    Value other = b.op("stablehlo.subtract", one, x);
    Value plain = ofPositive(b, n, b.select(negative, other, x));
    Value r = b.op("stablehlo.subtract", x, b.op("stablehlo.round_nearest_even", x));
    Value u = b.op("stablehlo.abs", r);
    Value here = b.chlo("polygamma", x.type(), n, u);
    Value there = b.chlo("polygamma", x.type(), n, b.op("stablehlo.subtract", one, u));
    Value all = b.op("stablehlo.subtract", here, b.op("stablehlo.multiply", sign, there));
    Value side = b.select(even, b.op("stablehlo.sign", r), one);
    Value reflected =
        b.op(
            "stablehlo.add",
            b.op("stablehlo.multiply", side, all),
            b.op("stablehlo.multiply", sign, plain));
    double infinity = Double.POSITIVE_INFINITY;
    Value atPole = b.select(even, b.constantLike(x, Double.NaN), b.constantLike(x, infinity));
    Value left = b.select(b.compare("EQ", r, zero), atPole, reflected);
    Value right = b.select(b.compare("EQ", x, zero), pole(b, n, sign, x), plain);
    return b.select(negative, left, right);
  }

  // (-1)ⁿ
  private static Value alternating(Block b, Value n) {
    Value parity = b.op("stablehlo.remainder", n, b.constantLike(n, 2));
    Value twice = b.op("stablehlo.add", parity, parity);
    return b.op("stablehlo.subtract", b.constantLike(n, 1), twice);
  }

  // (-1)ⁿ⁺¹ n!/xⁿ⁺¹
  private static Value pole(Block b, Value n, Value sign, Value x) {
    Value next = b.op("stablehlo.add", n, b.constantLike(n, 1));
    return b.op("stablehlo.negate", b.op("stablehlo.multiply", sign, overPower(b, next, x)));
  }

  // (m - 1)!/xᵐ; the factorial is whole
  private static Value overPower(Block b, Value m, Value x) {
    Value factorial = b.op("stablehlo.exponential", b.chlo("lgamma", m.type(), m));
    Value power = b.op("stablehlo.power", x, b.op("stablehlo.negate", m));
    return b.op("stablehlo.multiply", b.op("stablehlo.round_nearest_even", factorial), power);
  }

  // Far from zero by the first term of the asymptotic series, since CHLO's powers underflow there
  private static Value ofPositive(Block b, Value n, Value x) {
    Value near = b.chlo("polygamma", x.type(), n, x);
    Value first = overPower(b, n, x);
    Value signed = b.op("stablehlo.negate", b.op("stablehlo.multiply", alternating(b, n), first));
    double large = 4 / new FInfo(x.type().dtype()).eps();
    Value far = b.compare("GT", x, b.constantLike(x, large));
    Value differentiated = b.compare("GT", n, b.constantLike(n, 0));
    return b.select(b.op("stablehlo.and", far, differentiated), signed, near);
  }
}
