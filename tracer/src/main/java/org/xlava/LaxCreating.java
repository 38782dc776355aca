package org.xlava;

import org.xlava.ir.Literal;
import org.xlava.primitive.array.Iota;
import org.xlava.promotion.JavaNumbers;
import org.xlava.promotion.Scalars;
import org.xlava.transform.GivenTensors;
import org.xlava.transform.Trace;

/** The chapter of {@link Lax} on tensors made of numbers. */
abstract class LaxCreating extends LaxConverting {
  LaxCreating() {}

  /**
   * Equal elements.
   *
   * @param value a Java number, boolean or {@link Complex}
   * @throws DTypeException when {@code value} is none, or not of a kind that the dtype holds
   */
  public static Tensor full(TensorType type, Object value) {
    return Scalars.repeated(type, value);
  }

  /**
   * Equal elements, of the type of {@code like}.
   *
   * @param value a Java number, boolean or {@link Complex}
   * @throws DTypeException when {@code value} is none, or not of a kind that the dtype holds
   */
  public static Tensor fullLike(Tensor like, Object value) {
    return Scalars.repeated(GivenTensors.present(like).type(), value);
  }

  /**
   * The scalar {@code value} in the dtype of {@code like}, as weak as that is. JAX: {@code _const}.
   *
   * @param value a Java number, boolean or {@link Complex}
   * @throws DTypeException when {@code value} is none, or not of a kind that the dtype holds
   */
  public static Tensor constant(Tensor like, Object value) {
    return Concrete.of(Literal.of(like.dtype(), like.type().weak(), value));
  }

  /**
   * A scalar of the dtype that {@code value} has, weakly typed but for booleans. JAX: {@code
   * asarray}.
   *
   * @param value a Java number, boolean or {@link Complex}
   * @throws DTypeException when {@code value} is none, or doesn't fit int32 while 64-bit types are
   *     off
   */
  public static Tensor literal(Object value) {
    return Concrete.of(JavaNumbers.literal(value));
  }

  /**
   * The numbers from zero along {@code dimension}, the same in all others, of the given dtype and
   * shape. JAX: {@code broadcasted_iota}.
   *
   * @throws DTypeException when {@code dtype} is bool
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor iota(DType dtype, Shape shape, int dimension) {
    return Trace.bind1(new Iota(dtype, shape, dimension));
  }
}
