package org.xlava;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code jit} may be told beside the function, in any order, each at most once: {@link
 * Xlava#staticArgnums}, {@link Xlava#donateArgnums}, {@link Xlava#inlined}, {@link
 * Xlava#keepUnused}, {@link Xlava#compilerOptions}, {@link Xlava#named}.
 */
public sealed interface JitOption
    permits StaticArgnums,
        JitOption.DonateArgnums,
        JitOption.Inlined,
        JitOption.KeepUnused,
        JitOption.CompilerOptions,
        JitOption.Named {
  /** The arguments whose memory the program may put its results in. */
  record DonateArgnums(List<Integer> indices) implements JitOption {
    public DonateArgnums {
      indices = List.copyOf(indices);
    }

    static DonateArgnums of(@Nullable Integer @Nullable ... argnums) {
      return new DonateArgnums(StaticArgnums.indices("donateArgnums", argnums));
    }
  }

  /** That a call inside another program adds the operations to that program, and not a call. */
  record Inlined() implements JitOption {}

  /** That arguments which the program doesn't use are its parameters all the same. */
  record KeepUnused() implements JitOption {}

  /** The compiler's options by name: strings, booleans, {@code Long}s and {@code Double}s. */
  record CompilerOptions(Map<String, Object> values) implements JitOption {
    public CompilerOptions {
      values = Map.copyOf(values);
    }

    static CompilerOptions of(String function, @Nullable Map<String, ?> options) {
      if (options == null) {
        throw new TransformException(function + ": compilerOptions must be a Map; got null");
      }
      Map<String, Object> values = new HashMap<>();
      options.forEach((name, value) -> values.put(name, value(function, name, value)));
      return new CompilerOptions(values);
    }

    private static Object value(String function, @Nullable String name, @Nullable Object value) {
      return switch (value) {
        case String s when name != null -> s;
        case Boolean b when name != null -> b;
        case Long n when name != null -> n;
        case Integer n when name != null -> n.longValue();
        case Double x when name != null -> x;
        case Float x when name != null -> x.doubleValue();
        case null, default ->
            throw new TransformException(
                "%s: compilerOptions must have names and be strings, booleans or numbers; got %s = %s"
                    .formatted(function, name, value));
      };
    }
  }

  /** What programs and messages call the function. */
  record Named(String name) implements JitOption {
    static Named of(@Nullable String name) {
      if (name == null) {
        throw new TransformException("jit: named must be given a name; got null");
      }
      return new Named(name);
    }
  }
}
