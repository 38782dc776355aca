package org.xlava.primitive.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
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
import org.xlava.primitive.Dual;
import org.xlava.primitive.Effect;
import org.xlava.primitive.KeepingCall;
import org.xlava.primitive.Param;
import org.xlava.primitive.PartialCall;
import org.xlava.primitive.PrunedCall;
import org.xlava.primitive.SavedForms;
import org.xlava.transform.BatchedProgram;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Evaluation;
import org.xlava.transform.JvpProgram;
import org.xlava.transform.LinearInput;
import org.xlava.transform.PartialProgram;
import org.xlava.transform.Recorder;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.TransposedProgram;
import org.xlava.transform.Zero;

/**
 * Runs the branch that the first operand, an int32 scalar, numbers, on the other operands. All
 * branches take and give the same types.
 */
public record Cond(List<Jaxpr> branches) implements Call {
  public Cond {
    branches = List.copyOf(branches);
  }

  @Override
  public String operation() {
    return "cond";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("branches", branches));
  }

  @Override
  public List<Jaxpr> programs() {
    return branches;
  }

  @Override
  public String label() {
    return "branch";
  }

  @Override
  public int resultCount() {
    return first().outputs().size();
  }

  private Jaxpr first() {
    return branches.getFirst();
  }

  @Override
  public TensorType[] outputTypes(TensorType[] operands) {
    return first().outputTypes();
  }

  private static Tensor[] rest(Tensor[] operands) {
    return Arrays.copyOfRange(operands, 1, operands.length);
  }

  private static Tensor[] prepend(Tensor index, Tensor[] operands) {
    Tensor[] all = new Tensor[operands.length + 1];
    all[0] = index;
    System.arraycopy(operands, 0, all, 1, operands.length);
    return all;
  }

  // The branches must agree on which results have tangents: those that have one in any branch.
  @Override
  public Dual jvp(Tensor[] primals, Tensor[] tangents) {
    List<Boolean> nonzero = Tangents.nonzero(rest(tangents));
    List<Boolean> some = new ArrayList<>(Collections.nCopies(first().outputs().size(), false));
    for (Jaxpr branch : branches) {
      or(some, JvpProgram.of(branch, nonzero).nonzero());
    }
    List<Jaxpr> derivatives =
        branches.stream()
            .map(b -> CapturedConstants.inside(JvpProgram.of(b, nonzero, some).recording()))
            .toList();
    Tensor[] operands = Tangents.append(rest(primals), rest(tangents));
    Tensor[] results = Trace.bind(new Cond(derivatives), prepend(primals[0], operands));
    return Tangents.dual(results, some);
  }

  static void or(List<Boolean> some, List<Boolean> more) {
    for (int i = 0; i < some.size(); i++) {
      some.set(i, some.get(i) || more.get(i));
    }
  }

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    Tensor[] arguments = rest(operands);
    List<Boolean> linear = LinearInput.among(arguments);
    List<Boolean> nonzero = Tangents.nonzero(cotangents);
    List<Jaxpr> transposed =
        branches.stream()
            .map(b -> TransposedProgram.of(b, linear, nonzero, true))
            .map(t -> CapturedConstants.inside(t.recording()))
            .toList();
    Tensor[] results =
        Trace.bind(
            new Cond(transposed),
            prepend(operands[0], TransposedProgram.operands(arguments, cotangents)));
    Tensor[] all = new Tensor[operands.length];
    for (int i = 0, next = 0; i < all.length; i++) {
      boolean wanted = i > 0 && linear.get(i - 1);
      all[i] = wanted ? results[next++] : Zero.of(operands[i].type());
    }
    return all;
  }

  // An index that differs by example makes all branches run, and selects.
  @Override
  public Batched batch(BatchAxis axis, Tensor[] operands, int[] dims) {
    if (effects().stream().anyMatch(Effect::isIo)) {
      throw new TransformException(
          "vmap: cond must not call ioCallback in a branch; use pureCallback, or call it outside of"
              + " the cond");
    }
    int[] argumentDims = Arrays.copyOfRange(dims, 1, dims.length);
    List<Boolean> some = new ArrayList<>(Collections.nCopies(first().outputs().size(), false));
    if (dims[0] != Batching.NONE) {
      Collections.fill(some, true);
    } else {
      for (Jaxpr branch : branches) {
        or(some, Batching.batched(BatchedProgram.of(branch, axis, argumentDims).dims()));
      }
    }
    List<Jaxpr> wide =
        branches.stream()
            .map(
                b ->
                    CapturedConstants.inside(
                        BatchedProgram.of(b, axis, argumentDims, some).recording()))
            .toList();
    int[] resultDims = new int[some.size()];
    for (int i = 0; i < resultDims.length; i++) {
      resultDims[i] = some.get(i) ? 0 : Batching.NONE;
    }
    Tensor[] results =
        dims[0] == Batching.NONE
            ? Trace.bind(new Cond(wide), operands)
            : selected(Batching.move(operands[0], dims[0], 0), wide, rest(operands));
    return new Batched(results, resultDims);
  }

  private static Tensor[] selected(Tensor index, List<Jaxpr> branches, Tensor[] arguments) {
    Tensor[][] byBranch = new Tensor[branches.size()][];
    for (int b = 0; b < byBranch.length; b++) {
      byBranch[b] = Evaluation.evaluate(branches.get(b), arguments);
    }
    Tensor[] results = new Tensor[byBranch[0].length];
    for (int i = 0; i < results.length; i++) {
      Tensor[] cases = new Tensor[byBranch.length];
      for (int b = 0; b < cases.length; b++) {
        cases[b] = byBranch[b][i];
      }
      Tensor which = Lax.broadcastInDim(index, cases[0].shape(), List.of(0));
      results[i] = Lax.selectN(which, cases);
    }
    return results;
  }

  @Override
  public PrunedCall pruned(List<Boolean> used) {
    List<Boolean> operands = new ArrayList<>(Collections.nCopies(first().inputs().size(), false));
    List<Boolean> none = List.copyOf(operands);
    branches.forEach(b -> or(operands, b.pruned(used, none).inputs()));
    List<Boolean> kept = List.copyOf(operands);
    List<Jaxpr> parts = branches.stream().map(b -> b.pruned(used, kept).program()).toList();
    return new PrunedCall(new Cond(parts), used, While.concat(List.of(true), kept));
  }

  // Every branch leaves something behind in the places of all branches' residuals, zeros where it
  // has none, so that the split branches agree on their results.
  @Override
  public PartialCall partialEval(boolean[] known, TensorType[] types) {
    if (!known[0]) {
      return PartialCall.deferred(this, known, types);
    }
    int n = first().outputs().size();
    boolean[] arguments = Arrays.copyOfRange(known, 1, known.length);
    List<Boolean> unknown = new ArrayList<>(Collections.nCopies(n, false));
    for (Jaxpr branch : branches) {
      or(unknown, not(PartialProgram.of(branch, arguments).knownResults()));
    }
    List<PartialProgram> parts =
        branches.stream().map(b -> PartialProgram.of(b, arguments, unknown).computed()).toList();
    int finished = n - Flags.count(unknown);
    List<Jaxpr> first = parts.stream().map(p -> CapturedConstants.inside(p.known())).toList();
    Places places = new Places();
    first.forEach(
        p -> places.add(Arrays.asList(p.outputTypes()).subList(finished, p.outputs().size())));
    // The index, then those of the branches
    int[] residuals = new int[1 + places.types.size()];
    Arrays.fill(residuals, 1, residuals.length, PartialCall.COMPUTED);
    return new PartialCall(
        new Cond(places.giving(first, finished)),
        List.of(),
        new Cond(places.takenFirst(parts.stream().map(PartialProgram::unknown).toList())),
        Flags.toArray(not(unknown)),
        residuals);
  }

  @Override
  public KeepingCall keeping(Function<Jaxpr, SavedForms> programs) {
    List<SavedForms> parts = branches.stream().map(programs).toList();
    Places places = new Places();
    parts.forEach(p -> places.add(p.types()));
    return new KeepingCall(
        new Cond(places.giving(parts.stream().map(SavedForms::first).toList(), resultCount())),
        new Cond(places.takenLast(parts.stream().map(SavedForms::again).toList())),
        resultCount());
  }

  private static List<Boolean> not(boolean[] values) {
    List<Boolean> result = new ArrayList<>();
    for (boolean v : values) {
      result.add(!v);
    }
    return result;
  }

  private static List<Boolean> not(List<Boolean> values) {
    return Flags.not(values);
  }

  /** Where the branches' residuals go: those of several branches share a place of their type. */
  private static final class Places {
    private final List<TensorType> types = new ArrayList<>();
    private final List<List<Integer>> ofBranch = new ArrayList<>();

    void add(List<TensorType> residuals) {
      List<Integer> own = new ArrayList<>();
      for (TensorType type : residuals) {
        int place = 0;
        while (place < types.size() && (own.contains(place) || !types.get(place).equals(type))) {
          place++;
        }
        if (place == types.size()) {
          types.add(type);
        }
        own.add(place);
      }
      ofBranch.add(own);
    }

    /** The residuals of a branch in their places, zeros in those of others. */
    List<Tensor> filled(int branch, List<Tensor> residuals) {
      List<Integer> own = ofBranch.get(branch);
      List<Tensor> all = new ArrayList<>();
      for (int place = 0; place < types.size(); place++) {
        int i = own.indexOf(place);
        all.add(i < 0 ? Lax.full(types.get(place), 0) : residuals.get(i));
      }
      return all;
    }

    /** The branches with their residuals, which follow {@code results} others, in their places. */
    List<Jaxpr> giving(List<Jaxpr> branches, int results) {
      return Axes.range(branches.size()).stream()
          .map(b -> giving(b, branches.get(b), results))
          .toList();
    }

    private Jaxpr giving(int branch, Jaxpr own, int results) {
      return recorded(
          Arrays.asList(own.inputTypes()),
          inputs -> {
            List<Tensor> values = Arrays.asList(Evaluation.evaluate(own, inputs));
            List<Tensor> all = new ArrayList<>(values.subList(0, results));
            all.addAll(filled(branch, values.subList(results, values.size())));
            return all;
          });
    }

    /** The branches, which take their residuals before their operands, with all places instead. */
    List<Jaxpr> takenFirst(List<Jaxpr> branches) {
      return Axes.range(branches.size()).stream().map(b -> takenFirst(b, branches.get(b))).toList();
    }

    private Jaxpr takenFirst(int branch, Jaxpr own) {
      int n = ofBranch.get(branch).size();
      List<TensorType> inputs = Arrays.asList(own.inputTypes());
      return recorded(
          While.concat(types, inputs.subList(n, inputs.size())),
          all -> {
            List<Tensor> values = Arrays.asList(all);
            List<Tensor> operands = values.subList(types.size(), all.length);
            return evaluated(own, While.concat(residuals(branch, values), operands));
          });
    }

    /** The branches, which take their residuals after their operands, with all places instead. */
    List<Jaxpr> takenLast(List<Jaxpr> branches) {
      return Axes.range(branches.size()).stream().map(b -> takenLast(b, branches.get(b))).toList();
    }

    private Jaxpr takenLast(int branch, Jaxpr own) {
      List<TensorType> inputs = Arrays.asList(own.inputTypes());
      int n = inputs.size() - ofBranch.get(branch).size();
      return recorded(
          While.concat(inputs.subList(0, n), types),
          all -> {
            List<Tensor> values = Arrays.asList(all);
            List<Tensor> residuals = residuals(branch, values.subList(n, all.length));
            return evaluated(own, While.concat(values.subList(0, n), residuals));
          });
    }

    private List<Tensor> residuals(int branch, List<Tensor> places) {
      return ofBranch.get(branch).stream().map(places::get).toList();
    }

    private static List<Tensor> evaluated(Jaxpr program, List<Tensor> operands) {
      return Arrays.asList(Evaluation.evaluate(program, operands.toArray(new Tensor[0])));
    }

    private static Jaxpr recorded(List<TensorType> types, Function<Tensor[], List<Tensor>> body) {
      return CapturedConstants.inside(
          Recorder.record(
              "linearize",
              types.toArray(new TensorType[0]),
              x -> body.apply(x).toArray(new Tensor[0])));
    }
  }
}
