package org.xlava;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Cond;
import org.xlava.primitive.Scan;
import org.xlava.primitive.While;
import org.xlava.transform.Programs;
import org.xlava.transform.Recording;
import org.xlava.transform.Trace;

/** Branches and loops over trees; {@link Xlava} documents them. */
final class ControlFlow {
  private ControlFlow() {}

  /** A function of trees recorded for given types. */
  private record Traced(Recording recording, TreeDef result) {
    TensorType[] outputTypes() {
      return recording.jaxpr().outputTypes();
    }
  }

  private static Traced trace(String name, Fn<?> f, List<TreeDef> structure, TensorType[] types) {
    FlatFunction<?> function = new FlatFunction<>(f, structure);
    Recording recording = Programs.record(name, types, function);
    return new Traced(recording, function.structure());
  }

  private static TensorType[] types(List<Tensor> leaves) {
    return leaves.stream().map(Tensor::type).toArray(TensorType[]::new);
  }

  // --- branches

  static <R> R cond(String name, Tensor index, List<? extends Fn<R>> branches, Object... operands) {
    Arguments flat = Arguments.flatten(operands);
    TensorType[] types = types(Arrays.asList(flat.leaves()));
    List<Traced> traced = new ArrayList<>();
    for (Fn<R> branch : branches) {
      traced.add(trace(name, branch, flat.structure(), types));
    }
    List<Tensor> constants = new ArrayList<>();
    traced.forEach(t -> constants.addAll(t.recording.constants()));
    TensorType[] results = commonTypes(name, traced);
    List<Jaxpr> programs = new ArrayList<>();
    int start = 0;
    for (Traced t : traced) {
      programs.add(joined(t.recording, start, constants, types, results));
      start += t.recording.constants().size();
    }
    List<Tensor> all = new ArrayList<>(List.of(index));
    all.addAll(constants);
    all.addAll(Arrays.asList(flat.leaves()));
    Tensor[] values = Trace.bind(new Cond(programs), all.toArray(new Tensor[0]));
    return FlatFunction.unflatten(traced.getFirst().result, values);
  }

  /**
   * The branch as a program of all branches' constants and the operands, with these result types.
   */
  private static Jaxpr joined(
      Recording branch,
      int start,
      List<Tensor> constants,
      TensorType[] types,
      TensorType[] results) {
    List<TensorType> inputs = new ArrayList<>(List.of(types(constants)));
    inputs.addAll(Arrays.asList(types));
    return Programs.closed(
        Programs.record(
            "cond",
            inputs.toArray(new TensorType[0]),
            x -> {
              List<Tensor> v = Arrays.asList(x);
              List<Tensor> own =
                  new ArrayList<>(v.subList(start, start + branch.constants().size()));
              own.addAll(v.subList(constants.size(), v.size()));
              Tensor[] out = branch.jaxpr().evaluate(own.toArray(new Tensor[0]));
              return cast(out, results);
            }));
  }

  private static Tensor[] cast(Tensor[] values, TensorType[] types) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Lax.convertElementType(values[i], types[i].dtype(), types[i].weak());
    }
    return values;
  }

  // Types that differ in weakness only meet in the strong one.
  private static TensorType[] commonTypes(String name, List<Traced> branches) {
    Traced first = branches.getFirst();
    TensorType[] types = first.outputTypes();
    for (int b = 1; b < branches.size(); b++) {
      Traced other = branches.get(b);
      if (!other.result.equals(first.result)) {
        throw new TreeException(
            "%s: branches must return equal structures; got %s from branch 0 and %s from branch %d"
                .formatted(name, first.result, other.result, b));
      }
      TensorType[] own = other.outputTypes();
      for (int i = 0; i < types.length; i++) {
        if (own[i].dtype() != types[i].dtype() || !own[i].shape().equals(types[i].shape())) {
          throw new ShapeException(
              "%s: branches must return equal types; got %s%s from branch 0 and %s from branch %d"
                  .formatted(name, types[i], Trees.at(first.result, i), own[i], b));
        }
        types[i] = types[i].withWeak(types[i].weak() && own[i].weak());
      }
    }
    return types;
  }

  // --- loops

  static <C> C whileLoop(Fn1<C, Tensor> condition, Fn1<C, C> body, C init) {
    Tree.Flat carry = Tree.flatten(init);
    List<TreeDef> structure = List.of(carry.structure());
    List<Tensor> leaves = new ArrayList<>(carry.leaves());
    Traced step = carryStep("whileLoop", body, structure, leaves, leaves.size());
    Traced test = trace("whileLoop", condition, structure, types(leaves));
    TensorType[] tested = test.outputTypes();
    if (tested.length != 1 || tested[0].rank() != 0 || tested[0].dtype() != DType.BOOL) {
      throw new ShapeException(
          "whileLoop: the condition must return a bool scalar; got "
              + org.xlava.primitive.Operands.show(tested));
    }
    While loop =
        new While(
            test.recording.jaxpr(),
            test.recording.constants().size(),
            step.recording.jaxpr(),
            step.recording.constants().size());
    List<Tensor> operands = new ArrayList<>(test.recording.constants());
    operands.addAll(step.recording.constants());
    operands.addAll(leaves);
    Tensor[] last = Trace.bind(loop, operands.toArray(new Tensor[0]));
    return FlatFunction.unflatten(carry.structure(), last);
  }

  // Traces a step whose first outputs are the next carry; a weakly typed first carry takes the
  // dtype that the step gives it.
  private static Traced carryStep(
      String name, Fn<?> step, List<TreeDef> structure, List<Tensor> leaves, int carry) {
    Traced traced = trace(name, step, structure, types(leaves));
    boolean promoted = false;
    TensorType[] out = traced.outputTypes();
    for (int i = 0; i < Math.min(carry, out.length); i++) {
      TensorType in = leaves.get(i).type();
      if (in.weak() && !in.equals(out[i]) && in.shape().equals(out[i].shape())) {
        leaves.set(i, Lax.convertElementType(leaves.get(i), out[i].dtype(), out[i].weak()));
        promoted = true;
      }
    }
    Traced result = promoted ? trace(name, step, structure, types(leaves)) : traced;
    return new Traced(settled(name, result, structure.getFirst(), leaves, carry), result.result);
  }

  private static Recording settled(
      String name, Traced step, TreeDef structure, List<Tensor> leaves, int carry) {
    TensorType[] out = step.outputTypes();
    boolean differs = false;
    for (int i = 0; i < carry; i++) {
      TensorType type = leaves.get(i).type();
      if (i >= out.length
          || out[i].dtype() != type.dtype()
          || !out[i].shape().equals(type.shape())) {
        throw new ShapeException(
            "%s: the carry must keep its type; got %s%s in and %s out"
                .formatted(
                    name,
                    type,
                    Trees.at(structure, i),
                    i < out.length ? out[i].toString() : "nothing"));
      }
      differs |= out[i].weak() != type.weak();
    }
    return differs ? withWeakness(step.recording, leaves, carry) : step.recording;
  }

  private static Recording withWeakness(Recording step, List<Tensor> leaves, int carry) {
    Jaxpr cast =
        Programs.closed(
            Programs.record(
                "scan",
                step.jaxpr().inputTypes(),
                x -> {
                  Tensor[] out = step.jaxpr().evaluate(x);
                  for (int i = 0; i < carry; i++) {
                    TensorType type = leaves.get(i).type();
                    out[i] = Lax.convertElementType(out[i], type.dtype(), type.weak());
                  }
                  return out;
                }));
    return new Recording(cast, step.constants());
  }

  static <C> C foriLoop(int lower, int upper, Fn2<Tensor, C, C> body, C init) {
    int length = Math.max(0, upper - lower);
    Fn2<C, Tensor, Carried<C, List<Tensor>>> step =
        (carry, i) -> new Carried<>(body.apply(i, carry), List.of());
    Tensor indices = Lax.iota(DType.INT32, Shape.of(length), 0);
    Tensor counted = lower == 0 ? indices : Lax.add(indices, Lax.constant(indices, lower));
    return scan(step, init, counted, length, false).carry();
  }

  static <C> C foriLoop(Tensor lower, Tensor upper, Fn2<Tensor, C, C> body, C init) {
    Tensor[] bounds = Broadcasting.promoted("foriLoop", lower, upper);
    Carried<Tensor, C> start = new Carried<>(bounds[0], init);
    Carried<Tensor, C> last =
        whileLoop(
            s -> Lax.lt(s.carry(), bounds[1]),
            s ->
                new Carried<>(
                    Lax.add(s.carry(), Lax.constant(s.carry(), 1)),
                    body.apply(s.carry(), s.output())),
            start);
    return last.output();
  }

  /** {@code length} is -1 where the slices tell it. */
  @SuppressWarnings("unchecked")
  static <C, X, Y> Carried<C, Y> scan(
      Fn2<C, X, Carried<C, Y>> step, C init, X xs, int length, boolean reverse) {
    Tree.Flat carry = Tree.flatten(init);
    Tree.Flat slices = Tree.flatten(xs);
    int n = length(slices, length);
    int count = carry.leaves().size();
    List<Tensor> leaves = new ArrayList<>(carry.leaves());
    for (Tensor x : slices.leaves()) {
      leaves.add(
          org.xlava.transform.Placeholder.of(x.type().withShape(Axes.without(x.shape(), 0))));
    }
    List<TreeDef> structure = List.of(carry.structure(), slices.structure());
    Traced traced =
        carryStep(
            "scan",
            arguments -> step.apply((C) arguments[0], (X) arguments[1]),
            structure,
            leaves,
            count);
    if (!(traced.result instanceof TreeDef.RecordDef record)
        || record.type() != Carried.class
        || !record.children().getFirst().equals(carry.structure())) {
      throw new TreeException(
          "scan: the step must return a Carried whose carry has the structure "
              + carry.structure()
              + "; got "
              + traced.result);
    }
    Scan scan =
        new Scan(n, reverse, traced.recording.jaxpr(), traced.recording.constants().size(), count);
    List<Tensor> operands = new ArrayList<>(traced.recording.constants());
    operands.addAll(leaves.subList(0, count));
    operands.addAll(slices.leaves());
    Tensor[] results = Trace.bind(scan, operands.toArray(new Tensor[0]));
    return FlatFunction.unflatten(traced.result, results);
  }

  private static int length(Tree.Flat slices, int length) {
    int n = length;
    for (Tensor x : slices.leaves()) {
      if (x.rank() == 0) {
        throw new ShapeException(
            "scan: arrays must have a first dimension to scan over; got " + x.type());
      }
      int own = x.shape().dim(0);
      if (n >= 0 && own != n) {
        throw new ShapeException(
            "scan: arrays must have equal first dimensions"
                + (length >= 0 ? ", equal to the length " + length : "")
                + "; got "
                + n
                + " and "
                + own
                + " of "
                + x.type());
      }
      n = own;
    }
    if (n < 0) {
      throw new ShapeException("scan: needs arrays to scan over or a length; got neither");
    }
    return n;
  }
}
