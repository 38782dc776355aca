package org.xlava.transform;

import java.util.List;
import java.util.function.Supplier;
import org.xlava.Tensor;
import org.xlava.ir.Atom;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.NameStack;
import org.xlava.ir.Var;

/**
 * Transposition of linear programs, the backward pass of reverse mode: what does not depend on the
 * linear inputs is evaluated forwards, then cotangents flow through the other equations in reverse.
 */
final class Backward {
  private final Jaxpr program;
  private final Tensor[] values;
  private final Tensor[] cotangents;
  private final boolean[] linear;
  private final boolean named;

  private Backward(Jaxpr program, boolean named) {
    this.program = program;
    this.named = named;
    int n = program.variables();
    this.values = new Tensor[n];
    this.cotangents = new Tensor[n];
    this.linear = new boolean[n];
  }

  /**
   * The cotangents of the operands that are {@link LinearInput}s, symbolic zeros for those that no
   * output depends on and for the others.
   */
  static Tensor[] transpose(Jaxpr program, Tensor[] operands, Tensor[] cotangents) {
    return new Backward(program, false).transpose(operands, cotangents);
  }

  /** As the other, with the transformation among the names of the scopes. */
  static Tensor[] transposeNamed(Jaxpr program, Tensor[] operands, Tensor[] cotangents) {
    return new Backward(program, true).transpose(operands, cotangents);
  }

  private Tensor[] transpose(Tensor[] operands, Tensor[] cotangents) {
    forward(operands);
    seed(cotangents);
    for (Equation e : program.equations().reversed()) {
      backward(e);
    }
    return collect(operands);
  }

  private void forward(Tensor[] operands) {
    List<Var> inputs = program.inputs();
    for (int i = 0; i < operands.length; i++) {
      int id = inputs.get(i).id();
      values[id] = operands[i];
      linear[id] = LinearInput.is(operands[i]);
    }
    for (Equation e : program.equations()) {
      if (dependsOnLinear(e)) {
        for (Var v : e.outputs()) {
          linear[v.id()] = true;
          values[v.id()] = new LinearInput(v.type());
        }
      } else {
        Tensor[] known = Evaluation.read(values, e.inputs());
        Tensor[] results = within(e, () -> Trace.bind(e.primitive(), known));
        Evaluation.write(values, e.outputs(), results);
      }
    }
  }

  private Tensor[] within(Equation e, Supplier<Tensor[]> body) {
    NameStack names = e.names();
    return Sources.within(e, names != null && named ? Scopes.transposed(names) : names, body);
  }

  private boolean dependsOnLinear(Equation e) {
    for (Atom a : e.inputs()) {
      if (a instanceof Var v && linear[v.id()]) {
        return true;
      }
    }
    return false;
  }

  private void seed(Tensor[] outputCotangents) {
    for (int i = 0; i < outputCotangents.length; i++) {
      accumulate(program.outputs().get(i), outputCotangents[i]);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void backward(Equation e) {
    if (e.outputs().isEmpty() || !linear[e.outputs().getFirst().id()]) {
      return;
    }
    Tensor[] results = new Tensor[e.outputs().size()];
    boolean any = false;
    for (int i = 0; i < results.length; i++) {
      Var v = e.outputs().get(i);
      Tensor ct = cotangents[v.id()];
      results[i] = ct == null ? Zero.of(v.type()) : ct;
      any |= ct != null;
      clear(v);
    }
    if (any) {
      Tensor[] operands = Evaluation.read(values, e.inputs());
      Tensor[] operandCotangents = within(e, () -> e.primitive().transpose(results, operands));
      for (int i = 0; i < operandCotangents.length; i++) {
        accumulate(e.inputs().get(i), operandCotangents[i]);
      }
    }
  }

  @SuppressWarnings("NullAway") // lets the memory go as soon as it is used
  private void clear(Var v) {
    cotangents[v.id()] = null;
  }

  private void accumulate(Atom atom, Tensor cotangent) {
    if (atom instanceof Var v && linear[v.id()] && !Zero.is(cotangent)) {
      Tensor sum = cotangents[v.id()];
      cotangents[v.id()] = sum == null ? cotangent : Tangents.add(sum, cotangent);
    }
  }

  private Tensor[] collect(Tensor[] operands) {
    Tensor[] result = new Tensor[operands.length];
    for (int i = 0; i < result.length; i++) {
      Tensor ct = cotangents[program.inputs().get(i).id()];
      result[i] = ct == null ? Zero.of(operands[i].type()) : ct;
    }
    return result;
  }
}
