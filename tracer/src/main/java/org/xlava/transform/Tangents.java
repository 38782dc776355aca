package org.xlava.transform;

import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;

/** The algebra of tangents and cotangents, symbolic zeros included. */
public final class Tangents {
  private Tangents() {}

  /** The sum of two tangents of one value. */
  public static Tensor add(Tensor a, Tensor b) {
    if (Zero.is(a)) {
      return b;
    }
    return Zero.is(b) ? a : Lax.add(a, b);
  }

  /** A tangent as an array: zeros for a symbolic zero. */
  public static Tensor instantiate(Tensor tangent) {
    return Zero.is(tangent) ? zeros(tangent.type().tangent()) : tangent;
  }

  /** An array of zeros. */
  public static Tensor zeros(TensorType type) {
    return Lax.full(type, 0);
  }

  /**
   * The cotangent of an operand of type {@code type} that was stretched to {@code cotangent}'s
   * shape.
   */
  public static Tensor unbroadcast(TensorType type, Tensor cotangent) {
    return type.shape().equals(cotangent.shape()) ? cotangent : Lax.sumTo(cotangent, type.shape());
  }
}
