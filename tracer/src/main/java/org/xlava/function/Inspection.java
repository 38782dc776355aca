package org.xlava.function;

import java.util.Arrays;
import org.xlava.Fn;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.promotion.Broadcasting;
import org.xlava.transform.Programs;
import org.xlava.transform.Recording;
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
    Recording r = Programs.record("makeJaxpr", types, new FlatFunction<>(f, flat.structure()));
    return new ClosedJaxpr(r.jaxpr(), r.constants());
  }

  /** The result with a placeholder for each tensor. */
  public static <R> R evalShape(Fn<R> f, Object... arguments) {
    FlatFunction.present("evalShape", f);
    Arguments flat = Arguments.flattenTypes(arguments);
    TensorType[] types = Broadcasting.types(flat.leaves());
    FlatFunction<R> function = new FlatFunction<>(f, flat.structure());
    Recording r = Programs.record("evalShape", types, function);
    return function.unflatten(
        Arrays.stream(r.jaxpr().outputTypes()).map(TypeOnlyTensor::of).toArray(Tensor[]::new));
  }
}
