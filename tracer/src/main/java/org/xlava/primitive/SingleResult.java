package org.xlava.primitive;

import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.DynamicUpdateSlice;
import org.xlava.primitive.array.Gather;
import org.xlava.primitive.array.Iota;
import org.xlava.primitive.array.Scatter;
import org.xlava.primitive.collective.Collective;
import org.xlava.primitive.elementwise.BitcastConvertType;
import org.xlava.primitive.elementwise.Clamp;
import org.xlava.primitive.fft.FourierTransform;
import org.xlava.primitive.linalg.DotGeneral;
import org.xlava.primitive.reduction.ArgReduction;
import org.xlava.primitive.reduction.Cumulative;
import org.xlava.primitive.reduction.Reduction;
import org.xlava.transform.Trace;

/** A primitive of exactly one result. */
public sealed interface SingleResult extends Primitive
    permits Elementwise,
        Linear,
        DotGeneral,
        Reduction,
        ArgReduction,
        Collective,
        Clamp,
        Constant,
        Iota,
        BitcastConvertType,
        Cumulative,
        Gather,
        Scatter,
        DynamicSlice,
        DynamicUpdateSlice,
        FourierTransform {
  /** The result's type for operands of the given types. */
  TensorType outputType(TensorType[] operands);

  /** The result's tangent, given the operands, the result and the operands' tangents. */
  Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents);

  /** The cotangents of the operands, given the result's. */
  Tensor[] transpose(Tensor cotangent, Tensor[] operands);

  @Override
  default TensorType[] outputTypes(TensorType[] operands) {
    return new TensorType[] {outputType(operands)};
  }

  @Override
  default Dual jvp(Tensor[] primals, Tensor[] tangents) {
    Tensor result = Trace.bind1(this, primals);
    return Dual.of(result, jvp(primals, result, tangents));
  }

  @Override
  default Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    return transpose(cotangents[0], operands);
  }

  /** The failure to transpose what isn't linear. */
  default TransformException notLinear() {
    return new TransformException(
        "transpose: "
            + operation()
            + " is not linear in this operand; differentiate with jvp, or give a customVjp");
  }
}
