package org.xlava.transform;

import org.xlava.Tensor;
import org.xlava.TensorType;

/**
 * A tangent or cotangent that is known to be zero, of which no array is made. Rules of the linear
 * algebra of zeros are in {@link Tangents}; no operation takes one as an operand.
 */
public final class Zero extends Tracer {
  private Zero(TensorType type) {
    super(type);
  }

  /** The zero tangent of a value of type {@code type}. */
  public static Zero of(TensorType type) {
    return new Zero(type);
  }

  /** Whether {@code tensor} is a symbolic zero. */
  public static boolean is(Tensor tensor) {
    return tensor instanceof Zero;
  }

  @Override
  Trace trace() {
    return EvalTrace.INSTANCE;
  }

  @Override
  public String toString() {
    return "Zero(" + type() + ")";
  }
}
