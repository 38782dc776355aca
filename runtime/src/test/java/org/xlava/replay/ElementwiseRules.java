package org.xlava.replay;

import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.primitive.elementwise.Round;

/** Element-wise primitives that have parameters. */
final class ElementwiseRules {
  private ElementwiseRules() {}

  static Operation bitcastConvertType(Params p) {
    DType dtype = p.dtype("new_dtype");
    return Operation.of1(x -> Lax.bitcastConvertType(x, dtype));
  }

  static Operation clamp(Params p) {
    return Operation.of(x -> Lax.clamp(x.get(0), x.get(1), x.get(2)));
  }

  static Operation conj(Params p) {
    p.ignore("input_dtype");
    return Operation.of1(Lax::conj);
  }

  static Operation convertElementType(Params p) {
    DType dtype = p.dtype("new_dtype");
    boolean weak = p.flag("weak_type");
    return Operation.of1(x -> Lax.convertElementType(x, dtype, weak));
  }

  static Operation integerPow(Params p) {
    int y = p.integer("y");
    return Operation.of1(x -> Lax.integerPow(x, y));
  }

  static Operation mul(Params p) {
    DType dtype = p.optionalDtype("out_dtype");
    return Operation.of(x -> Lax.mul(as(x.get(0), dtype), as(x.get(1), dtype)));
  }

  private static Tensor as(Tensor x, @Nullable DType dtype) {
    return dtype == null ? x : Lax.convertElementType(x, dtype);
  }

  static Operation reducePrecision(Params p) {
    int exponent = p.integer("exponent_bits");
    int mantissa = p.integer("mantissa_bits");
    return Operation.of1(x -> Lax.reducePrecision(x, exponent, mantissa));
  }

  static Operation round(Params p) {
    Round.Method method =
        switch (p.integer("rounding_method")) {
          case 0 -> Round.Method.AWAY_FROM_ZERO;
          case 1 -> Round.Method.TO_NEAREST_EVEN;
          default -> throw p.unsupported("rounding_method");
        };
    return Operation.of1(x -> Lax.round(x, method));
  }

  static Operation selectN(Params p) {
    return Operation.of(
        x -> Lax.selectN(x.getFirst(), x.subList(1, x.size()).toArray(new Tensor[0])));
  }
}
