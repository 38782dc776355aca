package org.xlava.promotion;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.transform.GivenTensors;

/** Operands in a dtype of the kind that a function computes in. */
public final class Casts {
  private Casts() {}

  /** {@code x} cast to {@code dtype}; to bool, whether it isn't zero. */
  public static Tensor astype(Tensor x, DType dtype) {
    if (dtype == null) {
      throw new DTypeException("astype: needs a dtype; got null");
    }
    DType target = dtype.canonical();
    return target == DType.BOOL && GivenTensors.present(x).dtype() != DType.BOOL
        ? Lax.convertElementType(truth(x), DType.BOOL)
        : Lax.convertElementType(x, target);
  }

  /** {@code x}, in floating point where it is of integers or booleans. */
  public static Tensor inexact(Tensor x) {
    return Promotion.to(x, Broadcasting.inexact(GivenTensors.present(x).type()));
  }

  /** {@code x} in the complex dtype that holds it, of 64 bits a part for 64-bit dtypes; strong. */
  public static Tensor complex(Tensor x) {
    return Lax.convertElementType(x, Broadcasting.inexact(x.type()).dtype().complex());
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
    return GivenTensors.present(x).dtype() == DType.BOOL
        ? Lax.convertElementType(x, DType.INT32, x.type().weak())
        : x;
  }

  /** {@code f} with booleans as int32. */
  public static BinaryOperator<Tensor> numeric(BinaryOperator<Tensor> f) {
    return (x, y) -> f.apply(numeric(x), numeric(y));
  }

  /** Whether not zero; weak if {@code x} is. */
  public static Tensor truth(Tensor x) {
    return GivenTensors.present(x).dtype() == DType.BOOL ? x : Lax.ne(x, Scalars.constant(x, 0));
  }
}
