package org.xlava.accuracy;

import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.Xlava;

/** A way of taking the derivative of a function of one element at many points together. */
enum Mode {
  FORWARD {
    @Override
    TensorFn1 derivative(TensorFn1 f, int order) {
      return x -> Xlava.jvp(f, x, Lax.fullLike(x, 1)).tangent();
    }
  },
  REVERSE {
    @Override
    TensorFn1 derivative(TensorFn1 f, int order) {
      return x -> (Tensor) Xlava.vjp(f, x).apply(Lax.fullLike(x, 1)).getFirst();
    }
  },
  /** Forward and reverse in turn. */
  MIXED {
    @Override
    TensorFn1 derivative(TensorFn1 f, int order) {
      return (order % 2 == 0 ? FORWARD : REVERSE).derivative(f, order);
    }
  };

  abstract TensorFn1 derivative(TensorFn1 f, int order);

  /** The derivative of that order. */
  TensorFn1 derivatives(TensorFn1 f, int order) {
    TensorFn1 result = f;
    for (int n = 1; n <= order; n++) {
      result = derivative(result, n);
    }
    return result;
  }
}
