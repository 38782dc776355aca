package org.xlava.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.xlava.primitive.Call;
import org.xlava.primitive.PrunedCall;

/**
 * Leaves out of a program what none of the wanted outputs needs, in the programs that it calls too.
 * What has effects stays.
 */
final class DeadCode {
  private final Jaxpr program;
  private final boolean[] live;
  private final List<Equation> kept = new ArrayList<>();
  private boolean changed;

  private DeadCode(Jaxpr program) {
    this.program = program;
    this.live = new boolean[program.variables()];
  }

  /** See {@link Jaxpr#pruned}. */
  static Jaxpr.Pruned remove(Jaxpr program, List<Boolean> outputs, List<Boolean> kept) {
    return new DeadCode(program).remove(outputs, kept);
  }

  private Jaxpr.Pruned remove(List<Boolean> wanted, List<Boolean> keptInputs) {
    List<Atom> outputs = Flags.chosen(program.outputs(), wanted);
    outputs.forEach(this::mark);
    program.equations().reversed().forEach(this::visit);
    List<Boolean> inputs =
        IntStream.range(0, keptInputs.size()).mapToObj(i -> keptInputs.get(i) || live[i]).toList();
    changed |= wanted.contains(false) || inputs.contains(false);
    Jaxpr rest =
        changed
            ? new Renumbering(program)
                .apply(Flags.chosen(program.inputs(), inputs), kept.reversed(), outputs)
            : program;
    return new Jaxpr.Pruned(rest, inputs);
  }

  private void visit(Equation e) {
    List<Boolean> used = e.outputs().stream().map(v -> live[v.id()]).toList();
    if (!used.contains(true) && e.primitive().effects().isEmpty()) {
      changed = true;
      return;
    }
    Equation own = used.contains(false) ? pruned(e, used) : e;
    kept.add(own);
    own.inputs().forEach(this::mark);
  }

  private Equation pruned(Equation e, List<Boolean> used) {
    PrunedCall part = e.primitive() instanceof Call call ? call.pruned(used) : null;
    if (part == null) {
      return e;
    }
    changed = true;
    return e.replacedBy(
        part.call(),
        Flags.chosen(e.inputs(), part.operands()),
        Flags.chosen(e.outputs(), part.results()));
  }

  private void mark(Atom atom) {
    if (atom instanceof Var v) {
      live[v.id()] = true;
    }
  }
}
