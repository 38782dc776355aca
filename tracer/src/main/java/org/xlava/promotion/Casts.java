package org.xlava.promotion;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Tensor;

/** Operands in a dtype of the kind that a function computes in. */
public final class Casts {
  private Casts() {}

  /** {@code x} cast to {@code dtype}; to bool, whether it isn't zero. */
  public static Tensor astype(Tensor x, DType dtype) {
    DType target = dtype.canonical();
    return target == DType.BOOL && x.dtype() != DType.BOOL
        ? Lax.convertElementType(truth(x), DType.BOOL)
        : Lax.convertElementType(x, target);
  }

  /** {@code x}, in floating point where it is of integers or booleans. */
  public static Tensor inexact(Tensor x) {
    return Promotion.to(x, Broadcasting.inexact(x.type()));
  }

  /** {@code f} of {@code x}, in floating point where {@code x} is of integers or booleans. */
  public static Tensor inexact(Tensor x, UnaryOperator<Tensor> f) {
    return f.apply(inexact(x));
  }

  /** {@code f}, computed in float32 where {@code x} is of 16-bit floats, and rounded to these. */
  public static Tensor inFloat32(Tensor x, UnaryOperator<Tensor> f) {
    boolean half = x.dtype().isFloating() && x.dtype().bits() < 32;
    boolean weak = x.type().weak();
    return half
        ? Lax.convertElementType(
            f.apply(Lax.convertElementType(x, DType.FLOAT32, weak)), x.dtype(), weak)
        : f.apply(x);
  }

  /** Booleans as int32. */
  public static Tensor numeric(Tensor x) {
    return x.dtype() == DType.BOOL ? Lax.convertElementType(x, DType.INT32, x.type().weak()) : x;
  }

  /** {@code f} with booleans as int32. */
  public static BinaryOperator<Tensor> numeric(BinaryOperator<Tensor> f) {
    return (x, y) -> f.apply(numeric(x), numeric(y));
  }

  /** Whether not zero; weak if {@code x} is. */
  public static Tensor truth(Tensor x) {
    return x.dtype() == DType.BOOL ? x : Lax.ne(x, Scalars.constant(x, 0));
  }
}
