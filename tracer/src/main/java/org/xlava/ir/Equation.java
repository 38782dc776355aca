package org.xlava.ir;

import java.util.List;
import org.xlava.primitive.Primitive;

/** One application of a primitive: {@code outputs = primitive(inputs)}. */
public record Equation(Primitive primitive, List<Atom> inputs, List<Var> outputs) {
  public Equation {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
