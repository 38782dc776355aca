package org.xlava.stablehlo;

/** Functions of which plugins give a first approximation, made better by a step of Newton's. */
final class RootEmitter {
  private RootEmitter() {}

  /** The root {@code y} of {@code y³ = x}, by a step of {@code (y - x/y²) / 3}. */
  static Value cbrt(Block b, Value x) {
    Value y = b.op("stablehlo.cbrt", x);
    if (x.type().dtype().bits() < 32) {
      return y;
    }
    Value quotient = b.op("stablehlo.divide", x, b.op("stablehlo.multiply", y, y));
    Value excess = b.op("stablehlo.subtract", y, quotient);
    return stepped(b, y, b.op("stablehlo.divide", excess, b.constantLike(y, 3)));
  }

  /**
   * The root of {@code erf(y) = x}, near 1 by that of {@code erfc(y) = 1 - x}: the difference of
   * the two, over the slope {@code 2/√π e^(-y²)}.
   */
  static Value erfInv(Block b, Value x) {
    Value y = b.chlo("erf_inv", x.type(), x);
    if (x.type().dtype().bits() < 32) {
      return y;
    }
    Value magnitude = b.op("stablehlo.abs", y);
    Value rest = b.op("stablehlo.subtract", b.constantLike(x, 1), b.op("stablehlo.abs", x));
    Value excessOfRest = b.op("stablehlo.subtract", rest, b.chlo("erfc", x.type(), magnitude));
    Value over = b.op("stablehlo.exponential", b.op("stablehlo.multiply", magnitude, magnitude));
    Value slope = b.op("stablehlo.multiply", over, b.constantLike(x, Math.sqrt(Math.PI) / 2));
    Value step = b.op("stablehlo.multiply", b.op("stablehlo.sign", x), excessOfRest);
    Value far = b.compare("GT", b.op("stablehlo.abs", x), b.constantLike(x, 0.9));
    Value excess = b.op("stablehlo.multiply", step, slope);
    return b.select(far, stepped(b, y, excess), y);
  }

  // Where the step isn't a number, at zeros and infinities, the value was exact.
  private static Value stepped(Block b, Value y, Value excess) {
    Value undefined = b.compare("NE", excess, excess);
    return b.select(undefined, y, b.op("stablehlo.subtract", y, excess));
  }
}
