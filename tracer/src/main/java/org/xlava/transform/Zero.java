package org.xlava.transform;

import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;

/**
 * A tangent or cotangent that is known to be zero, of which no array is made. Rules of the linear
 * algebra of zeros are in {@link Tangents}; no operation takes one as an operand.
 */
public final class Zero extends Tracer {
  // A trace that is over, so that no operation takes one by mistake.
  private static final Trace NOWHERE = new JvpTrace(EvalTrace.INSTANCE);

  static {
    NOWHERE.close();
  }

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
  Trace owner() {
    return NOWHERE;
  }

  @Override
  TransformException outOfPlace(String operation) {
    return new TransformException(
        operation
            + ": operands must have values; got a symbolic zero of type "
            + type()
            + ". A rule that asks for symbolic zeros tells them by Xlava.isSymbolicZero");
  }

  @Override
  public String toString() {
    return "Zero(" + type() + ")";
  }
}
