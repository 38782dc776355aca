package org.xlava.transform;

import org.xlava.ConcretizationException;
import org.xlava.Tensor;
import org.xlava.TensorType;

/** A tensor that stands for a value while a function is being transformed. */
public abstract non-sealed class Tracer implements Tensor {
  private final TensorType type;

  Tracer(TensorType type) {
    this.type = type;
  }

  /** The trace that this tensor belongs to. */
  abstract Trace trace();

  @Override
  public final TensorType type() {
    return type;
  }

  /** The concrete tensor behind this one, for the traces that compute values as they go. */
  public Tensor concrete(String operation) {
    throw new ConcretizationException(
        operation
            + ": needs the value of a tensor whose value is not known while "
            + trace().description()
            + " traces the function; got "
            + this
            + ". Use Xlava.cond, Xlava.whileLoop or Numpy.where in place of Java control flow, or"
            + " mark the argument static");
  }

  @Override
  public String toString() {
    return "Traced<" + type() + ">with<" + trace().name() + ">";
  }
}
