package org.xlava;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.function.Arguments;
import org.xlava.function.FlatFunction;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Jaxpr;
import org.xlava.promotion.Broadcasting;
import org.xlava.transform.Evaluation;
import org.xlava.transform.Recorder;
import org.xlava.transform.Tracer;

/**
 * A function that was traced, with the tensors that it captured and that may be differentiated as
 * arguments of their own: what {@code closureConvert} gives. A function with custom rules takes it
 * and {@link #constants} as arguments, since rules must not capture what is differentiated.
 *
 * @param <R> what the function returns
 */
public final class ClosureConverted<R> {
  private final Jaxpr program;
  private final List<Tensor> captured;
  private final List<Tensor> constants;
  private final List<TreeDef> arguments;
  private final TreeDef result;

  ClosureConverted(Fn<R> f, Object... examples) {
    FlatFunction.present("closureConvert", f);
    Arguments flat = Arguments.flatten(examples);
    TensorType[] types = Broadcasting.types(flat.leaves());
    FlatFunction<R> function = new FlatFunction<>(f, flat.structure());
    ClosedJaxpr recording = Recorder.record("closureConvert", types, function);
    this.program = recording.jaxpr();
    this.captured = recording.constants();
    this.constants = captured.stream().filter(ClosureConverted::isPerturbed).toList();
    this.arguments = flat.structure();
    this.result = function.structure();
  }

  // What has a value is constant in all derivatives.
  private static boolean isPerturbed(Tensor captured) {
    return captured instanceof Tracer && captured.dtype().isInexact();
  }

  /** The captured tensors that may be differentiated, in the order in which they were used. */
  public List<Tensor> constants() {
    return constants;
  }

  /**
   * The function of arguments of the examples' types.
   *
   * @param values what stands in place of {@link #constants}
   * @throws TreeException when an argument's structure isn't its example's
   */
  public R apply(List<Tensor> values, Object... inputs) {
    Arguments flat = Arguments.flatten(inputs);
    if (!flat.structure().equals(arguments)) {
      throw new TreeException(
          "closureConvert: arguments must have the structure of the examples, "
              + describe(arguments)
              + "; got "
              + describe(flat.structure()));
    }
    if (values.size() != constants.size()) {
      throw new TransformException(
          "closureConvert: needs a value for each of the %d constants; got %d of them"
              .formatted(constants.size(), values.size()));
    }
    List<Tensor> operands = new ArrayList<>();
    int next = 0;
    for (Tensor c : captured) {
      operands.add(isPerturbed(c) ? values.get(next++) : c);
    }
    operands.addAll(Arrays.asList(flat.leaves()));
    return FlatFunction.unflatten(
        result, Evaluation.evaluate(program, operands.toArray(new Tensor[0])));
  }

  private static String describe(List<TreeDef> structure) {
    return structure.stream().map(TreeDef::describe).toList().toString();
  }
}
