package org.xlava.transform;

import java.util.List;
import java.util.function.BiFunction;
import org.xlava.Concrete;
import org.xlava.Tensor;
import org.xlava.ir.Atom;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Literal;
import org.xlava.ir.Var;
import org.xlava.primitive.Primitive;

/** Runs programs, equation by equation. */
public final class Evaluation {
  private Evaluation() {}

  /** Applies each equation in turn, as the current trace means it. */
  public static Tensor[] evaluate(Jaxpr program, Tensor... operands) {
    return evaluate(program, Trace::bind, operands);
  }

  /** Applies each equation in turn, as {@code meaning} says. */
  static Tensor[] evaluate(
      Jaxpr program, BiFunction<Primitive, Tensor[], Tensor[]> meaning, Tensor... operands) {
    Tensor[] values = new Tensor[program.variables()];
    System.arraycopy(operands, 0, values, 0, program.inputs().size());
    for (Equation e : program.equations()) {
      Tensor[] x = read(values, e.inputs());
      Tensor[] results =
          e.isPlaced()
              ? Sources.within(e, () -> meaning.apply(e.primitive(), x))
              : meaning.apply(e.primitive(), x);
      write(values, e.outputs(), results);
    }
    return read(values, program.outputs());
  }

  /** The values of {@code atoms}, where {@code values} holds those of the variables by id. */
  static Tensor[] read(Tensor[] values, List<Atom> atoms) {
    Tensor[] result = new Tensor[atoms.size()];
    for (int i = 0; i < result.length; i++) {
      Atom atom = atoms.get(i);
      result[i] = atom instanceof Var v ? values[v.id()] : Concrete.of((Literal) atom);
    }
    return result;
  }

  /** Puts the values of {@code variables} into {@code values}. */
  static void write(Tensor[] values, List<Var> variables, Tensor[] results) {
    for (int i = 0; i < results.length; i++) {
      values[variables.get(i).id()] = results[i];
    }
  }
}
