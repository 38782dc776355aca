package org.xlava.promotion;

import java.util.List;
import org.xlava.Concrete;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Literal;
import org.xlava.primitive.array.BroadcastInDim;
import org.xlava.transform.GivenTensors;

/** Numbers as tensors beside others. */
public final class Scalars {
  private Scalars() {}

  /** The scalar {@code value} in the dtype of {@code like}, weak if that is a weak scalar. */
  public static Tensor constant(Tensor like, Object value) {
    return like.rank() == 0 ? Lax.constant(like, value) : strong(like, value);
  }

  /** The scalar {@code value} in the dtype of {@code like}, not weak. */
  public static Tensor strong(Tensor like, Object value) {
    return Lax.full(TensorType.of(like.dtype()), value);
  }

  /** {@code value} in the dtype that it takes beside {@code x}. */
  public static Tensor beside(Tensor x, Number value) {
    Literal literal = JavaNumbers.literal(value);
    TensorType result = Promotion.promote(GivenTensors.present(x).type(), literal.type());
    return Concrete.of(Literal.of(result.dtype(), result.weak(), literal.value()));
  }

  /** {@code value} in each element of a tensor of this type. */
  public static Tensor repeated(TensorType type, Object value) {
    Tensor scalar = Concrete.of(Literal.of(type.dtype(), type.weak(), value));
    return BroadcastInDim.apply(scalar, type.shape(), List.of());
  }
}
