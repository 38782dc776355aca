package org.xlava.ir;

import java.util.ArrayList;
import java.util.List;

/** Gives the variables of a program consecutive numbers again after equations were left out. */
final class Renumbering {
  private final Var[] renamed;
  private int next;

  Renumbering(Jaxpr program) {
    this.renamed = new Var[program.variables()];
  }

  Jaxpr apply(List<Var> taken, List<Equation> equations, List<Atom> outputs) {
    List<Var> inputs = define(taken);
    List<Equation> kept = new ArrayList<>(equations.size());
    for (Equation e : equations) {
      List<Atom> operands = rename(e.inputs());
      kept.add(e.replacedBy(e.primitive(), operands, define(e.outputs())));
    }
    return new Jaxpr(inputs, kept, rename(outputs));
  }

  private List<Var> define(List<Var> vars) {
    List<Var> result = new ArrayList<>(vars.size());
    for (Var v : vars) {
      renamed[v.id()] = new Var(next++, v.type());
      result.add(renamed[v.id()]);
    }
    return result;
  }

  private List<Atom> rename(List<Atom> atoms) {
    List<Atom> result = new ArrayList<>(atoms.size());
    for (Atom a : atoms) {
      result.add(a instanceof Var v ? renamed[v.id()] : a);
    }
    return result;
  }
}
