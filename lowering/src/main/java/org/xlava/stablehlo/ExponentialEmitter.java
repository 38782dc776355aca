package org.xlava.stablehlo;

import java.util.List;
import org.xlava.FInfo;

/** Functions made of exponentials, whose arguments must not be rounded where they are large. */
final class ExponentialEmitter {
  private static final double LOG_2 = Math.log(2);

  private ExponentialEmitter() {}

  // 2^x = e^(x log 2), where e^(a + b) is taken as e^a (1 + (e^b - 1)), since compilers multiply
  // powers by adding their exponents. With both factors split into a short and a small part, the
  // product of the
  // short ones is exact.
  static Value exp2(Block b, Value x) {
    FInfo info = x.type().dtype().isFloating() ? new FInfo(x.type().dtype()) : null;
    if (info == null || info.bits() < 32) {
      return b.op("stablehlo.exponential", b.op("stablehlo.multiply", b.constantLike(x, LOG_2), x));
    }
    double limit = 2.0 * info.maxexp();
    Value bounded =
        b.op(
            "stablehlo.clamp",
            x.type(),
            List.of(b.constantLike(x, -limit), x, b.constantLike(x, limit)));
    int bits = (info.nmant() - 1) / 2;
    Value high = b.reducePrecision(bounded, info.nexp(), bits);
    Value low = b.op("stablehlo.subtract", bounded, high);
    double log2High = shortened(bits);
    Value exact = b.op("stablehlo.multiply", high, b.constantLike(x, log2High));
    Value rest =
        b.op(
            "stablehlo.add",
            b.op("stablehlo.multiply", low, b.constantLike(x, LOG_2)),
            b.op("stablehlo.multiply", high, b.constantLike(x, LOG_2_REST - (log2High - LOG_2))));
    Value power = b.op("stablehlo.exponential", exact);
    Value more = b.op("stablehlo.exponential_minus_one", rest);
    return b.op("stablehlo.multiply", power, b.op("stablehlo.add", more, b.constantLike(x, 1)));
  }

  // What log 2 has beyond its double
  private static final double LOG_2_REST = 2.319046813846299558e-17;

  private static double shortened(int bits) {
    double unit = Math.scalb(1, -1 - bits);
    return Math.rint(LOG_2 / unit) * unit;
  }

  /** {@code (e^x + e^-x) / 2}. */
  static Value cosh(Block b, Value x) {
    Value half = halfPower(b, x);
    return b.op("stablehlo.add", half, quarterOver(b, half));
  }

  /** {@code (e^x - e^-x) / 2}; near zero with {@code m = e^x - 1}, {@code (m + m/(m + 1)) / 2}. */
  static Value sinh(Block b, Value x) {
    Value one = b.constantLike(x, 1);
    Value half = halfPower(b, x);
    Value far =
        b.op(
            "stablehlo.multiply",
            b.op("stablehlo.sign", x),
            b.op("stablehlo.subtract", half, quarterOver(b, half)));
    Value m = b.op("stablehlo.exponential_minus_one", x);
    Value quotient = b.op("stablehlo.divide", m, b.op("stablehlo.add", m, one));
    Value near =
        b.op("stablehlo.multiply", b.constantLike(x, 0.5), b.op("stablehlo.add", m, quotient));
    Value isNear = b.compare("LT", b.op("stablehlo.abs", x), one);
    return b.select(isNear, near, far);
  }

  // e^|x| / 2: |x| - 1 is exact where it is large, and its power doesn't overflow before the result
  private static Value halfPower(Block b, Value x) {
    Value less = b.op("stablehlo.subtract", b.op("stablehlo.abs", x), b.constantLike(x, 1));
    Value power = b.op("stablehlo.exponential", less);
    return b.op("stablehlo.multiply", power, b.constantLike(x, Math.E / 2));
  }

  private static Value quarterOver(Block b, Value half) {
    return b.op("stablehlo.divide", b.constantLike(half, 0.25), half);
  }
}
