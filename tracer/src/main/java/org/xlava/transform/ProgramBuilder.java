package org.xlava.transform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.Tensor;
import org.xlava.ir.Atom;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Literal;
import org.xlava.ir.Var;
import org.xlava.transform.RecordingTrace.Entry;
import org.xlava.transform.RecordingTrace.Recorded;

/**
 * Turns what a {@link RecordingTrace} recorded into a program with consecutively numbered
 * variables.
 */
final class ProgramBuilder {
  private final RecordingTrace trace;
  private final @Nullable Var[] vars;
  private final Map<Tensor, Var> constants = new IdentityHashMap<>();
  private final List<Tensor> captured = new ArrayList<>();
  private final List<Var> inputs = new ArrayList<>();
  private int next;

  ProgramBuilder(RecordingTrace trace, int recorded) {
    this.trace = trace;
    this.vars = new Var[recorded];
  }

  ClosedJaxpr build(List<Recorded> arguments, List<Entry> entries, Tensor[] outputs) {
    entries.forEach(e -> capture(e.operands()));
    capture(outputs);
    for (Recorded argument : arguments) {
      inputs.add(define(argument));
    }
    List<Equation> equations = new ArrayList<>(entries.size());
    for (Entry e : entries) {
      equations.add(equation(e));
    }
    List<Atom> results = atoms(outputs);
    return new ClosedJaxpr(new Jaxpr(inputs, equations, results), captured);
  }

  private void capture(Tensor[] operands) {
    for (Tensor operand : operands) {
      Tensor known = known(operand);
      if (known != null && literal(known) == null && !constants.containsKey(known)) {
        Var v = new Var(next++, known.type());
        constants.put(known, v);
        captured.add(known);
        inputs.add(v);
      }
    }
  }

  private @Nullable Tensor known(Tensor x) {
    if (x instanceof Recorded r && r.trace == trace) {
      return r.constant;
    }
    return x;
  }

  private static @Nullable Literal literal(Tensor x) {
    return x instanceof Concrete c ? c.literal() : null;
  }

  private Var define(Recorded r) {
    Var v = new Var(next++, r.type());
    vars[r.id] = v;
    return v;
  }

  private Equation equation(Entry e) {
    List<Atom> operands = atoms(e.operands());
    List<Var> results = new ArrayList<>(e.results().length);
    for (Recorded r : e.results()) {
      results.add(define(r));
    }
    return new Equation(e.primitive(), operands, results, e.source(), e.names());
  }

  private List<Atom> atoms(Tensor[] operands) {
    List<Atom> atoms = new ArrayList<>(operands.length);
    for (Tensor operand : operands) {
      atoms.add(atom(operand));
    }
    return atoms;
  }

  private Atom atom(Tensor x) {
    Tensor known = known(x);
    if (known == null) {
      Var v = vars[((Recorded) x).id];
      if (v == null) {
        throw new IllegalStateException("program: variable used before its definition: " + x);
      }
      return v;
    }
    Literal literal = literal(known);
    if (literal != null) {
      return literal;
    }
    Var v = constants.get(known);
    if (v == null) {
      throw new IllegalStateException("program: constant was not captured: " + known.type());
    }
    return v;
  }
}
