package org.xlava.array;

import java.util.function.UnaryOperator;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Tensor;

/** Operands in a dtype of the kind that a function computes in. */
public final class Casts {
  private Casts() {}

  /** {@code f} of {@code x}, in floating point where {@code x} is of integers or booleans. */
  public static Tensor inexact(Tensor x, UnaryOperator<Tensor> f) {
    return f.apply(Promotion.to(x, Broadcasting.inexact(x.type())));
  }

  /** Booleans as int32. */
  public static Tensor numeric(Tensor x) {
    return x.dtype() == DType.BOOL ? Lax.convertElementType(x, DType.INT32, x.type().weak()) : x;
  }

  /** Whether not zero; weak if {@code x} is. */
  public static Tensor truth(Tensor x) {
    return x.dtype() == DType.BOOL ? x : Lax.ne(x, Scalars.constant(x, 0));
  }
}
