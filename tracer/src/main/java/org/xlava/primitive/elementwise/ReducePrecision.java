package org.xlava.primitive.elementwise;

import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Elementwise;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.transform.Trace;

/** Rounds to a floating-point format of the given widths; its derivative rounds the tangent too. */
public record ReducePrecision(int exponentBits, int mantissaBits) implements Elementwise {
  @Override
  public String operation() {
    return "reduce_precision";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("exponent_bits", exponentBits), new Param("mantissa_bits", mantissaBits));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    Operands.check("reduce_precision", Operands.Accepts.FLOAT, operands[0]);
    return operands[0];
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return Trace.bind1(this, tangents[0]);
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    return new Tensor[] {Trace.bind1(this, cotangent)};
  }
}
