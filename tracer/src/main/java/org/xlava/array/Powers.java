package org.xlava.array;

import org.xlava.Concrete;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.promotion.Broadcasting;
import org.xlava.promotion.Casts;
import org.xlava.promotion.Scalars;
import org.xlava.transform.GivenTensors;

/** Powers of operands of any dtypes and shapes. */
public final class Powers {
  private Powers() {}

  /** {@code x} to the power {@code y}; a whole number as power is part of the program. */
  public static Tensor power(Tensor x, Tensor y) {
    if (y instanceof Concrete c
        && c.literal() != null
        && c.literal().value() instanceof Long whole
        && whole == whole.intValue()) {
      return power(x, whole);
    }
    GivenTensors.require(x, y);
    if (x.dtype().isInexact() && y.dtype().isInteger()) {
      Tensor[] operands = Broadcasting.aligned("power", new Tensor[] {x, y});
      return Lax.pow(operands[0], operands[1]);
    }
    return Broadcasting.apply("power", x, y, Powers::ofEqualDtypes);
  }

  private static Tensor ofEqualDtypes(Tensor x, Tensor y) {
    return x.dtype().isInexact()
        ? Lax.pow(x, y)
        : IntegerPowers.power(Casts.numeric(x), Casts.numeric(y));
  }

  /** {@code x} to the power {@code y}; a whole power is part of the program. */
  public static Tensor power(Tensor x, Number y) {
    boolean whole = y instanceof Integer || y instanceof Long || y instanceof Short;
    if (whole && y.longValue() == y.intValue()) {
      return Lax.integerPow(Casts.numeric(x), y.intValue());
    }
    return power(x, Scalars.beside(x, y));
  }
}
