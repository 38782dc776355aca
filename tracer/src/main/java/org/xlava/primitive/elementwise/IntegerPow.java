package org.xlava.primitive.elementwise;

import static org.xlava.Lax.*;

import java.util.List;
import org.xlava.DTypeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Elementwise;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.transform.Zero;

/** Raises to a power that is part of the program. */
public record IntegerPow(int y) implements Elementwise {
  @Override
  public String operation() {
    return "integer_pow";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("y", y));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    Operands.check("integer_pow", Operands.Accepts.NUMBER, operands[0]);
    if (y < 0 && operands[0].dtype().isInteger()) {
      throw new DTypeException(
          "integer_pow: integers cannot be raised to negative powers; got "
              + operands[0]
              + " to the power "
              + y);
    }
    return operands[0];
  }

  // d(x^n) = n x^(n-1) dx
  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (y == 0 || !result.dtype().isInexact()) {
      return Zero.of(result.type());
    }
    Tensor x = operands[0];
    return switch (y) {
      case 1 -> tangents[0];
      case 2 -> mul(tangents[0], mul(constant(x, 2), x));
      default -> mul(tangents[0], mul(constant(x, y), integerPow(x, y - 1)));
    };
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    throw notLinear();
  }
}
