package org.xlava.array;

import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.host.JavaNumbers;

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

  /** {@code value} in the dtype that it takes beside {@code x}, weakly typed. */
  public static Tensor beside(Tensor x, Number value) {
    return JavaNumbers.beside(x.type(), value);
  }
}
