package org.xlava.ir;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.primitive.Primitive;

/**
 * One application of a primitive: {@code outputs = primitive(inputs)}.
 *
 * @param source the line of the user's code that it comes from, where lines are recorded; equations
 *     are equal whatever line they are from
 */
public record Equation(
    Primitive primitive, List<Atom> inputs, List<Var> outputs, @Nullable StackFrame source) {
  public Equation {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  public Equation(Primitive primitive, List<Atom> inputs, List<Var> outputs) {
    this(primitive, inputs, outputs, null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Equation e
        && primitive.equals(e.primitive)
        && inputs.equals(e.inputs)
        && outputs.equals(e.outputs);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * primitive.hashCode() + inputs.hashCode()) + outputs.hashCode();
  }
}
