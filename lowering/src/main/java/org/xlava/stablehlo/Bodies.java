package org.xlava.stablehlo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Atom;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Call;
import org.xlava.primitive.Composite;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Recorder;

/**
 * The bodies of the composites that a module writes out, each recorded once, and which of them it
 * has several times: those become functions.
 */
final class Bodies {
  private final PlatformRules rules;
  private final Map<Use, Jaxpr> recorded = new HashMap<>();
  private final Set<Use> repeated = new HashSet<>();
  private final Set<Jaxpr> visited = new HashSet<>();

  /** A composite on operands of certain types, which are weak or not alike here. */
  private record Use(Composite composite, List<TensorType> types) {
    static Use of(Composite composite, TensorType[] operands) {
      List<TensorType> types = new ArrayList<>(operands.length);
      for (TensorType type : operands) {
        types.add(type.withWeak(false));
      }
      return new Use(composite, types);
    }
  }

  Bodies(PlatformRules rules) {
    this.rules = rules;
  }

  /** Takes note of the bodies in {@code program}, in the programs that it calls and in bodies. */
  void visit(Jaxpr program) {
    if (!visited.add(program)) {
      return;
    }
    for (Equation equation : program.equations()) {
      if (equation.primitive() instanceof Composite c && isWritten(c, equation)) {
        visit(Use.of(c, types(equation)));
      } else if (equation.primitive() instanceof Call call) {
        for (Jaxpr called : call.programs()) {
          visit(called);
        }
      }
    }
  }

  private boolean isWritten(Composite composite, Equation equation) {
    TensorType[] types = types(equation);
    return composite.isComposed(types) && rules.rule(composite, types) == null;
  }

  private static TensorType[] types(Equation equation) {
    return equation.inputs().stream().map(Atom::type).toArray(TensorType[]::new);
  }

  private void visit(Use use) {
    if (recorded.containsKey(use)) {
      repeated.add(use);
    } else {
      visit(recorded(use));
    }
  }

  /** The body of {@code composite} on operands of these types. */
  Jaxpr of(Composite composite, TensorType[] operands) {
    return recorded(Use.of(composite, operands));
  }

  private Jaxpr recorded(Use use) {
    Jaxpr known = recorded.get(use);
    if (known == null) {
      known = record(use.types().toArray(new TensorType[0]), use.composite()::composed);
      recorded.put(use, known);
    }
    return known;
  }

  /** Whether the module has that body several times. */
  boolean isRepeated(Composite composite, TensorType[] operands) {
    return repeated.contains(Use.of(composite, operands));
  }

  /** What {@code f} does to operands of these types. */
  static Jaxpr record(TensorType[] types, UnaryOperator<Tensor[]> f) {
    return CapturedConstants.inside(Recorder.record("lowering", types, f));
  }
}
