package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.xlava.Fn;
import org.xlava.Fn2;
import org.xlava.Perturbed;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.ValueAndResiduals;
import org.xlava.VjpRule;
import org.xlava.ir.Atom;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Var;
import org.xlava.primitive.control.RematOpt;
import org.xlava.transform.CapturedConstants;
import org.xlava.transform.Evaluation;
import org.xlava.transform.Recorder;
import org.xlava.transform.TensorArrays;
import org.xlava.transform.Trace;

/**
 * A forward rule of {@code customVjp} that programs replace by the function {@code f} itself where
 * they don't need its residuals.
 */
record ForwardRule<R, S>(VjpRule<R, S> rule, Fn<R> f, String label)
    implements Fn2<List<Object>, Perturbed, ValueAndResiduals<R, S>> {
  @Override
  public ValueAndResiduals<R, S> apply(List<Object> arguments, Perturbed perturbed) {
    NondiffArguments split = NondiffArguments.of("customVjp", rule.nondiff(), arguments.toArray());
    Arguments flat = Arguments.flatten(split.others());
    TensorType[] types = TensorArrays.types(flat.leaves());
    TracedFunction forward =
        TracedFunction.of(
            "customVjp", x -> pair(split.merged(x), perturbed), flat.structure(), types);
    TracedFunction primal =
        TracedFunction.of("customVjp", x -> f.call(split.merged(x)), flat.structure(), types);
    checkAlike(forward, primal);
    Tensor[] leaves = call(forward, primal, flat.leaves());
    return FlatFunction.unflatten(forward.result(), leaves);
  }

  private ValueAndResiduals<R, S> pair(Object[] arguments, Perturbed perturbed) {
    List<Object> list = Collections.unmodifiableList(Arrays.asList(arguments));
    return CustomVjp.present(rule.forward().apply(list, perturbed), label);
  }

  private void checkAlike(TracedFunction forward, TracedFunction primal) {
    TreeDef value = forward.result().children().getFirst();
    TreeDef.Difference difference = primal.result().difference(value);
    if (difference != null) {
      throw new TreeException(
          "customVjp: the forward rule of %s must give the function's structure; %s"
              .formatted(label, difference));
    }
    TensorType[] own = Arrays.copyOf(forward.outputTypes(), value.leaves());
    TensorType[] wanted = primal.outputTypes();
    for (int i = 0; i < wanted.length; i++) {
      if (!TracedFunction.alike(own[i], wanted[i])) {
        throw new ShapeException(
            "customVjp: the rule of %s must give the function's results, %s; got %s%s"
                .formatted(label, wanted[i], own[i], TangentTrees.at(value, i)));
      }
    }
  }

  private Tensor[] call(TracedFunction forward, TracedFunction primal, Tensor[] leaves) {
    List<Tensor> operands = new ArrayList<>(forward.constants());
    operands.addAll(primal.constants());
    operands.addAll(Arrays.asList(leaves));
    TensorType[] inputs = TensorArrays.types(operands);
    TensorType[] types = primal.outputTypes();
    Jaxpr first = among(inputs, 0, forward.recording(), types);
    Jaxpr plain = among(inputs, forward.constants().size(), primal.recording(), types);
    List<Boolean> residuals = new ArrayList<>(Collections.nCopies(first.outputs().size(), true));
    Collections.fill(residuals.subList(0, types.length), false);
    Tensor[] results =
        Trace.bind(new RematOpt(label, first, plain, residuals), operands.toArray(new Tensor[0]));
    for (int i = types.length; i < results.length; i++) {
      Atom output = first.outputs().get(i);
      boolean given = output instanceof Var v && first.inputs().contains(v);
      results[i] = given ? operands.get(first.inputs().indexOf(output)) : results[i];
    }
    return results;
  }

  /**
   * The program of a recording whose captured tensors begin at {@code start} among {@code inputs},
   * its first results in {@code types}.
   */
  private static Jaxpr among(
      TensorType[] inputs, int start, ClosedJaxpr recording, TensorType[] types) {
    int captured = recording.constants().size();
    int own = recording.jaxpr().inputs().size() - captured;
    return CapturedConstants.inside(
        Recorder.record(
            "customVjp",
            inputs,
            x -> {
              Tensor[] constants = Arrays.copyOfRange(x, start, start + captured);
              Tensor[] leaves = Arrays.copyOfRange(x, x.length - own, x.length);
              return TracedFunction.cast(
                  Evaluation.evaluate(recording.jaxpr(), TensorArrays.concat(constants, leaves)),
                  types);
            }));
  }
}
