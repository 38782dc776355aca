package org.xlava.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xlava.Tensor;
import org.xlava.TransformException;
import org.xlava.TreeDef;

/** Static arguments as cache keys. */
public final class Statics {
  private Statics() {}

  /** The value as part of a key: what could change later is copied. */
  public static TreeDef.Static key(@Nullable Object value) {
    return new TreeDef.Static(copy(value));
  }

  private static @Nullable Object copy(@Nullable Object value) {
    return switch (value) {
      case List<?> l -> Collections.unmodifiableList(copies(l, new ArrayList<>(l.size())));
      case Set<?> s -> Collections.unmodifiableSet(copies(s, new LinkedHashSet<>()));
      case Map<?, ?> m -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        m.forEach((k, v) -> copy.put(k, copy(v)));
        yield Collections.unmodifiableMap(copy);
      }
      case null, default -> value;
    };
  }

  private static <C extends Collection<@Nullable Object>> C copies(Collection<?> values, C to) {
    values.forEach(v -> to.add(copy(v)));
    return to;
  }

  /**
   * Refuses values that {@code equals} doesn't compare by what is in them.
   *
   * @throws TransformException when there is a tensor or an array in the value
   */
  public static void check(int argument, @Nullable Object value) {
    if (value instanceof Tensor || value != null && value.getClass().isArray()) {
      throw new TransformException(
          "jit: static arguments must be compared by equals, which tensors and arrays aren't; got "
              + (value instanceof Tensor t
                  ? "a tensor of type " + t.type()
                  : value.getClass().getSimpleName())
              + " in argument "
              + argument
              + ". Pass a List, or let the argument be traced");
    }
    switch (value) {
      case Collection<?> c -> c.forEach(v -> check(argument, v));
      case Map<?, ?> m -> m.values().forEach(v -> check(argument, v));
      case Record r -> parts(r).forEach(v -> check(argument, v));
      case null, default -> {}
    }
  }

  private static List<?> parts(Record record) {
    Container level = Container.of(record);
    return level == null
        ? List.of()
        : level.children().stream()
            .map(c -> c instanceof TreeDef.Static s ? s.value() : c)
            .toList();
  }
}
