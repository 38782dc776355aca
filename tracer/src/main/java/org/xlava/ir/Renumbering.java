package org.xlava.ir;

import java.util.ArrayList;
import java.util.List;

/** Gives the variables of a program consecutive numbers again after equations were left out. */
final class Renumbering {
  private final Jaxpr program;
  private final Var[] renamed;
  private int next;

  Renumbering(Jaxpr program) {
    this.program = program;
    this.renamed = new Var[program.variables()];
  }

  Jaxpr apply(List<Equation> equations) {
    List<Var> inputs = define(program.inputs());
    List<Equation> kept = new ArrayList<>(equations.size());
    for (Equation e : equations) {
      List<Atom> operands = rename(e.inputs());
      kept.add(new Equation(e.primitive(), operands, define(e.outputs()), e.source()));
    }
    return new Jaxpr(inputs, kept, rename(program.outputs()));
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
