package org.xlava.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.xlava.CheckpointPolicy;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.ir.Atom;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Var;
import org.xlava.primitive.Effect;
import org.xlava.primitive.JitCall;
import org.xlava.primitive.PartialCall;

/**
 * The split of a program by what is known whose unknown part computes again what it needs of the
 * known one, but for the values that a policy keeps.
 */
public final class Rematerialization {
  private final Jaxpr known;
  private final Programs.Partial parts;
  private final int knownOperands;
  private final List<Var> saveable = new ArrayList<>();

  /**
   * A program split in two.
   *
   * @param residuals as in {@link PartialCall}
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Split(Jaxpr known, Jaxpr unknown, boolean[] knownResults, int[] residuals) {}

  private record Key(List<Boolean> known, CheckpointPolicy policy) {}

  private Rematerialization(Programs.Partial parts, CheckpointPolicy policy) {
    this.parts = parts;
    this.known = inlined(Programs.closed(parts.known()));
    this.knownOperands = known.inputs().size();
    for (Equation e : known.equations()) {
      if (policy.saveable(e.primitive())) {
        saveable.addAll(e.outputs());
      }
    }
  }

  /** Splits {@code program}; what is made is kept with it. */
  public static Split split(Jaxpr program, boolean[] known, CheckpointPolicy policy) {
    if (program.effects().stream().anyMatch(Effect::isIo)) {
      throw new TransformException(
          "checkpoint: the function must not call ioCallback, which would be called again; got one"
              + " that does. Use pureCallback or debugCallback, or call it outside of checkpoint");
    }
    List<Boolean> key = IntStream.range(0, known.length).mapToObj(i -> known[i]).toList();
    return program.derived(
        new Key(key, policy),
        () -> new Rematerialization(Programs.partialEval(program, known), policy).split());
  }

  // The policy is asked about the operations inside of nested jit too.
  private static Jaxpr inlined(Jaxpr program) {
    return Programs.closed(
        Programs.record("checkpoint", program.inputTypes(), x -> inlined(program, x)));
  }

  private static Tensor[] inlined(Jaxpr program, Tensor[] operands) {
    Tensor[] values = new Tensor[program.variables()];
    System.arraycopy(operands, 0, values, 0, operands.length);
    for (Equation e : program.equations()) {
      Tensor[] x = Jaxpr.read(values, e.inputs());
      assign(
          values,
          e,
          e.primitive() instanceof JitCall call
              ? inlined(call.jaxpr(), x)
              : Trace.bind(e.primitive(), x));
    }
    return Jaxpr.read(values, program.outputs());
  }

  private static void assign(Tensor[] values, Equation e, Tensor[] results) {
    for (int i = 0; i < results.length; i++) {
      values[e.outputs().get(i).id()] = results[i];
    }
  }

  private Split split() {
    Jaxpr whole = recomputing();
    List<Integer> used = used(whole, knownOperands + saveable.size());
    Jaxpr unknown = Programs.restricted(whole, used, knownOperands + saveable.size());
    List<Atom> kept = new ArrayList<>(known.outputs().subList(0, knownResultCount()));
    int[] residuals = new int[used.size()];
    for (int i = 0; i < residuals.length; i++) {
      int input = used.get(i);
      residuals[i] = input < knownOperands ? input : PartialCall.COMPUTED;
      if (input >= knownOperands) {
        kept.add(saveable.get(input - knownOperands));
      }
    }
    Jaxpr first = new Jaxpr(known.inputs(), known.equations(), kept).withoutDeadCode().interned();
    return new Split(first, unknown, parts.knownResults(), residuals);
  }

  private int knownResultCount() {
    int n = 0;
    for (boolean k : parts.knownResults()) {
      n += k ? 1 : 0;
    }
    return n;
  }

  /** The unknown part, from the known operands, all saveable values and the unknown operands. */
  private Jaxpr recomputing() {
    TensorType[] residualTypes = parts.unknown().inputTypes();
    int residuals = parts.residuals().length;
    List<TensorType> types = new ArrayList<>(Arrays.asList(known.inputTypes()));
    saveable.forEach(v -> types.add(v.type()));
    types.addAll(Arrays.asList(residualTypes).subList(residuals, residualTypes.length));
    return Programs.closed(
            Programs.record("checkpoint", types.toArray(new TensorType[0]), this::recompute))
        .withoutDeadCode()
        .interned();
  }

  private Tensor[] recompute(Tensor[] x) {
    Tensor[] values = new Tensor[known.variables()];
    System.arraycopy(x, 0, values, 0, knownOperands);
    for (int i = 0; i < saveable.size(); i++) {
      values[saveable.get(i).id()] = x[knownOperands + i];
    }
    for (Equation e : known.equations()) {
      if (e.outputs().isEmpty() || values[e.outputs().getFirst().id()] == null) {
        assign(values, e, Trace.bind(e.primitive(), Jaxpr.read(values, e.inputs())));
      }
    }
    List<Tensor> operands = new ArrayList<>();
    Tensor[] outputs = Jaxpr.read(values, known.outputs());
    int next = knownResultCount();
    for (int place : parts.residuals()) {
      operands.add(place == PartialCall.COMPUTED ? outputs[next++] : x[place]);
    }
    operands.addAll(Arrays.asList(x).subList(knownOperands + saveable.size(), x.length));
    return parts.unknown().evaluate(operands.toArray(new Tensor[0]));
  }

  /** Which of the first {@code n} inputs the program uses. */
  private static List<Integer> used(Jaxpr program, int n) {
    TreeSet<Integer> ids = new TreeSet<>();
    program.equations().forEach(e -> e.inputs().forEach(a -> add(ids, a)));
    program.outputs().forEach(a -> add(ids, a));
    return List.copyOf(ids.headSet(n));
  }

  private static void add(TreeSet<Integer> ids, Atom atom) {
    if (atom instanceof Var v) {
      ids.add(v.id());
    }
  }
}
