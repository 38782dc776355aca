package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.Carried;
import org.xlava.Concrete;
import org.xlava.ConcretizationException;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.Fn;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Lax;
import org.xlava.ScanOption;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.Xlava;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Operands;
import org.xlava.primitive.control.Scan;
import org.xlava.primitive.control.While;
import org.xlava.promotion.Promotion;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Evaluation;
import org.xlava.transform.Recorder;
import org.xlava.transform.TensorArrays;
import org.xlava.transform.Trace;
import org.xlava.transform.TypeOnlyTensor;

/** Loops over trees; {@link Xlava} documents them. */
public final class Loops {
  private Loops() {}

  /** The carry of a counted loop. */
  private record Counted<C>(Tensor index, C carry) {}

  public static <C> C whileLoop(String name, Fn1<C, Tensor> condition, Fn1<C, C> body, C init) {
    if (Config.jitDisabled()) {
      try {
        return JavaLoops.whileLoop(condition, body, init);
      } catch (ConcretizationException e) {
        // As under vmap, the number of steps is not one for all: the loop can only be traced.
        return traced(name, condition, body, init);
      }
    }
    return traced(name, condition, body, init);
  }

  private static <C> C traced(String name, Fn1<C, Tensor> condition, Fn1<C, C> body, C init) {
    Tree.Flat carry = Tree.flatten(init);
    List<TreeDef> structure = List.of(carry.structure());
    Step step = Step.of(name, body, structure, carry.leaves(), carry.structure());
    TracedFunction test =
        TracedFunction.of(name, condition, structure, TensorArrays.types(step.carry()));
    checkCondition(name, test);
    While loop =
        new While(
            test.recording().jaxpr(),
            test.constants().size(),
            step.recording().jaxpr(),
            step.recording().constants().size());
    List<Tensor> operands = new ArrayList<>(test.constants());
    operands.addAll(step.recording().constants());
    operands.addAll(step.carry());
    Tensor[] last = Trace.bind(loop, operands.toArray(new Tensor[0]));
    return FlatFunction.unflatten(carry.structure(), step.results(last));
  }

  private static void checkCondition(String name, TracedFunction test) {
    TensorType[] types = test.outputTypes();
    boolean scalar = test.result() instanceof TreeDef.Leaf && types[0].rank() == 0;
    if (!scalar || types[0].dtype() != DType.BOOL) {
      throw new ShapeException(
          name
              + ": the condition must return a bool scalar; got "
              + (test.result() instanceof TreeDef.Leaf
                  ? Operands.show(types)
                  : test.result().describe()));
    }
  }

  public static <C> C foriLoop(int lower, int upper, Fn2<Tensor, C, C> body, C init, int unroll) {
    ScanOptions options =
        ScanOptions.of(ScanOption.Length.of(steps(lower, upper)), ScanOption.Unroll.of(unroll));
    Fn2<Counted<C>, List<Tensor>, Carried<Counted<C>, List<Tensor>>> step =
        (s, none) -> new Carried<>(next(body, s), none);
    Counted<C> start = new Counted<>(Tensor.of(lower), init);
    return scan("foriLoop", step, start, List.of(), options).carry().carry();
  }

  private static int steps(int lower, int upper) {
    try {
      return Math.max(0, Math.subtractExact(upper, lower));
    } catch (ArithmeticException e) {
      throw new TransformException(
          "foriLoop: the number of steps must be less than 2^31; got bounds "
              + lower
              + " and "
              + upper,
          e);
    }
  }

  private static <C> Counted<C> next(Fn2<Tensor, C, C> body, Counted<C> s) {
    Tensor after = Lax.add(s.index(), Lax.constant(s.index(), 1));
    return new Counted<>(after, body.apply(s.index(), s.carry()));
  }

  public static <C> C foriLoop(Tensor lower, Tensor upper, Fn2<Tensor, C, C> body, C init) {
    Tensor[] bounds = bounds(lower, upper);
    if (bounds[0] instanceof Concrete from && bounds[1] instanceof Concrete to) {
      return foriLoop(
          Math.toIntExact(from.longValue()), Math.toIntExact(to.longValue()), body, init, 1);
    }
    Counted<C> last =
        whileLoop(
            "foriLoop",
            s -> Lax.lt(s.index(), bounds[1]),
            s -> next(body, s),
            new Counted<>(bounds[0], init));
    return last.carry();
  }

  // A Java number takes the dtype of the other bound.
  private static Tensor[] bounds(Tensor lower, Tensor upper) {
    TensorType common = Promotion.promote(lower.type(), upper.type());
    boolean fit = lower.dtype() == upper.dtype() || lower.type().weak() != upper.type().weak();
    if (!fit || !common.dtype().isInteger() || lower.rank() != 0 || upper.rank() != 0) {
      throw new ShapeException(
          "foriLoop: bounds must be integer scalars of one dtype; got "
              + Operands.show(lower.type(), upper.type()));
    }
    return new Tensor[] {Promotion.to(lower, common), Promotion.to(upper, common)};
  }

  public static <C, X, Y> Carried<C, Y> scan(
      Fn2<C, X, Carried<C, Y>> step, C init, X xs, ScanOptions options) {
    return scan("scan", step, init, xs, options);
  }

  /** A scan over no arrays. */
  public static <C, Y> Carried<C, Y> scan(
      Fn1<C, Carried<C, Y>> step, C init, ScanOption.Length length, ScanOptions options) {
    Fn2<C, List<Tensor>, Carried<C, Y>> withoutSlices = (carry, none) -> step.apply(carry);
    ScanOptions known = new ScanOptions(length.steps(), options.reverse(), options.unroll());
    return scan("scan", withoutSlices, init, List.of(), known);
  }

  @SuppressWarnings("unchecked")
  private static <C, X, Y> Carried<C, Y> scan(
      String name, Fn2<C, X, Carried<C, Y>> step, C init, X xs, ScanOptions options) {
    if (xs == null) {
      throw new TreeException(
          "scan: the arrays to scan over must not be null; got null. Without any, give a step of"
              + " the carry alone and the length: scan(step, init, length)");
    }
    Tree.Flat carry = Tree.flatten(init);
    Tree.Flat slices = Tree.flatten(xs);
    int n = length(slices, options.length());
    if (Config.jitDisabled() && n > 0) {
      return JavaLoops.scan(step, init, xs, n, options.reverse());
    }
    List<Tensor> arguments = new ArrayList<>(carry.leaves());
    slices.leaves().forEach(x -> arguments.add(slice(x)));
    Step traced =
        Step.of(
            name,
            a -> carried(name, step.apply((C) a[0], (X) a[1])),
            List.of(carry.structure(), slices.structure()),
            arguments,
            carry.structure());
    ClosedJaxpr body = traced.recording();
    int constants = body.constants().size();
    Scan scan =
        new Scan(
            n, options.reverse(), options.unroll(), body.jaxpr(), constants, traced.carry().size());
    List<Tensor> operands = new ArrayList<>(body.constants());
    operands.addAll(traced.carry());
    operands.addAll(slices.leaves());
    Tensor[] results = Trace.bind(scan, operands.toArray(new Tensor[0]));
    return FlatFunction.unflatten(traced.result(), traced.results(results));
  }

  private static <C, Y> Carried<C, Y> carried(String name, Carried<C, Y> result) {
    if (result == null) {
      throw new TreeException(name + ": the step must return a Carried; got null");
    }
    return result;
  }

  private static Tensor slice(Tensor x) {
    return TypeOnlyTensor.of(x.type().withShape(Axes.without(x.shape(), 0)));
  }

  /** The common size of the first dimensions, which is {@code length} where that is known. */
  static int length(Tree.Flat slices, int length) {
    int n = length;
    for (int i = 0; i < slices.leaves().size(); i++) {
      TensorType x = slices.leaves().get(i).type();
      String at = TangentTrees.at(slices.structure(), i);
      if (x.rank() == 0) {
        throw new ShapeException(
            "scan: arrays must have a first dimension to scan over; got " + x + at);
      }
      int own = x.shape().dim(0);
      if (n != ScanOptions.UNKNOWN && own != n) {
        throw new ShapeException(
            "scan: arrays must have equal first dimensions"
                + (length != ScanOptions.UNKNOWN ? ", equal to the length " + length : "")
                + "; got "
                + n
                + " and "
                + own
                + " of "
                + x
                + at);
      }
      n = own;
    }
    if (n == ScanOptions.UNKNOWN) {
      throw new ShapeException("scan: needs arrays to scan over or a length; got neither");
    }
    return n;
  }

  /**
   * The body of a loop, recorded with a first carry that it keeps the types of.
   *
   * @param weak the types that the body gives to the last carry, which may differ in weakness
   */
  private record Step(
      ClosedJaxpr recording, TreeDef result, List<Tensor> carry, TensorType[] weak) {
    // A weakly typed first carry takes the dtype that the body promotes it to. That may promote
    // others in turn.
    static Step of(
        String name,
        Fn<?> body,
        List<TreeDef> structure,
        List<Tensor> arguments,
        TreeDef carryStructure) {
      List<Tensor> leaves = new ArrayList<>(arguments);
      int n = carryStructure.leaves();
      TracedFunction traced;
      do {
        traced = TracedFunction.of(name, body, structure, TensorArrays.types(leaves));
        TreeDef result = traced.result();
        // A step of scan, which takes a slice too, gives the carry and an output.
        boolean pair = structure.size() > 1;
        checkStructure(name, carryStructure, pair ? result.children().getFirst() : result);
      } while (promote(leaves.subList(0, n), traced.outputTypes()));
      List<Tensor> carry = List.copyOf(leaves.subList(0, n));
      TensorType[] out = Arrays.copyOf(traced.outputTypes(), n);
      checkTypes(name, carryStructure, carry, out);
      return new Step(settled(traced.recording(), carry, out), traced.result(), carry, out);
    }

    private static void checkStructure(String name, TreeDef carry, TreeDef result) {
      TreeDef.Difference difference = carry.difference(result);
      if (difference != null) {
        throw new TreeException(
            "%s: the carry must keep its structure; got %s in and %s out%s"
                .formatted(
                    name,
                    difference.expected().describe(),
                    difference.got().describe(),
                    difference.path().keys().isEmpty() ? "" : " at " + difference.path()));
      }
    }

    private static boolean promote(List<Tensor> carry, TensorType[] out) {
      boolean changed = false;
      for (int i = 0; i < carry.size(); i++) {
        TensorType in = carry.get(i).type();
        if (in.weak() && in.dtype() != out[i].dtype()) {
          DType common = Promotion.promote(in, out[i]).dtype();
          carry.set(i, Lax.convertElementType(carry.get(i), common));
          changed = true;
        }
      }
      return changed;
    }

    private static void checkTypes(
        String name, TreeDef structure, List<Tensor> carry, TensorType[] out) {
      List<String> differences = new ArrayList<>();
      for (int i = 0; i < out.length; i++) {
        TensorType in = carry.get(i).type();
        if (!TracedFunction.alike(in, out[i])) {
          differences.add(
              "%s%s in and %s out".formatted(in, TangentTrees.at(structure, i), out[i]));
        }
      }
      if (!differences.isEmpty()) {
        throw new ShapeException(
            name + ": the carry must keep its type; got " + String.join(", ", differences));
      }
    }

    private static ClosedJaxpr settled(ClosedJaxpr body, List<Tensor> carry, TensorType[] out) {
      TensorType[] types = TensorArrays.types(carry);
      if (Arrays.equals(types, out)) {
        return body;
      }
      Jaxpr program = body.jaxpr();
      ClosedJaxpr cast =
          Recorder.record(
              "scan",
              program.inputTypes(),
              x -> TracedFunction.cast(Evaluation.evaluate(program, x), types));
      return new ClosedJaxpr(CapturedConstants.inside(cast), body.constants());
    }

    /** The results of the loop in the types that the body gives to the carry. */
    Tensor[] results(Tensor[] values) {
      return Arrays.equals(TensorArrays.types(carry), weak)
          ? values
          : TracedFunction.cast(values, weak);
    }
  }
}
