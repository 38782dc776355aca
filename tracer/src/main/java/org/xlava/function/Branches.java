package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Fn;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.ir.Atom;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Var;
import org.xlava.primitive.control.Cond;
import org.xlava.promotion.Casts;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Evaluation;
import org.xlava.transform.Recorder;
import org.xlava.transform.TensorArrays;
import org.xlava.transform.Trace;

/**
 * Branches over trees, of which a number chooses one.
 *
 * @param name the function that the user calls
 * @param labels what messages call the branches
 */
public record Branches<R>(String name, List<String> labels, List<? extends Fn<R>> branches) {
  /** {@code onTrue} of the operands if the predicate isn't zero, and else {@code onFalse}. */
  public static <R> R cond(Tensor predicate, Fn<R> onTrue, Fn<R> onFalse, Object... operands) {
    List<Fn<R>> both = List.of(onFalse, onTrue);
    return new Branches<>("cond", List.of("onFalse", "onTrue"), both)
        .apply(chosen(predicate), operands);
  }

  /** The branch that {@code index} numbers, of the operands. */
  public static <R> R choose(Tensor index, List<? extends Fn<R>> branches, Object... operands) {
    Branches<R> all = ofSwitch(branches);
    return all.apply(all.clamped(index), operands);
  }

  /** Branches without operands as functions. */
  public static <R> List<Fn<R>> functions(List<? extends Supplier<R>> branches) {
    return branches.stream().<Fn<R>>map(branch -> x -> branch.get()).toList();
  }

  private static <R> Branches<R> ofSwitch(List<? extends Fn<R>> branches) {
    if (branches.isEmpty()) {
      throw new TransformException("switch_: needs at least one branch; got none");
    }
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      labels.add("branch " + i);
    }
    return new Branches<>("switch_", labels, branches);
  }

  /** The number of the branch that a predicate means. */
  private static Tensor chosen(Tensor predicate) {
    if (predicate.rank() != 0) {
      throw new ShapeException("cond: the predicate must be a scalar; got " + predicate.type());
    }
    if (predicate.dtype().isComplex()) {
      throw new DTypeException(
          "cond: the predicate must be a bool or a real number; got " + predicate.type());
    }
    return Lax.convertElementType(Casts.astype(predicate, DType.BOOL), DType.INT32);
  }

  /** {@code index} as the number of one of the branches. */
  private Tensor clamped(Tensor index) {
    if (index.rank() != 0 || !index.dtype().isInteger()) {
      throw new ShapeException("switch_: the index must be an integer scalar; got " + index.type());
    }
    Tensor i = Lax.convertElementType(index, DType.INT32);
    return Lax.clamp(Lax.constant(i, 0), i, Lax.constant(i, branches.size() - 1));
  }

  private R apply(Tensor index, Object... operands) {
    Arguments flat = Arguments.flatten(operands);
    Integer known = Config.jitDisabled() ? JavaLoops.known(index) : null;
    if (known != null) {
      return branches.get(known).call(flat.unflatten(flat.leaves()));
    }
    TensorType[] types = TensorArrays.types(flat.leaves());
    List<TracedFunction> traced = traced(flat, types);
    List<Tensor> all = new ArrayList<>(List.of(index));
    traced.forEach(t -> all.addAll(t.constants()));
    List<Tensor> constants = List.copyOf(all.subList(1, all.size()));
    all.addAll(Arrays.asList(flat.leaves()));
    Tensor[] values = choose(programs(traced, constants, types), all);
    return FlatFunction.unflatten(traced.getFirst().result(), values);
  }

  /**
   * The branch {@code number}, known before anything runs. Where programs are recorded all branches
   * are traced, and must agree, but only this one becomes part of the program.
   */
  R only(int number, Object... operands) {
    Arguments flat = Arguments.flatten(operands);
    if (!Trace.staging()) {
      return branches.get(number).call(flat.unflatten(flat.leaves()));
    }
    TensorType[] types = TensorArrays.types(flat.leaves());
    List<TracedFunction> traced = traced(flat, types);
    TensorType[] results = commonTypes(traced);
    ClosedJaxpr chosen = traced.get(number).recording();
    Tensor[] values = Evaluation.evaluate(chosen.jaxpr(), chosen.operands(flat.leaves()));
    return FlatFunction.unflatten(traced.getFirst().result(), TracedFunction.cast(values, results));
  }

  private List<TracedFunction> traced(Arguments flat, TensorType[] types) {
    return branches.stream().map(b -> TracedFunction.of(name, b, flat.structure(), types)).toList();
  }

  // What all branches hand on as it is doesn't depend on which of them it is.
  private static Tensor[] choose(List<Jaxpr> programs, List<Tensor> operands) {
    List<Atom> first = programs.getFirst().outputs();
    Tensor[] results = new Tensor[first.size()];
    List<Integer> computed = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      int input = sameInput(programs, i);
      if (input < 0) {
        computed.add(i);
      } else {
        results[i] = operands.get(1 + input);
      }
    }
    boolean idle = programs.stream().allMatch(p -> p.equations().isEmpty());
    if (computed.isEmpty() && !idle) {
      return Trace.bind(new Cond(programs), operands.toArray(new Tensor[0]));
    }
    if (!computed.isEmpty()) {
      Cond cond = new Cond(programs.stream().map(p -> withOutputs(p, computed)).toList());
      Tensor[] values = Trace.bind(cond, operands.toArray(new Tensor[0]));
      for (int i = 0; i < values.length; i++) {
        results[computed.get(i)] = values[i];
      }
    }
    return results;
  }

  /** The input that output {@code i} of all programs is, or -1. */
  private static int sameInput(List<Jaxpr> programs, int i) {
    Atom output = programs.getFirst().outputs().get(i);
    boolean same = programs.stream().allMatch(p -> p.outputs().get(i).equals(output));
    int inputs = programs.getFirst().inputs().size();
    return same && output instanceof Var v && v.id() < inputs ? v.id() : -1;
  }

  private static Jaxpr withOutputs(Jaxpr program, List<Integer> chosen) {
    List<Atom> outputs = chosen.stream().map(program.outputs()::get).toList();
    return outputs.size() == program.outputs().size()
        ? program
        : new Jaxpr(program.inputs(), program.equations(), outputs).withoutDeadCode().interned();
  }

  private List<Jaxpr> programs(
      List<TracedFunction> traced, List<Tensor> constants, TensorType[] types) {
    TensorType[] results = commonTypes(traced);
    List<Jaxpr> programs = new ArrayList<>();
    int start = 0;
    for (TracedFunction t : traced) {
      programs.add(joined(t, start, constants, types, results));
      start += t.constants().size();
    }
    return programs;
  }

  /**
   * The branch as a program of all branches' constants and the operands, with these result types.
   */
  private Jaxpr joined(
      TracedFunction branch,
      int start,
      List<Tensor> constants,
      TensorType[] types,
      TensorType[] results) {
    List<TensorType> inputs = new ArrayList<>(List.of(TensorArrays.types(constants)));
    inputs.addAll(Arrays.asList(types));
    return CapturedConstants.inside(
        Recorder.record(
            name,
            inputs.toArray(new TensorType[0]),
            x -> {
              List<Tensor> v = Arrays.asList(x);
              List<Tensor> own =
                  new ArrayList<>(v.subList(start, start + branch.constants().size()));
              own.addAll(v.subList(constants.size(), v.size()));
              Jaxpr program = branch.recording().jaxpr();
              return TracedFunction.cast(
                  Evaluation.evaluate(program, own.toArray(new Tensor[0])), results);
            }));
  }

  // Types that differ in weakness only meet in the strong one.
  private TensorType[] commonTypes(List<TracedFunction> traced) {
    TracedFunction first = traced.getFirst();
    TensorType[] types = first.outputTypes();
    for (int b = 1; b < traced.size(); b++) {
      checkAlike(first, traced.get(b), b);
      TensorType[] own = traced.get(b).outputTypes();
      for (int i = 0; i < types.length; i++) {
        types[i] = types[i].withWeak(types[i].weak() && own[i].weak());
      }
    }
    return types;
  }

  private void checkAlike(TracedFunction first, TracedFunction other, int b) {
    TreeDef.Difference difference = first.result().difference(other.result());
    if (difference != null) {
      throw new TreeException(
          "%s: branches must return equal structures; got %s from %s and %s from %s%s"
              .formatted(
                  name,
                  difference.expected().describe(),
                  labels.getFirst(),
                  difference.got().describe(),
                  labels.get(b),
                  difference.path().keys().isEmpty() ? "" : " at " + difference.path()));
    }
    List<String> differences = new ArrayList<>();
    TensorType[] types = first.outputTypes();
    TensorType[] own = other.outputTypes();
    for (int i = 0; i < types.length; i++) {
      if (!TracedFunction.alike(types[i], own[i])) {
        String at = TangentTrees.at(first.result(), i);
        differences.add(
            "%s from %s and %s from %s%s"
                .formatted(types[i], labels.getFirst(), own[i], labels.get(b), at));
      }
    }
    if (!differences.isEmpty()) {
      throw new ShapeException(
          name + ": branches must return equal types; got " + String.join(", ", differences));
    }
  }
}
