package org.xlava.array;

import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.promotion.Casts;

/** Logic of operands of any dtypes and shapes: what isn't zero is true. */
public final class Logic {
  private Logic() {}

  public static Tensor and(Tensor x, Tensor y) {
    return Bits.and(Casts.truth(x), Casts.truth(y));
  }

  public static Tensor or(Tensor x, Tensor y) {
    return Bits.or(Casts.truth(x), Casts.truth(y));
  }

  public static Tensor xor(Tensor x, Tensor y) {
    return Bits.xor(Casts.truth(x), Casts.truth(y));
  }

  public static Tensor not(Tensor x) {
    return Lax.not(Casts.truth(x));
  }
}
