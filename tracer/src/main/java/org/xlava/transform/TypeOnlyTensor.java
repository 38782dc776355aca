package org.xlava.transform;

import org.xlava.ConcretizationException;
import org.xlava.Tensor;
import org.xlava.TensorType;

/** A tensor of which only the type matters, as an argument of {@code evalShape}. */
public final class TypeOnlyTensor extends Tracer {
  private TypeOnlyTensor(TensorType type) {
    super(type);
  }

  public static TypeOnlyTensor of(TensorType type) {
    return new TypeOnlyTensor(type);
  }

  @Override
  Trace owner() {
    return EvalTrace.INSTANCE;
  }

  @Override
  public Tensor concrete(String operation) {
    throw outOfPlace(operation);
  }

  @Override
  ConcretizationException outOfPlace(String operation) {
    return new ConcretizationException(
        operation
            + ": operands must have values; got "
            + this
            + ", which evalShape takes and gives for a tensor of that type");
  }

  @Override
  public String toString() {
    return "Placeholder<" + type() + ">";
  }
}
