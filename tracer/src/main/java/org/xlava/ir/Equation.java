package org.xlava.ir;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.primitive.Call;
import org.xlava.primitive.Primitive;

/**
 * One application of a primitive: {@code outputs = primitive(inputs)}.
 *
 * @param source the line of the user's code that it comes from, where lines are recorded; equations
 *     are equal whatever line they are from
 * @param names the named scopes that it is in, if any; equations are equal whatever their names
 */
public record Equation(
    Primitive primitive,
    List<Atom> inputs,
    List<Var> outputs,
    @Nullable StackFrame source,
    @Nullable NameStack names) {
  public Equation {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  public Equation(Primitive primitive, List<Atom> inputs, List<Var> outputs) {
    this(primitive, inputs, outputs, null, null);
  }

  /** Another equation in place of this one, from the same line and of the same names. */
  public Equation replacedBy(Primitive other, List<Atom> operands, List<Var> results) {
    return new Equation(other, operands, results, source, names);
  }

  /** Whether it is known where it is from. */
  public boolean isPlaced() {
    return source != null || names != null;
  }

  /** Whether it has names, or an equation of a program that it calls has. */
  boolean isNamed() {
    return names != null
        || primitive instanceof Call call && call.programs().stream().anyMatch(Jaxpr::isNamed);
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
