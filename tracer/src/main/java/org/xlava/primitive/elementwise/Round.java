package org.xlava.primitive.elementwise;

import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Elementwise;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.transform.Zero;

/** Rounds to whole numbers; the derivative is zero everywhere. */
public record Round(Method method) implements Elementwise {
  /** Where halves go. */
  public enum Method {
    AWAY_FROM_ZERO,
    TO_NEAREST_EVEN
  }

  @Override
  public String operation() {
    return "round";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("rounding_method", method));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    Operands.check("round", Operands.Accepts.FLOAT, operands[0]);
    return operands[0];
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
