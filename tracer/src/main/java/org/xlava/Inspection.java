package org.xlava;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.transform.Placeholder;
import org.xlava.transform.Programs;
import org.xlava.transform.Recording;

/** What can be known of a function without computing it. */
final class Inspection {
  private Inspection() {}

  static ClosedJaxpr makeJaxpr(Fn<?> f, Object... arguments) {
    Arguments flat = Arguments.flatten(arguments);
    TensorType[] types = Arrays.stream(flat.leaves()).map(Tensor::type).toArray(TensorType[]::new);
    Recording r = Programs.record("makeJaxpr", types, new FlatFunction<>(f, flat.structure()));
    return new ClosedJaxpr(r.jaxpr(), r.constants());
  }

  /** The result with a placeholder for each tensor. */
  static <R> R evalShape(Fn<R> f, Object... arguments) {
    Object[] placeholders = Arrays.stream(arguments).map(Inspection::placeholders).toArray();
    Arguments flat = Arguments.flatten(placeholders);
    TensorType[] types = Arrays.stream(flat.leaves()).map(Tensor::type).toArray(TensorType[]::new);
    FlatFunction<R> function = new FlatFunction<>(f, flat.structure());
    Recording r = Programs.record("evalShape", types, function);
    return function.unflatten(
        Arrays.stream(r.jaxpr().outputTypes()).map(Placeholder::of).toArray(Tensor[]::new));
  }

  private static @Nullable Object placeholders(@Nullable Object tree) {
    return switch (tree) {
      case null -> null;
      case TensorType type -> Placeholder.of(type);
      case List<?> l -> l.stream().map(Inspection::placeholders).toList();
      case Optional<?> o -> o.map(Inspection::placeholders);
      case Map<?, ?> m -> {
        Map<Object, Object> result = new java.util.HashMap<>();
        m.forEach((k, v) -> result.put(k, placeholders(v)));
        yield result;
      }
      default -> tree;
    };
  }
}
