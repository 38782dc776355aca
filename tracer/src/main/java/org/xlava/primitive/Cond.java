package org.xlava.primitive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.transform.Programs;
import org.xlava.transform.Recording;
import org.xlava.transform.Trace;
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
    List<Boolean> nonzero = Programs.nonzero(rest(tangents));
    List<Boolean> some = new ArrayList<>(Collections.nCopies(first().outputs().size(), false));
    for (Jaxpr branch : branches) {
      or(some, Programs.jvp(branch, nonzero).nonzero());
    }
    List<Jaxpr> derivatives =
        branches.stream()
            .map(b -> Programs.closed(Programs.jvp(b, nonzero, some).recording()))
            .toList();
    Tensor[] operands = Programs.append(rest(primals), rest(tangents));
    Tensor[] results = Trace.bind(new Cond(derivatives), prepend(primals[0], operands));
    return Programs.dual(results, some);
  }

  static void or(List<Boolean> some, List<Boolean> more) {
    for (int i = 0; i < some.size(); i++) {
      some.set(i, some.get(i) || more.get(i));
    }
  }

  @Override
  public Tensor[] transpose(Tensor[] cotangents, Tensor[] operands) {
    Tensor[] arguments = rest(operands);
    List<Boolean> linear = Programs.linear(arguments);
    List<Boolean> nonzero = Programs.nonzero(cotangents);
    List<Jaxpr> transposed =
        branches.stream()
            .map(b -> Programs.transpose(b, linear, nonzero, true))
            .map(t -> Programs.closed(t.recording()))
            .toList();
    Tensor[] results =
        Trace.bind(
            new Cond(transposed),
            prepend(operands[0], Programs.transposeOperands(arguments, cotangents)));
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
    int[] argumentDims = Arrays.copyOfRange(dims, 1, dims.length);
    List<Boolean> some = new ArrayList<>(Collections.nCopies(first().outputs().size(), false));
    if (dims[0] != Batching.NONE) {
      Collections.fill(some, true);
    } else {
      for (Jaxpr branch : branches) {
        or(some, Programs.batched(Programs.batch(branch, axis, argumentDims).dims()));
      }
    }
    List<Jaxpr> wide =
        branches.stream()
            .map(b -> Programs.closed(Programs.batch(b, axis, argumentDims, some).recording()))
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
      byBranch[b] = branches.get(b).evaluate(arguments);
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

  // Every branch leaves the residuals of all branches behind, zeros for the others', so that the
  // split branches agree on their results.
  @Override
  public PartialCall partialEval(boolean[] known, TensorType[] types) {
    if (!known[0]) {
      return PartialCall.deferred(this, known, types);
    }
    int n = first().outputs().size();
    boolean[] arguments = Arrays.copyOfRange(known, 1, known.length);
    List<Boolean> unknown = new ArrayList<>(Collections.nCopies(n, false));
    for (Jaxpr branch : branches) {
      or(unknown, not(Programs.partialEval(branch, arguments).knownResults()));
    }
    List<Programs.Partial> parts =
        branches.stream().map(b -> Programs.partialEval(b, arguments, unknown).computed()).toList();
    // The index, then those of the branches
    int[] residuals = new int[1 + parts.stream().mapToInt(Cond::residualCount).sum()];
    Arrays.fill(residuals, 1, residuals.length, PartialCall.COMPUTED);
    return new PartialCall(
        new Cond(knownBranches(parts, unknown)),
        List.of(),
        new Cond(unknownBranches(parts)),
        Programs.toArray(not(unknown)),
        residuals);
  }

  private static List<Boolean> not(boolean[] values) {
    List<Boolean> result = new ArrayList<>();
    for (boolean v : values) {
      result.add(!v);
    }
    return result;
  }

  private static List<Boolean> not(List<Boolean> values) {
    return values.stream().map(v -> !v).toList();
  }

  private static List<TensorType> residuals(Programs.Partial part, int knownResults) {
    TensorType[] types = part.known().jaxpr().outputTypes();
    return Arrays.asList(types).subList(knownResults, types.length);
  }

  private static List<Jaxpr> knownBranches(List<Programs.Partial> parts, List<Boolean> unknown) {
    int finished = (int) unknown.stream().filter(u -> !u).count();
    List<Jaxpr> result = new ArrayList<>();
    for (Programs.Partial part : parts) {
      Jaxpr own = Programs.closed(part.known());
      Recording r =
          Programs.record(
              "linearize",
              own.inputTypes(),
              inputs -> {
                Tensor[] values = own.evaluate(inputs);
                List<Tensor> all = new ArrayList<>(Arrays.asList(values).subList(0, finished));
                for (Programs.Partial other : parts) {
                  if (other == part) {
                    all.addAll(Arrays.asList(values).subList(finished, values.length));
                  } else {
                    residuals(other, finished).forEach(t -> all.add(Lax.full(t, 0)));
                  }
                }
                return all.toArray(new Tensor[0]);
              });
      result.add(Programs.closed(r));
    }
    return result;
  }

  private static List<Jaxpr> unknownBranches(List<Programs.Partial> parts) {
    List<Jaxpr> result = new ArrayList<>();
    int total = parts.stream().mapToInt(Cond::residualCount).sum();
    int start = 0;
    for (Programs.Partial part : parts) {
      int own = residualCount(part);
      int from = start;
      List<TensorType> types = new ArrayList<>();
      for (Programs.Partial p : parts) {
        TensorType[] inputs = p.unknown().inputTypes();
        types.addAll(Arrays.asList(inputs).subList(0, residualCount(p)));
      }
      TensorType[] inputs = part.unknown().inputTypes();
      types.addAll(Arrays.asList(inputs).subList(own, inputs.length));
      Recording r =
          Programs.record(
              "linearize",
              types.toArray(new TensorType[0]),
              all -> {
                List<Tensor> operands =
                    new ArrayList<>(Arrays.asList(all).subList(from, from + own));
                operands.addAll(Arrays.asList(all).subList(total, all.length));
                return part.unknown().evaluate(operands.toArray(new Tensor[0]));
              });
      result.add(Programs.closed(r));
      start += own;
    }
    return result;
  }

  private static int residualCount(Programs.Partial part) {
    int known = 0;
    for (boolean k : part.knownResults()) {
      known += k ? 1 : 0;
    }
    return part.known().jaxpr().outputs().size() - known;
  }
}
