package org.xlava.stablehlo;

import org.xlava.DType;

/** The upper half of integer products. */
final class WideMultiply {
  private WideMultiply() {}

  static Value upper(Block b, Value x, Value y) {
    DType dtype = x.type().dtype();
    return dtype.bits() < 64 ? widened(b, dtype, x, y) : byHalves(b, dtype, x, y);
  }

  // In integers of twice the width the product is exact.
  private static Value widened(Block b, DType dtype, Value x, Value y) {
    boolean signed = dtype.kind() == DType.Kind.SIGNED;
    DType wide = DType.of((signed ? "int" : "uint") + 2 * dtype.bits());
    Value product = b.op("stablehlo.multiply", b.convert(x, wide), b.convert(y, wide));
    String shift = signed ? "stablehlo.shift_right_arithmetic" : "stablehlo.shift_right_logical";
    return b.convert(b.op(shift, product, b.constantLike(product, dtype.bits())), dtype);
  }

  // With x = 2^32 x1 + x0 and y alike: the carries of the four partial products, added up.
  private static Value byHalves(Block b, DType dtype, Value x, Value y) {
    Value ux = b.convert(x, DType.UINT64);
    Value uy = b.convert(y, DType.UINT64);
    Value x0 = low(b, ux);
    Value y0 = low(b, uy);
    Value x1 = high(b, ux);
    Value y1 = high(b, uy);
    Value cross =
        b.op(
            "stablehlo.add",
            b.op("stablehlo.multiply", x1, y0),
            high(b, b.op("stablehlo.multiply", x0, y0)));
    Value middle = b.op("stablehlo.add", b.op("stablehlo.multiply", x0, y1), low(b, cross));
    Value top =
        b.op(
            "stablehlo.add",
            b.op("stablehlo.multiply", x1, y1),
            b.op("stablehlo.add", high(b, cross), high(b, middle)));
    Value result = b.convert(top, dtype);
    return dtype.kind() == DType.Kind.SIGNED
        ? b.op(
            "stablehlo.subtract",
            result,
            b.op("stablehlo.add", signShare(b, x, y), signShare(b, y, x)))
        : result;
  }

  private static Value low(Block b, Value v) {
    return b.op("stablehlo.and", v, b.constantLike(v, 0xFFFFFFFFL));
  }

  private static Value high(Block b, Value v) {
    return b.op("stablehlo.shift_right_logical", v, b.constantLike(v, 32));
  }

  // A negative x was read as x + 2^64, which brought y too much to the upper half.
  private static Value signShare(Block b, Value x, Value y) {
    Value zero = b.constantLike(x, 0);
    return b.select(b.compare("LT", x, zero), y, zero);
  }
}
