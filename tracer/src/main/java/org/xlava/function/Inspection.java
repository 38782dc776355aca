package org.xlava.function;

import java.util.Arrays;
import java.util.List;
import org.xlava.Fn;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.ir.Jaxpr;
import org.xlava.promotion.Broadcasting;
import org.xlava.transform.Evaluation;
import org.xlava.transform.Recorder;
import org.xlava.transform.TypeOnlyTensor;

/** What can be known of a function without computing it. */
public final class Inspection {
  private Inspection() {}

  public static Fn<ClosedJaxpr> makeJaxpr(Fn<?> f) {
    FlatFunction.present("makeJaxpr", f);
    return arguments -> makeJaxpr(f, arguments);
  }

  private static ClosedJaxpr makeJaxpr(Fn<?> f, Object[] arguments) {
    Arguments flat = Arguments.flatten(arguments);
    TensorType[] types = Broadcasting.types(flat.leaves());
    return Recorder.record("makeJaxpr", types, new FlatFunction<>(f, flat.structure()));
  }

  /** The result with a placeholder for each tensor. */
  public static <R> R evalShape(Fn<R> f, Object... arguments) {
    FlatFunction.present("evalShape", f);
    Arguments flat = Arguments.flattenTypes(arguments);
    TensorType[] types = Broadcasting.types(flat.leaves());
    FlatFunction<R> function = new FlatFunction<>(f, flat.structure());
    ClosedJaxpr r = Recorder.record("evalShape", types, function);
    return function.unflatten(
        Arrays.stream(r.jaxpr().outputTypes()).map(TypeOnlyTensor::of).toArray(Tensor[]::new));
  }

  /** The results of a program of {@code constants} and {@code arguments}. */
  public static List<Tensor> evalJaxpr(Jaxpr program, List<Tensor> constants, Tensor... arguments) {
    int given = constants.size() + arguments.length;
    if (given != program.inputs().size()) {
      throw new TransformException(
          "evalJaxpr: needs a constant or an argument for each of the %d inputs; got %d of them"
              .formatted(program.inputs().size(), given));
    }
    Tensor[] operands = constants.toArray(new Tensor[given]);
    System.arraycopy(arguments, 0, operands, constants.size(), arguments.length);
    return List.of(Evaluation.evaluate(program, operands));
  }
}
