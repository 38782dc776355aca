package org.xlava.ir;

import org.xlava.TensorType;

/** An operand of an equation: a variable or a scalar literal. */
public sealed interface Atom permits Var, Literal {
  TensorType type();
}
