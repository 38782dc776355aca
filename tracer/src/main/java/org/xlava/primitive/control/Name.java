package org.xlava.primitive.control;

import java.util.List;
import org.xlava.Concrete;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Elementwise;
import org.xlava.primitive.Param;

/** The operand, under a name that policies of {@code checkpoint} refer to. */
public record Name(String name) implements Elementwise {
  @Override
  public String operation() {
    return "name";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("name", name));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    return operands[0];
  }

  @Override
  public Tensor[] evaluate(Concrete[] operands) {
    return operands;
  }

  // The tangent has no name.
  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return tangents[0];
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    return new Tensor[] {cotangent};
  }
}
