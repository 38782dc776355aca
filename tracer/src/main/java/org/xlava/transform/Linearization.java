package org.xlava.transform;

import java.util.Arrays;
import org.xlava.Tensor;

/** The results of a function at a point, and its derivative there: of tangents only. */
@SuppressWarnings("ArrayRecordComponent")
public record Linearization(Tensor[] primals, LinearFunction linear) {
  /** The same for the first {@code n} results only. */
  public Linearization first(int n) {
    return new Linearization(Arrays.copyOf(primals, n), linear.first(n));
  }

  /** The output tangents for input tangents. */
  public Tensor[] apply(Tensor... tangents) {
    return linear.apply(tangents);
  }

  /** The input cotangents for output cotangents; symbolic zeros stand for zeros. */
  public Tensor[] transpose(Tensor... cotangents) {
    return linear.transpose(cotangents);
  }
}
