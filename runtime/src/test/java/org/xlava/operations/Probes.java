package org.xlava.operations;

import java.util.ArrayList;
import java.util.List;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.HostArray;
import org.xlava.Tensor;
import org.xlava.TensorType;

/**
 * Tangents and cotangents: small dyadic fractions, which every floating dtype holds exactly. The
 * script that records JAX's results makes the same ones.
 */
final class Probes {
  private Probes() {}

  /** Probes of the types of {@code tensors}, numbered from zero. */
  static List<Tensor> like(List<Tensor> tensors) {
    List<Tensor> probes = new ArrayList<>();
    for (Tensor t : tensors) {
      probes.add(probe(t.type(), probes.size()));
    }
    return probes;
  }

  private static Tensor probe(TensorType type, int k) {
    int n = Math.toIntExact(type.shape().elements());
    Complex[] values = new Complex[n];
    for (int j = 0; j < n; j++) {
      double re = ((7 * j + 3 * k) % 5 - 2) / 2.0 + 0.25;
      double im = ((3 * j + 5 * k) % 7 - 3) / 4.0;
      values[j] = new Complex(re, type.dtype().isComplex() ? im : 0);
    }
    HostArray exact = HostArray.of(values, DType.COMPLEX128).astype(type.dtype());
    return Tensor.of((Object) HostArray.of(exact.data(), type));
  }
}
