package org.xlava;

import java.util.Arrays;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.transform.Placeholder;
import org.xlava.transform.Programs;
import org.xlava.transform.Recording;

/** What can be known of a function without computing it. */
final class Inspection {
  private Inspection() {}

  static ClosedJaxpr makeJaxpr(Fn<?> f, Object... arguments) {
    Arguments flat = Arguments.flatten(arguments);
    TensorType[] types = Broadcasting.types(flat.leaves());
    Recording r = Programs.record("makeJaxpr", types, new FlatFunction<>(f, flat.structure()));
    return new ClosedJaxpr(r.jaxpr(), r.constants());
  }

  /** The result with a placeholder for each tensor. */
  static <R> R evalShape(Fn<R> f, Object... arguments) {
    FlatFunction.present("evalShape", f);
    Arguments flat = Arguments.flattenTypes(arguments);
    TensorType[] types = Broadcasting.types(flat.leaves());
    FlatFunction<R> function = new FlatFunction<>(f, flat.structure());
    Recording r = Programs.record("evalShape", types, function);
    return function.unflatten(
        Arrays.stream(r.jaxpr().outputTypes()).map(Placeholder::of).toArray(Tensor[]::new));
  }
}
