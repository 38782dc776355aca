package org.xlava.primitive.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Atom;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Var;
import org.xlava.primitive.Axes;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Call;
import org.xlava.primitive.Composite;
import org.xlava.primitive.Dual;
import org.xlava.primitive.KeepingCall;
import org.xlava.primitive.Param;
import org.xlava.primitive.PartialCall;
import org.xlava.primitive.PrunedCall;
import org.xlava.primitive.SavedForms;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.DynamicUpdateSlice;
import org.xlava.transform.BatchedProgram;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Evaluation;
import org.xlava.transform.JvpProgram;
import org.xlava.transform.LinearInput;
import org.xlava.transform.PartialProgram;
import org.xlava.transform.Recorder;
import org.xlava.transform.Tangents;
import org.xlava.transform.TensorArrays;
import org.xlava.transform.Trace;
import org.xlava.transform.TransposedProgram;
import org.xlava.transform.Wiring;
import org.xlava.transform.Zero;

/**
 * Runs {@code body} over the slices of arrays along their first dimension. The body takes
 * constants, a carry and slices, and gives the next carry and slices of results. Operands are the
 * constants, the first carry and the arrays; results the last carry and the arrays of results.
 *
 * @param unroll how many steps one round of the compiled loop takes
 */
public record Scan(int length, boolean reverse, int unroll, Jaxpr body, int constants, int carry)
    implements Call, Composite {
  @Override
  public String operation() {
    return "scan";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("jaxpr", body),
        new Param("length", length),
        new Param("num_carry", carry),
        new Param("num_consts", constants),
        new Param("reverse", reverse),
        new Param("unroll", unroll));
  }

  @Override
  public List<Jaxpr> programs() {
    return List.of(body);
  }

  @Override
  public String label() {
    return "body";
  }

  @Override
  public int resultCount() {
    return body.outputs().size();
  }

  private int results() {
    return body.outputs().size() - carry;
  }

  private TensorType stacked(TensorType slice) {
    return slice.withShape(Axes.inserted(slice.shape(), 0, length));
  }

  @Override
  public TensorType[] outputTypes(TensorType[] operands) {
    TensorType[] types = body.outputTypes();
    for (int i = carry; i < types.length; i++) {
      types[i] = stacked(types[i]);
    }
    return types;
  }

  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    List<Boolean> nonzero = Tangents.nonzero(tangents);
    List<Boolean> constant = nonzero.subList(0, constants);
    List<Boolean> carried = new ArrayList<>(nonzero.subList(constants, constants + carry));
    List<Boolean> sliced = nonzero.subList(constants + carry, nonzero.size());
    List<Boolean> some;
    List<Boolean> before;
    JvpProgram derivative;
    do {
      before = List.copyOf(carried);
      some = While.concat(carried, Collections.nCopies(results(), false));
      derivative = JvpProgram.of(body, While.concat(While.concat(constant, carried), sliced), some);
      Cond.or(carried, derivative.nonzero().subList(0, carry));
    } while (!before.equals(carried));
    List<Boolean> out = derivative.nonzero();
    Jaxpr wide =
        grouped(CapturedConstants.inside(derivative.recording()), constant, carried, sliced, out);
    Scan scan =
        new Scan(
            length,
            reverse,
            unroll,
            wide,
            constants + Flags.count(constant),
            carry + Flags.count(carried));
    Tensor[] seeds = tangents.clone();
    for (int i = 0; i < carry; i++) {
      if (carried.get(i)) {
        seeds[constants + i] = Tangents.instantiate(seeds[constants + i]);
      }
    }
    Tensor[] results = Trace.bind(scan, groupedOperands(primals, seeds));
    return ungrouped(results, carried, out.subList(carry, out.size()));
  }

  // From (constants, carry, slices, their tangents) to each with its tangents; results alike.
  private Jaxpr grouped(
      Jaxpr derivative,
      List<Boolean> constant,
      List<Boolean> carried,
      List<Boolean> sliced,
      List<Boolean> out) {
    int n = body.inputs().size();
    int a = n + Flags.count(constant);
    int b = a + Flags.count(carried);
    List<Integer> order = new ArrayList<>(While.range(0, constants));
    order.addAll(While.range(n, a));
    order.addAll(While.range(constants, constants + carry));
    order.addAll(While.range(a, b));
    order.addAll(While.range(constants + carry, n));
    order.addAll(While.range(b, b + Flags.count(sliced)));
    Jaxpr arranged = Wiring.rearranged(derivative, order);
    int m = body.outputs().size();
    int c = m + Flags.count(out.subList(0, carry));
    List<Atom> outputs = new ArrayList<>(arranged.outputs().subList(0, carry));
    outputs.addAll(arranged.outputs().subList(m, c));
    outputs.addAll(arranged.outputs().subList(carry, m));
    outputs.addAll(arranged.outputs().subList(c, arranged.outputs().size()));
    return new Jaxpr(arranged.inputs(), arranged.equations(), outputs);
  }

  private Tensor[] groupedOperands(Tensor[] primals, Tensor[] tangents) {
    List<Tensor> all = new ArrayList<>();
    int[] bounds = {0, constants, constants + carry, primals.length};
    for (int g = 0; g < 3; g++) {
      all.addAll(Arrays.asList(primals).subList(bounds[g], bounds[g + 1]));
      for (int i = bounds[g]; i < bounds[g + 1]; i++) {
        if (!Zero.is(tangents[i])) {
          all.add(tangents[i]);
        }
      }
    }
    return all.toArray(new Tensor[0]);
  }

  private Dual ungrouped(Tensor[] results, List<Boolean> carried, List<Boolean> stackedNonzero) {
    List<Tensor> all = Arrays.asList(results);
    int c = carry + Flags.count(carried);
    List<Tensor> ordered = new ArrayList<>(all.subList(0, carry));
    ordered.addAll(all.subList(c, c + results()));
    ordered.addAll(all.subList(carry, c));
    ordered.addAll(all.subList(c + results(), all.size()));
    return Tangents.dual(ordered.toArray(new Tensor[0]), While.concat(carried, stackedNonzero));
  }

  @Override
  public Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    Tensor[] moved = new Tensor[operands.length];
    int[] bodyDims = new int[operands.length];
    for (int i = 0; i < operands.length; i++) {
      boolean batched = dims[i] != Batching.NONE;
      int to = i < constants + carry ? 0 : 1;
      moved[i] = batched ? Batching.move(operands[i], dims[i], to) : operands[i];
      bodyDims[i] = batched ? 0 : Batching.NONE;
    }
    List<Boolean> carried =
        new ArrayList<>(Batching.batched(bodyDims).subList(constants, constants + carry));
    List<Boolean> before;
    BatchedProgram wide;
    do {
      before = List.copyOf(carried);
      for (int i = 0; i < carry; i++) {
        bodyDims[constants + i] = carried.get(i) ? 0 : Batching.NONE;
      }
      wide = BatchedProgram.of(body, axis, bodyDims, forced(axis, bodyDims, carried));
      Cond.or(carried, Batching.batched(wide.dims()).subList(0, carry));
    } while (!before.equals(carried));
    for (int i = 0; i < carry; i++) {
      int at = constants + i;
      if (carried.get(i) && dims[at] == Batching.NONE) {
        moved[at] = Batching.front(moved[at], Batching.NONE, axis.size());
      }
    }
    Scan scan =
        new Scan(
            length, reverse, unroll, CapturedConstants.inside(wide.recording()), constants, carry);
    int[] resultDims = wide.dims().clone();
    for (int i = carry; i < resultDims.length; i++) {
      resultDims[i] = resultDims[i] == Batching.NONE ? Batching.NONE : 1;
    }
    return new Batched(Trace.bind(scan, moved), resultDims);
  }

  // Batched results have their batch dimension in front, wherever the body leaves it.
  private List<Boolean> forced(BatchAxis axis, int[] bodyDims, List<Boolean> carried) {
    List<Boolean> out =
        new ArrayList<>(Batching.batched(BatchedProgram.of(body, axis, bodyDims).dims()));
    for (int i = 0; i < carry; i++) {
      out.set(i, out.get(i) || carried.get(i));
    }
    return out;
  }

  // A carry that is needed inside is needed after each step.
  @Override
  public PrunedCall pruned(List<Boolean> used) {
    List<Boolean> results = new ArrayList<>(used);
    List<Boolean> before;
    Jaxpr.Pruned part;
    do {
      before = List.copyOf(results);
      List<Boolean> kept = new ArrayList<>(Collections.nCopies(body.inputs().size(), false));
      for (int i = 0; i < carry; i++) {
        kept.set(constants + i, before.get(i));
      }
      part = body.pruned(before, List.copyOf(kept));
      Cond.or(results.subList(0, carry), part.inputs().subList(constants, constants + carry));
    } while (!before.equals(results));
    int fixed = Flags.count(part.inputs().subList(0, constants));
    int carried = Flags.count(before.subList(0, carry));
    Scan scan = new Scan(length, reverse, unroll, part.program(), fixed, carried);
    return new PrunedCall(scan, before, part.inputs());
  }

  // What is kept of each step is stacked.
  @Override
  public KeepingCall keeping(Function<Jaxpr, SavedForms> programs) {
    SavedForms step = programs.apply(body);
    return new KeepingCall(
        new Scan(length, reverse, unroll, step.first(), constants, carry),
        new Scan(length, reverse, unroll, step.again(), constants, carry),
        resultCount());
  }

  // --- partial evaluation: what is known is scanned now and leaves residuals for each step

  @Override
  public PartialCall partialEval(boolean[] known, TensorType[] types) {
    boolean[] inBody = known.clone();
    List<Boolean> unknown = new ArrayList<>();
    for (int i = 0; i < carry; i++) {
      unknown.add(!known[constants + i]);
    }
    List<Boolean> before;
    PartialProgram split;
    do {
      before = List.copyOf(unknown);
      for (int i = 0; i < carry; i++) {
        inBody[constants + i] = !unknown.get(i);
      }
      split =
          PartialProgram.of(
              body, inBody, While.concat(unknown, Collections.nCopies(results(), false)));
      for (int i = 0; i < carry; i++) {
        unknown.set(i, unknown.get(i) || !split.knownResults()[i]);
      }
    } while (!before.equals(unknown));
    return new ScanSplit(this, known, inBody, split.computed()).partialCall(types);
  }

  // --- transposition: a scan in the other direction

  // Cotangents of the constants add up in the carry, beside that of the carry itself.
  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    List<Boolean> linear = new ArrayList<>(LinearInput.among(operands));
    for (int i = constants; i < constants + carry; i++) {
      if (!operands[i].dtype().isInexact()) {
        throw new org.xlava.TransformException(
            "transpose: scan must be linear in its carry; got a carry of type "
                + operands[i].type());
      }
      linear.set(i, true);
    }
    List<Integer> linearConstants = chosen(linear, 0, constants, true);
    List<Integer> otherConstants = chosen(linear, 0, constants, false);
    List<Integer> linearSlices = chosen(linear, constants + carry, operands.length, true);
    List<Integer> otherSlices = chosen(linear, constants + carry, operands.length, false);
    Jaxpr step = transposedBody(linear, linearConstants, otherConstants, linearSlices, otherSlices);
    Scan scan =
        new Scan(
            length, !reverse, unroll, step, otherConstants.size(), linearConstants.size() + carry);
    List<Tensor> arguments = new ArrayList<>();
    otherConstants.forEach(i -> arguments.add(operands[i]));
    linearConstants.forEach(i -> arguments.add(Tangents.zeros(operands[i].type())));
    for (Tensor ct : cotangents) {
      arguments.add(Tangents.instantiate(ct));
    }
    otherSlices.forEach(i -> arguments.add(operands[i]));
    Tensor[] results = Trace.bind(scan, arguments.toArray(new Tensor[0]));
    return aligned(results, operands, linearConstants, linearSlices);
  }

  private static List<Integer> chosen(List<Boolean> linear, int from, int to, boolean value) {
    return While.range(from, to).stream().filter(i -> linear.get(i) == value).toList();
  }

  // (other constants; constants' and carry's cotangents; results' cotangents, other slices)
  //   to (constants' and carry's cotangents; slices' cotangents)
  private Jaxpr transposedBody(
      List<Boolean> linear,
      List<Integer> linearConstants,
      List<Integer> otherConstants,
      List<Integer> linearSlices,
      List<Integer> otherSlices) {
    TensorType[] inputs = body.inputTypes();
    List<TensorType> types = new ArrayList<>();
    otherConstants.forEach(i -> types.add(inputs[i]));
    linearConstants.forEach(i -> types.add(inputs[i]));
    types.addAll(Arrays.asList(body.outputTypes()));
    otherSlices.forEach(i -> types.add(inputs[i]));
    List<Boolean> all = Collections.nCopies(body.outputs().size(), true);
    TransposedProgram transposed = TransposedProgram.of(body, linear, all, true);
    Jaxpr backward = CapturedConstants.inside(transposed.recording());
    int oc = otherConstants.size();
    int lc = linearConstants.size();
    int outs = body.outputs().size();
    return CapturedConstants.inside(
        Recorder.record(
            "grad",
            types.toArray(new TensorType[0]),
            x -> {
              List<Tensor> v = Arrays.asList(x);
              List<Tensor> operands = new ArrayList<>(v.subList(0, oc));
              operands.addAll(v.subList(oc + lc + outs, v.size()));
              operands.addAll(v.subList(oc + lc, oc + lc + outs));
              Tensor[] results = Evaluation.evaluate(backward, operands.toArray(new Tensor[0]));
              for (int i = 0; i < lc; i++) {
                results[i] = Lax.add(v.get(oc + i), results[i]);
              }
              return results;
            }));
  }

  private Tensor[] aligned(
      Tensor[] results,
      Tensor[] operands,
      List<Integer> linearConstants,
      List<Integer> linearSlices) {
    Tensor[] all = new Tensor[operands.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = Zero.of(operands[i].type());
    }
    int next = 0;
    for (int i : linearConstants) {
      all[i] = results[next++];
    }
    for (int i = constants; i < constants + carry; i++) {
      Tensor ct = results[next++];
      all[i] = LinearInput.is(operands[i]) ? ct : all[i];
    }
    for (int i : linearSlices) {
      all[i] = results[next++];
    }
    return all;
  }

  // --- as a loop

  /**
   * A {@link While} over a counter, slicing and updating the arrays. What is left over of the
   * rounds of {@code unroll} steps follows the loop.
   */
  @Override
  public Tensor[] composed(Tensor[] operands) {
    List<Tensor> all = Arrays.asList(operands);
    List<Tensor> fixed = new ArrayList<>(all.subList(0, constants));
    fixed.addAll(all.subList(constants + carry, all.size()));
    List<Tensor> start = new ArrayList<>();
    start.add(Lax.full(TensorType.of(DType.INT32), 0));
    start.addAll(all.subList(constants, constants + carry));
    TensorType[] types = body.outputTypes();
    for (int i = carry; i < types.length; i++) {
      start.add(Lax.full(stacked(types[i]), 0));
    }
    int rest = length % unroll;
    Tensor[] state = start.toArray(new Tensor[0]);
    if (length > unroll) {
      state = rounds(length - rest, fixed, state);
    } else {
      rest = length;
    }
    Tensor[] last = steps(rest, fixed, state);
    return Arrays.copyOfRange(last, 1, last.length);
  }

  private Tensor[] rounds(int limit, List<Tensor> fixed, Tensor[] start) {
    TensorType[] stateTypes = TensorArrays.types(start);
    Jaxpr test =
        CapturedConstants.inside(
            Recorder.record(
                "scan", stateTypes, s -> new Tensor[] {Lax.lt(s[0], Lax.constant(s[0], limit))}));
    List<TensorType> types = new ArrayList<>();
    fixed.forEach(t -> types.add(t.type()));
    types.addAll(Arrays.asList(stateTypes));
    int n = fixed.size();
    Jaxpr round =
        CapturedConstants.inside(
            Recorder.record(
                "scan",
                types.toArray(new TensorType[0]),
                x ->
                    steps(
                        unroll,
                        Arrays.asList(x).subList(0, n),
                        Arrays.copyOfRange(x, n, x.length))));
    List<Tensor> arguments = new ArrayList<>(fixed);
    arguments.addAll(Arrays.asList(start));
    return Trace.bind(new While(test, 0, round, n), arguments.toArray(new Tensor[0]));
  }

  private Tensor[] steps(int n, List<Tensor> fixed, Tensor[] start) {
    Tensor[] state = start;
    for (int i = 0; i < n; i++) {
      state = step(fixed, state);
    }
    return state;
  }

  private Tensor[] step(List<Tensor> fixed, Tensor[] state) {
    Tensor count = state[0];
    Tensor at = reverse ? Lax.sub(Lax.constant(count, length - 1), count) : count;
    List<Tensor> operands = new ArrayList<>(fixed.subList(0, constants));
    operands.addAll(Arrays.asList(state).subList(1, 1 + carry));
    for (int i = constants; i < fixed.size(); i++) {
      operands.add(slice(fixed.get(i), at));
    }
    Tensor[] results = Evaluation.evaluate(body, operands.toArray(new Tensor[0]));
    Tensor[] next = new Tensor[1 + results.length];
    next[0] = Lax.add(count, Lax.constant(count, 1));
    for (int i = 0; i < results.length; i++) {
      next[1 + i] = i < carry ? results[i] : updated(state[1 + i], results[i], at);
    }
    return next;
  }

  private static Tensor[] starts(Tensor at, int rank) {
    Tensor[] starts = new Tensor[rank];
    Arrays.fill(starts, Lax.constant(at, 0));
    starts[0] = at;
    return starts;
  }

  private static Tensor slice(Tensor x, Tensor at) {
    Shape one = Axes.with(x.shape(), 0, 1);
    return Lax.squeeze(DynamicSlice.apply(x, starts(at, x.rank()), one), List.of(0));
  }

  private static Tensor updated(Tensor x, Tensor slice, Tensor at) {
    return DynamicUpdateSlice.apply(x, Lax.expandDims(slice, 0), starts(at, x.rank()));
  }

  /** Whether an output of a body is one of the first {@code n} inputs, the same in every step. */
  static boolean isInput(Atom output, int n) {
    return output instanceof Var v && v.id() < n;
  }
}
