package org.xlava.primitive.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Atom;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Var;
import org.xlava.primitive.Axes;
import org.xlava.primitive.PartialCall;
import org.xlava.primitive.Primitive;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.PartialProgram;
import org.xlava.transform.Recorder;
import org.xlava.transform.Wiring;

/**
 * A scan split by what is known. The known scan stacks the residuals of its steps beside its
 * results; the unknown one takes them as slices. A residual that is a known constant of the scan is
 * handed on as it is.
 */
final class ScanSplit {
  private final Scan scan;
  private final boolean[] known;
  private final boolean[] inBody;
  private final PartialProgram split;
  private final Jaxpr knownBody;
  private final int knownConstants;
  private final int knownCarry;
  private final int knownResults;
  private final List<Integer> invariant = new ArrayList<>();
  private final List<Integer> varying = new ArrayList<>();

  ScanSplit(Scan scan, boolean[] known, boolean[] inBody, PartialProgram split) {
    this.scan = scan;
    this.known = known;
    this.inBody = inBody;
    this.split = split;
    this.knownBody = CapturedConstants.inside(split.known());
    this.knownConstants = count(inBody, 0, scan.constants());
    this.knownCarry = count(inBody, scan.constants(), scan.constants() + scan.carry());
    this.knownResults = count(split.knownResults(), 0, split.knownResults().length);
    for (int i = knownResults; i < knownBody.outputs().size(); i++) {
      boolean same = Scan.isInput(knownBody.outputs().get(i), knownConstants);
      (same ? invariant : varying).add(i);
    }
  }

  private static int count(boolean[] values, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      n += values[i] ? 1 : 0;
    }
    return n;
  }

  PartialCall partialCall(TensorType[] types) {
    return new PartialCall(
        knownCall(types), List.of(), unknownCall(types), split.knownResults(), residuals());
  }

  /** The forwarded operands, then what the known scan stacks. */
  private int[] residuals() {
    List<Integer> forwarded = forwarded();
    int[] result = new int[forwarded.size() + varying.size()];
    Arrays.fill(result, PartialCall.COMPUTED);
    int[] places = placesAmongKnown();
    for (int i = 0; i < forwarded.size(); i++) {
      result[i] = places[forwarded.get(i)];
    }
    return result;
  }

  private int[] placesAmongKnown() {
    int[] places = new int[known.length];
    for (int i = 0, next = 0; i < places.length; i++) {
      places[i] = next;
      next += known[i] ? 1 : 0;
    }
    return places;
  }

  /**
   * The operands of the whole scan that the unknown one needs: invariants, then known first
   * carries.
   */
  private List<Integer> forwarded() {
    List<Integer> constants = new ArrayList<>();
    for (int i = 0; i < scan.constants(); i++) {
      if (known[i]) {
        constants.add(i);
      }
    }
    List<Integer> result = new ArrayList<>();
    for (int i : invariant) {
      result.add(constants.get(((Var) knownBody.outputs().get(i)).id()));
    }
    for (int i = scan.constants(); i < scan.constants() + scan.carry(); i++) {
      if (known[i] && !inBody[i]) {
        result.add(i);
      }
    }
    return result;
  }

  // Takes the known operands, of which a first carry that becomes unknown isn't used.
  private Primitive knownCall(TensorType[] types) {
    List<Atom> outputs = new ArrayList<>(knownBody.outputs().subList(0, knownResults));
    varying.forEach(i -> outputs.add(knownBody.outputs().get(i)));
    Jaxpr body = new Jaxpr(knownBody.inputs(), knownBody.equations(), outputs);
    Scan inner =
        new Scan(scan.length(), scan.reverse(), scan.unroll(), body, knownConstants, knownCarry);
    List<TensorType> knownTypes = new ArrayList<>();
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < known.length; i++) {
      if (known[i]) {
        if (inBody[i]) {
          used.add(knownTypes.size());
        }
        knownTypes.add(types[i]);
      }
    }
    if (used.size() == knownTypes.size()) {
      return inner;
    }
    return new JitCall(
        "scan",
        CapturedConstants.inside(
            Recorder.record(
                "linearize",
                knownTypes.toArray(new TensorType[0]),
                x ->
                    org.xlava.transform.Trace.bind(
                        inner, used.stream().map(i -> x[i]).toArray(Tensor[]::new)))));
  }

  // Takes (invariants, known first carries, stacked residuals, unknown operands), and arranges them
  // as (invariants and unknown constants; carry; residuals and unknown slices).
  private Primitive unknownCall(TensorType[] types) {
    Jaxpr body = unknownBody();
    int unknownConstants = scan.constants() - knownConstants;
    int unknownCarry = scan.carry() - knownCarry;
    Scan inner =
        new Scan(
            scan.length(),
            scan.reverse(),
            scan.unroll(),
            body,
            invariant.size() + unknownConstants,
            unknownCarry);
    List<TensorType> taken = new ArrayList<>();
    invariant.forEach(i -> taken.add(knownBody.outputs().get(i).type()));
    for (int i = 0; i < scan.carry(); i++) {
      int at = scan.constants() + i;
      if (known[at] && !inBody[at]) {
        taken.add(types[at]);
      }
    }
    int lifted = taken.size() - invariant.size();
    for (int i : varying) {
      TensorType slice = knownBody.outputs().get(i).type();
      taken.add(slice.withShape(Axes.inserted(slice.shape(), 0, scan.length())));
    }
    for (int i = 0; i < known.length; i++) {
      if (!known[i]) {
        taken.add(types[i]);
      }
    }
    return new JitCall(
        "scan",
        CapturedConstants.inside(
            Recorder.record(
                "linearize",
                taken.toArray(new TensorType[0]),
                x -> org.xlava.transform.Trace.bind(inner, arranged(x, lifted)))));
  }

  private Tensor[] arranged(Tensor[] x, int lifted) {
    List<Tensor> v = Arrays.asList(x);
    int residuals = invariant.size() + lifted;
    int rest = residuals + varying.size();
    Iterator<Tensor> firstCarries = v.subList(invariant.size(), residuals).iterator();
    Iterator<Tensor> unknown = v.subList(rest, v.size()).iterator();
    List<Tensor> operands = new ArrayList<>(v.subList(0, invariant.size()));
    List<Tensor> slices = new ArrayList<>(v.subList(residuals, rest));
    for (int i = 0; i < known.length; i++) {
      if (!inBody[i]) {
        Tensor own = (known[i] ? firstCarries : unknown).next();
        (i < scan.constants() + scan.carry() ? operands : slices).add(own);
      }
    }
    operands.addAll(slices);
    return operands.toArray(new Tensor[0]);
  }

  // The unknown body takes (residuals, unknown inputs); here (invariants, unknown constants, carry,
  // varying residuals, unknown slices).
  private Jaxpr unknownBody() {
    int total = invariant.size() + varying.size();
    int unknownFixed = scan.constants() - knownConstants + scan.carry() - knownCarry;
    int inputs = split.unknown().inputs().size();
    List<Integer> order = new ArrayList<>();
    invariant.forEach(i -> order.add(i - knownResults));
    order.addAll(While.range(total, total + unknownFixed));
    varying.forEach(i -> order.add(i - knownResults));
    order.addAll(While.range(total + unknownFixed, inputs));
    return Wiring.rearranged(split.unknown(), order);
  }
}
