package org.xlava.transform;

import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;
import org.xlava.ConcretizationException;
import org.xlava.LeakedTracerException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.XlavaException;

/** A tensor that stands for a value while a function is being transformed. */
public abstract non-sealed class Tracer implements Tensor {
  private final TensorType type;
  private final @Nullable StackFrame source = Sources.recorded();

  Tracer(TensorType type) {
    this.type = type;
  }

  /** The trace that this tensor belongs to. */
  abstract Trace owner();

  @Override
  public final TensorType type() {
    return type;
  }

  /** The concrete tensor behind this one, for the traces that compute values as they go. */
  public Tensor concrete(String operation) {
    Trace.checkOpen(operation, this);
    throw new ConcretizationException(
        operation
            + ": needs the value of a tensor of which only the type is known while "
            + owner().description()
            + " traces the function; got "
            + this
            + (source == null ? "" : ", made at " + Sources.show(source))
            + wayOut());
  }

  private String wayOut() {
    boolean index = type.dtype().isInteger();
    return (index
            ? ". As an index give the tensor itself, as in x.get(i), or in Lax.dynamicSlice. Use"
            : ". Use")
        + " Xlava.cond, Xlava.whileLoop or Numpy.where instead of Java's if and while, or let the"
        + " function have the value as a Java number: a captured variable, or a component of a"
        + " record argument";
  }

  /** The failure to use this tensor where its trace is not at work. */
  XlavaException outOfPlace(String operation) {
    return new LeakedTracerException(
        operation
            + ": an operand leaked out of the function that "
            + owner().description()
            + " was tracing; got "
            + this
            + (source == null ? "" : ", made at " + Sources.show(source))
            + ". Return the value from the function instead of storing it elsewhere, and don't pass"
            + " it to another thread"
            + (source == null ? "; -Dxlava.sourceLines=true has this say where it was made" : ""));
  }

  @Override
  public String toString() {
    return "Traced<" + type() + ">with<" + owner().name() + ">";
  }
}
