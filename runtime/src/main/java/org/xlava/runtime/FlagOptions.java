package org.xlava.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.xlava.ExecutionException;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.NamedValue;
import org.xlava.pjrt.PjrtException;

/** The compiler's options that users give by name, as XLA's flags. */
final class FlagOptions {
  private FlagOptions() {}

  /**
   * {@code options} with the given ones too; equal ones in any order give equal options.
   *
   * @throws ExecutionException when one of them would end the process
   */
  static CompileOptions with(CompileOptions options, Map<String, Object> given) {
    if (given.isEmpty()) {
      return options;
    }
    CompileOptions all = options;
    for (Map.Entry<String, Object> option : new TreeMap<>(given).entrySet()) {
      try {
        all = all.withXlaFlag(option.getKey(), value(option.getValue()));
      } catch (PjrtException e) {
        throw refused(given, e);
      }
    }
    return all;
  }

  private static NamedValue value(Object value) {
    return switch (value) {
      case Boolean b -> new NamedValue.Bool(b);
      case Long n -> new NamedValue.Int64(n);
      case Double x -> new NamedValue.Float32(x.floatValue());
      default -> new NamedValue.Text(value.toString());
    };
  }

  /** The failure to compile: whether for what was given is known from the plugin's message. */
  static ExecutionException refused(
      CompileOptions options, CompileOptions ordinary, PjrtException e) {
    Map<String, Object> given = new HashMap<>();
    options.xlaFlags().entrySet().stream()
        .filter(flag -> !flag.getValue().equals(ordinary.xlaFlags().get(flag.getKey())))
        .forEach(flag -> given.put(flag.getKey(), shown(flag.getValue())));
    String message = String.valueOf(e.getMessage());
    return given.keySet().stream().anyMatch(message::contains)
        ? refused(given, e)
        : new ExecutionException(message, e);
  }

  private static ExecutionException refused(Map<String, Object> given, PjrtException e) {
    return new ExecutionException(
        "compile: compilerOptions must be options that the plugin's compiler has; got %s: %s"
            .formatted(new TreeMap<>(given), e.getMessage()),
        e);
  }

  private static Object shown(NamedValue value) {
    return switch (value) {
      case NamedValue.Text(String text) -> text;
      case NamedValue.Bool(boolean truth) -> truth;
      case NamedValue.Int64(long number) -> number;
      case NamedValue.Float32(float number) -> number;
      case NamedValue.Int64List(var numbers) -> numbers;
    };
  }
}
