package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xlava.AxisSpec;
import org.xlava.CheckpointPolicy;
import org.xlava.TransformException;

/** The options at the end of a function's arguments, which users may have got wrong. */
public final class GivenOptions {
  private GivenOptions() {}

  /**
   * The options of a function that takes all of their type.
   *
   * @param function what the user calls
   * @param known what options it has, as messages put them
   * @throws TransformException when one is null, or given twice
   */
  static <T> List<T> of(String function, String known, @Nullable T @Nullable [] options) {
    return checked(function, known, option -> true, options);
  }

  /**
   * The options of a function that takes some of their type.
   *
   * @param kinds the records that it takes
   * @throws TransformException when one is null, given twice, or another function's
   */
  public static <T> List<T> of(
      String function, List<? extends Class<? extends T>> kinds, @Nullable T @Nullable [] options) {
    return checked(function, names(kinds), option -> kinds.contains(option.getClass()), options);
  }

  private static <T> List<T> checked(
      String function, String known, Predicate<Object> taken, @Nullable T @Nullable [] options) {
    List<@Nullable T> all =
        options == null ? Collections.singletonList(null) : Arrays.asList(options);
    Set<Object> kinds = new HashSet<>();
    List<T> given = new ArrayList<>(all.size());
    for (T option : all) {
      if (option == null || !taken.test(option) || !kinds.add(kind(option))) {
        throw new TransformException(
            function + ": options must be " + known + ", each at most once; got " + all);
      }
      given.add(option);
    }
    return given;
  }

  /** What no two options may have in common. */
  private static Object kind(Object option) {
    return switch (option) {
      case AxisSpec axes -> axes.role();
      case CheckpointPolicy policy -> CheckpointPolicy.class;
      default -> option.getClass();
    };
  }

  private static String names(List<? extends Class<?>> kinds) {
    List<String> names = kinds.stream().map(GivenOptions::name).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.getFirst()
        : names.stream().limit(last).collect(Collectors.joining(", ")) + " and " + names.getLast();
  }

  /** The name of the function that makes it: that of the record, the first letter small. */
  private static String name(Class<?> kind) {
    String name = kind.getSimpleName();
    if (kind.isEnum()) {
      return name.toLowerCase(Locale.ROOT);
    }
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
