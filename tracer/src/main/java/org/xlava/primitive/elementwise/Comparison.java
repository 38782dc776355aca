package org.xlava.primitive.elementwise;

import java.util.Locale;
import org.xlava.DType;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Elementwise;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Operands.Accepts;
import org.xlava.transform.Zero;

/**
 * Elementwise comparisons. Those that end in {@code _TO} use the total order of floats, in which
 * -NaN &lt; -∞ &lt; -0 &lt; +0 &lt; ∞ &lt; NaN.
 */
public enum Comparison implements Elementwise {
  EQ(Accepts.ANY),
  NE(Accepts.ANY),
  GE(Accepts.ORDERED),
  GT(Accepts.ORDERED),
  LE(Accepts.ORDERED),
  LT(Accepts.ORDERED),
  EQ_TO(Accepts.ORDERED),
  LE_TO(Accepts.ORDERED),
  LT_TO(Accepts.ORDERED);

  private final Accepts accepts;
  private final String operation = name().toLowerCase(Locale.ROOT);

  Comparison(Accepts accepts) {
    this.accepts = accepts;
  }

  @Override
  public String operation() {
    return operation;
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    Operands.check(operation, accepts, operands[0]);
    Operands.sameDtype(operation, operands);
    return new TensorType(
        DType.BOOL, Operands.broadcast(operation, operands), Operands.weak(operands));
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return Zero.of(result.type());
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    throw notLinear();
  }
}
