package org.xlava.primitive.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.ir.Flags;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Axes;
import org.xlava.primitive.BatchAxis;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Call;
import org.xlava.primitive.Composite;
import org.xlava.primitive.Dual;
import org.xlava.primitive.Effect;
import org.xlava.primitive.Param;
import org.xlava.primitive.PartialCall;
import org.xlava.transform.BatchedProgram;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Evaluation;
import org.xlava.transform.JvpProgram;
import org.xlava.transform.PartialProgram;
import org.xlava.transform.Recorder;
import org.xlava.transform.Tangents;
import org.xlava.transform.TensorArrays;
import org.xlava.transform.Trace;
import org.xlava.transform.Wiring;

/**
 * Runs {@code body} on the carry for as long as {@code condition} of it holds. Operands are the
 * condition's constants, the body's constants and the carry; results the last carry.
 */
public record While(Jaxpr condition, int conditionConstants, Jaxpr body, int bodyConstants)
    implements Call, Composite {
  @Override
  public String operation() {
    return "while";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("body_jaxpr", body),
        new Param("body_nconsts", bodyConstants),
        new Param("cond_jaxpr", condition),
        new Param("cond_nconsts", conditionConstants));
  }

  @Override
  public List<Jaxpr> programs() {
    return List.of(condition, body);
  }

  @Override
  public String label() {
    return "loop";
  }

  @Override
  public TensorType[] outputTypes(TensorType[] operands) {
    return body.outputTypes();
  }

  @Override
  public int resultCount() {
    return carry();
  }

  private int constants() {
    return conditionConstants + bodyConstants;
  }

  private int carry() {
    return body.outputs().size();
  }

  // The tangents ride along in the carry. Whether an entry has one may depend on others that only
  // come to have one in the loop, so that is iterated to a fixed point.
  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    List<Boolean> nonzero = Tangents.nonzero(tangents);
    List<Boolean> bodyNonzero = nonzero.subList(conditionConstants, constants());
    List<Boolean> carried = new ArrayList<>(nonzero.subList(constants(), nonzero.size()));
    List<Boolean> before;
    JvpProgram derivative;
    do {
      before = List.copyOf(carried);
      derivative = JvpProgram.of(body, concat(bodyNonzero, carried), carried);
      Cond.or(carried, derivative.nonzero());
    } while (!before.equals(carried));
    int constantTangents = Flags.count(bodyNonzero);
    int carriedTangents = Flags.count(carried);
    While loop =
        new While(
            ignoringTangents(carried),
            conditionConstants,
            interleaved(
                CapturedConstants.inside(derivative.recording()),
                constantTangents,
                carriedTangents),
            bodyConstants + constantTangents);
    List<Tensor> operands = new ArrayList<>(Arrays.asList(primals).subList(0, constants()));
    for (int i = conditionConstants; i < constants(); i++) {
      if (nonzero.get(i)) {
        operands.add(tangents[i]);
      }
    }
    operands.addAll(Arrays.asList(primals).subList(constants(), primals.length));
    for (int i = 0; i < carry(); i++) {
      if (carried.get(i)) {
        operands.add(org.xlava.transform.Tangents.instantiate(tangents[constants() + i]));
      }
    }
    return Tangents.dual(Trace.bind(loop, operands.toArray(new Tensor[0])), carried);
  }

  static <T> List<T> concat(List<? extends T> a, List<? extends T> b) {
    List<T> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  /** The condition over a carry that has tangents too. */
  private Jaxpr ignoringTangents(List<Boolean> carried) {
    List<TensorType> types = new ArrayList<>(Arrays.asList(condition.inputTypes()));
    TensorType[] carryTypes = body.outputTypes();
    for (int i = 0; i < carryTypes.length; i++) {
      if (carried.get(i)) {
        types.add(carryTypes[i]);
      }
    }
    int used = condition.inputs().size();
    return CapturedConstants.inside(
        Recorder.record(
            "jvp",
            types.toArray(new TensorType[0]),
            x -> Evaluation.evaluate(condition, Arrays.copyOf(x, used))));
  }

  // The derivative takes (constants, carry, their tangents); the loop needs (constants and their
  // tangents, carry and its tangents).
  private Jaxpr interleaved(Jaxpr derivative, int constantTangents, int carriedTangents) {
    int all = derivative.inputs().size();
    List<Integer> order = new ArrayList<>();
    order.addAll(range(0, bodyConstants));
    order.addAll(range(bodyConstants + carry(), bodyConstants + carry() + constantTangents));
    order.addAll(range(bodyConstants, bodyConstants + carry()));
    order.addAll(range(all - carriedTangents, all));
    return Wiring.rearranged(derivative, order);
  }

  static List<Integer> range(int from, int to) {
    return Axes.range(to - from).stream().map(i -> i + from).toList();
  }

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    throw new TransformException(
        "transpose: reverse-mode differentiation does not work for whileLoop, whose trip count"
            + " isn't known; use foriLoop with Java ints as bounds, scan, or jvp");
  }

  // A condition that differs by example keeps the loop going while it holds for one, and lets the
  // others' carries be.
  @Override
  public Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    int[] conditionDims = Arrays.copyOf(dims, conditionConstants);
    int[] bodyDims = Arrays.copyOfRange(dims, conditionConstants, constants());
    List<Boolean> carried =
        new ArrayList<>(Batching.batched(Arrays.copyOfRange(dims, constants(), dims.length)));
    boolean varying = false;
    List<Boolean> before;
    do {
      before = List.copyOf(carried);
      varying |= varies(axis, conditionDims, carried);
      if (varying) {
        checkNoIo();
        Collections.fill(carried, true);
      }
      Cond.or(
          carried,
          Batching.batched(
              BatchedProgram.of(body, axis, joined(bodyDims, carried), carried).dims()));
    } while (!before.equals(carried));
    Tensor[] moved = new Tensor[operands.length];
    for (int i = 0; i < moved.length; i++) {
      boolean inCarry = i >= constants();
      moved[i] =
          inCarry && carried.get(i - constants())
              ? Batching.front(operands[i], dims[i], axis.size())
              : dims[i] == Batching.NONE ? operands[i] : Batching.move(operands[i], dims[i], 0);
    }
    int[] frontCondition = front(conditionDims);
    int[] frontBody = front(bodyDims);
    Jaxpr wideBody =
        CapturedConstants.inside(
            BatchedProgram.of(body, axis, joined(frontBody, carried), carried).recording());
    BatchedProgram wideCondition =
        BatchedProgram.of(condition, axis, joined(frontCondition, carried));
    Jaxpr test = CapturedConstants.inside(wideCondition.recording());
    While loop =
        varying
            ? selecting(test, wideBody)
            : new While(test, conditionConstants, wideBody, bodyConstants);
    Tensor[] arguments = varying ? withTestConstants(moved) : moved;
    Tensor[] results = Trace.bind(loop, arguments);
    int[] resultDims = new int[results.length];
    for (int i = 0; i < resultDims.length; i++) {
      resultDims[i] = carried.get(i) ? 0 : Batching.NONE;
    }
    return new Batched(results, resultDims);
  }

  // Examples that are done would go on calling.
  private void checkNoIo() {
    if (effects().stream().anyMatch(Effect::isIo)) {
      throw new TransformException(
          "vmap: whileLoop must not call ioCallback if its condition differs by example; use"
              + " pureCallback or debugCallback");
    }
  }

  private boolean varies(BatchAxis axis, int[] conditionDims, List<Boolean> carried) {
    int[] dims = joined(front(conditionDims), carried);
    return BatchedProgram.of(condition, axis, dims).dims()[0] != Batching.NONE;
  }

  private static int[] front(int[] dims) {
    return Arrays.stream(dims).map(d -> d == Batching.NONE ? Batching.NONE : 0).toArray();
  }

  private static int[] joined(int[] dims, List<Boolean> carried) {
    int[] all = Arrays.copyOf(dims, dims.length + carried.size());
    for (int i = 0; i < carried.size(); i++) {
      all[dims.length + i] = carried.get(i) ? 0 : Batching.NONE;
    }
    return all;
  }

  private Tensor[] withTestConstants(Tensor[] moved) {
    List<Tensor> all = new ArrayList<>(Arrays.asList(moved));
    all.addAll(conditionConstants, Arrays.asList(moved).subList(0, conditionConstants));
    return all.toArray(new Tensor[0]);
  }

  private While selecting(Jaxpr test, Jaxpr wideBody) {
    int tests = conditionConstants;
    Jaxpr any =
        CapturedConstants.inside(
            Recorder.record(
                "vmap",
                test.inputTypes(),
                x -> new Tensor[] {Lax.reduceOr(Evaluation.evaluate(test, x)[0], List.of(0))}));
    List<TensorType> types = new ArrayList<>(Arrays.asList(test.inputTypes()).subList(0, tests));
    types.addAll(Arrays.asList(wideBody.inputTypes()));
    Jaxpr step =
        CapturedConstants.inside(
            Recorder.record(
                "vmap",
                types.toArray(new TensorType[0]),
                x -> {
                  Tensor[] old = Arrays.copyOfRange(x, x.length - carry(), x.length);
                  Tensor[] testOperands = Arrays.copyOf(x, tests + carry());
                  System.arraycopy(old, 0, testOperands, tests, carry());
                  Tensor holds = Evaluation.evaluate(test, testOperands)[0];
                  Tensor[] next =
                      Evaluation.evaluate(wideBody, Arrays.copyOfRange(x, tests, x.length));
                  for (int i = 0; i < next.length; i++) {
                    Tensor mask = Lax.broadcastInDim(holds, next[i].shape(), List.of(0));
                    next[i] = Lax.select(mask, next[i], old[i]);
                  }
                  return next;
                }));
    return new While(any, tests, step, tests + bodyConstants);
  }

  /** A condition's region gives its answer alone, and can't hand on the order of effects. */
  @Override
  public boolean isComposed(TensorType[] operands) {
    return condition.isOrdered();
  }

  /**
   * The same loop with the condition evaluated before it and in its body, so that what the
   * condition does beside keeps its place in the order of effects.
   */
  @Override
  public Tensor[] composed(Tensor[] operands) {
    int n = constants();
    List<Tensor> all = new ArrayList<>(Arrays.asList(operands).subList(0, n));
    Tensor[] first = Arrays.copyOfRange(operands, n, operands.length);
    all.add(test(operands, first));
    all.addAll(Arrays.asList(first));
    TensorType[] types = TensorArrays.types(all);
    Jaxpr holds =
        CapturedConstants.inside(
            Recorder.record(
                "while", Arrays.copyOfRange(types, n, types.length), x -> new Tensor[] {x[0]}));
    Jaxpr step = CapturedConstants.inside(Recorder.record("while", types, this::stepAndTest));
    Tensor[] last = Trace.bind(new While(holds, 0, step, n), all.toArray(new Tensor[0]));
    return Arrays.copyOfRange(last, 1, last.length);
  }

  private Tensor test(Tensor[] constants, Tensor[] carried) {
    Tensor[] tested = Arrays.copyOf(constants, conditionConstants + carried.length);
    System.arraycopy(carried, 0, tested, conditionConstants, carried.length);
    return Evaluation.evaluate(condition, tested)[0];
  }

  private Tensor[] stepAndTest(Tensor[] x) {
    List<Tensor> inputs = new ArrayList<>(Arrays.asList(x).subList(conditionConstants, x.length));
    inputs.remove(bodyConstants);
    Tensor[] next = Evaluation.evaluate(body, inputs.toArray(new Tensor[0]));
    Tensor[] tested = new Tensor[1 + next.length];
    tested[0] = test(x, next);
    System.arraycopy(next, 0, tested, 1, next.length);
    return tested;
  }

  // What doesn't depend on unknowns is looped over now, and for the rest all of it once more.
  @Override
  public PartialCall partialEval(boolean[] known, TensorType[] types) {
    boolean[] bodyKnown = Arrays.copyOfRange(known, conditionConstants, known.length);
    List<Boolean> unknown = new ArrayList<>();
    for (int i = constants(); i < known.length; i++) {
      unknown.add(!known[i]);
    }
    List<Boolean> before;
    PartialProgram split;
    do {
      before = List.copyOf(unknown);
      for (int i = 0; i < unknown.size(); i++) {
        bodyKnown[bodyConstants + i] = !unknown.get(i);
      }
      split = PartialProgram.of(body, bodyKnown, unknown);
      for (int i = 0; i < unknown.size(); i++) {
        unknown.set(i, !split.knownResults()[i]);
      }
    } while (!before.equals(unknown));
    if (Flags.count(unknown) == unknown.size()
        || !splitCondition(known, unknown).knownResults()[0]) {
      return PartialCall.deferred(this, known, types);
    }
    return partial(known, types, unknown, split);
  }

  private PartialProgram splitCondition(boolean[] known, List<Boolean> unknown) {
    boolean[] conditionKnown = new boolean[condition.inputs().size()];
    for (int i = 0; i < conditionKnown.length; i++) {
      conditionKnown[i] = i < conditionConstants ? known[i] : !unknown.get(i - conditionConstants);
    }
    return PartialProgram.of(condition, conditionKnown);
  }

  private PartialCall partial(
      boolean[] known, TensorType[] types, List<Boolean> unknown, PartialProgram split) {
    PartialCall whole = PartialCall.deferred(this, known, types);
    int knownCarry = unknown.size() - Flags.count(unknown);
    Jaxpr knownBody = Wiring.truncated(CapturedConstants.inside(split.known()), knownCarry);
    Jaxpr knownCondition = CapturedConstants.inside(splitCondition(known, unknown).known());
    List<Integer> taken = new ArrayList<>();
    int knownTests = 0;
    int knownConstants = 0;
    for (int i = 0, next = 0; i < known.length; i++) {
      boolean used = i < constants() ? known[i] : !unknown.get(i - constants());
      if (used) {
        taken.add(next);
        knownTests += i < conditionConstants ? 1 : 0;
        knownConstants += i >= conditionConstants && i < constants() ? 1 : 0;
      }
      next += known[i] ? 1 : 0;
    }
    While loop = new While(knownCondition, knownTests, knownBody, knownConstants);
    TensorType[] knownTypes =
        Axes.range(known.length).stream()
            .filter(i -> known[i])
            .map(i -> types[i])
            .toArray(TensorType[]::new);
    Jaxpr first =
        CapturedConstants.inside(
            Recorder.record(
                "linearize",
                knownTypes,
                x -> Trace.bind(loop, taken.stream().map(i -> x[i]).toArray(Tensor[]::new))));
    Jaxpr second = ((JitCall) whole.unknown()).jaxpr();
    Jaxpr rest =
        CapturedConstants.inside(
            Recorder.record(
                "linearize",
                second.inputTypes(),
                x -> {
                  Tensor[] all = Evaluation.evaluate(second, x);
                  return Axes.range(all.length).stream()
                      .filter(unknown::get)
                      .map(i -> all[i])
                      .toArray(Tensor[]::new);
                }));
    boolean[] knownResults = new boolean[unknown.size()];
    for (int i = 0; i < knownResults.length; i++) {
      knownResults[i] = !unknown.get(i);
    }
    return new PartialCall(
        new JitCall("loop", first),
        List.of(),
        new JitCall("loop", rest),
        knownResults,
        whole.residuals());
  }
}
