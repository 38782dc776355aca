package org.xlava.stablehlo;

import org.xlava.DType;

/**
 * The exponentially scaled modified Bessel function of order 0, which CHLO lacks. Its Chebyshev
 * expansions, computed to 40 digits by interpolation in 200 nodes, are cut off below the precision
 * of float64: one in {@code |x|/4 - 1} for {@code |x| <= 8}, one in {@code 16/|x| - 1}, of {@code
 * sqrt(|x|) i0e(x)}, above.
 */
final class BesselEmitter {
  private static final double[] SMALL = {
    0.338397637204738042,
    -0.304682672343198399,
    0.171620901522208775,
    -0.0949010970480476444,
    0.0493052842396707085,
    -0.0237374148058994688,
    0.0105464603945949983,
    -0.00432430999505057594,
    0.0016394756169413358,
    -0.000576375574538582366,
    0.000188502885095841656,
    -0.000057541950100821037,
    0.0000164484480707288971,
    -4.41673835845875056e-6,
    1.11738753912010372e-6,
    -2.67079385394061173e-7,
    6.04699502254191895e-8,
    -1.30002500998624804e-8,
    2.65982372468238665e-9,
    -5.18979560163526291e-10,
    9.67580903537323691e-11,
    -1.72682629144155571e-11,
    2.95505266312963983e-12,
    -4.85644678311192946e-13,
    7.67618549860493562e-14,
    -1.16853328779934517e-14,
    1.71539128555513303e-15,
    -2.43127984654795469e-16,
    3.3307945188222381e-17,
    -4.41534164647933938e-18
  };

  private static final double[] LARGE = {
    0.402245205507054416,
    0.00336911647825569409,
    0.0000688975834691682398,
    2.89137052083475648e-6,
    2.04891858946906374e-7,
    2.26666899049817806e-8,
    3.39623202570838635e-9,
    4.94060238822496959e-10,
    1.18891471078464383e-11,
    -3.14991652796324136e-11,
    -1.32158118404477131e-11,
    -1.79417853150680612e-12,
    7.18012445138366623e-13,
    3.8527783827421427e-13,
    1.54008621752140983e-14,
    -4.15056934728722209e-14,
    -9.55484669882830765e-15,
    3.81168066935262242e-15,
    1.77256013305652638e-15,
    -3.42548561967721913e-16,
    -2.82762398051658348e-16,
    3.46122286769746109e-17,
    4.46562142029676e-17,
    -4.83050448594418207e-18,
    -7.23318048787475395e-18,
    9.9214754121736986e-19
  };

  private BesselEmitter() {}

  static Value i0e(Block b, Value x) {
    DType dtype = x.type().dtype();
    DType wide = dtype.bits() < 32 ? DType.FLOAT32 : dtype;
    Value magnitude = b.op("stablehlo.abs", b.convert(x, wide));
    Value one = b.constantLike(magnitude, 1);
    Value eight = b.constantLike(magnitude, 8);
    Value near = b.op("stablehlo.multiply", magnitude, b.constantLike(magnitude, 0.25));
    Value small = chebyshev(b, b.op("stablehlo.subtract", near, one), SMALL);
    Value far = b.op("stablehlo.maximum", magnitude, eight);
    Value inverse = b.op("stablehlo.divide", b.constantLike(magnitude, 16), far);
    Value scaled = chebyshev(b, b.op("stablehlo.subtract", inverse, one), LARGE);
    Value large = b.op("stablehlo.divide", scaled, b.op("stablehlo.sqrt", far));
    return b.convert(b.select(b.compare("LE", magnitude, eight), small, large), dtype);
  }

  // Clenshaw's recurrence: b_k = 2 y b_(k+1) - b_(k+2) + c_k
  private static Value chebyshev(Block b, Value y, double[] coefficients) {
    Value twice = b.op("stablehlo.add", y, y);
    Value next = b.constantLike(y, 0);
    Value afterNext = next;
    for (int k = coefficients.length - 1; k >= 1; k--) {
      Value c = b.constantLike(y, coefficients[k]);
      Value here =
          b.op(
              "stablehlo.add",
              b.op("stablehlo.subtract", b.op("stablehlo.multiply", twice, next), afterNext),
              c);
      afterNext = next;
      next = here;
    }
    Value half = b.op("stablehlo.subtract", b.op("stablehlo.multiply", y, next), afterNext);
    return b.op("stablehlo.add", half, b.constantLike(y, coefficients[0]));
  }
}
