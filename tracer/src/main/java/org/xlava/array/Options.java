package org.xlava.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xlava.TransformException;

/** What the options at the end of a function's arguments must be. */
public final class Options {
  private Options() {}

  /**
   * The options.
   *
   * @throws TransformException unless each is of one of the records {@code kinds}, and of another
   *     than the others
   */
  public static <O> List<O> checked(
      String function, List<? extends Class<? extends O>> kinds, @Nullable O @Nullable [] options) {
    List<@Nullable O> all = options == null ? nothing() : Arrays.asList(options);
    List<O> result = new ArrayList<>(all.size());
    Set<Class<?>> seen = new HashSet<>();
    for (@Nullable O option : all) {
      if (option == null || !kinds.contains(option.getClass()) || !seen.add(option.getClass())) {
        throw new TransformException(
            "%s: options must be %s, each at most once; got %s"
                .formatted(function, names(kinds), all));
      }
      result.add(option);
    }
    return result;
  }

  private static <O> List<@Nullable O> nothing() {
    return Collections.singletonList(null);
  }

  private static String names(List<? extends Class<?>> kinds) {
    List<String> names = kinds.stream().map(Options::name).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.getFirst()
        : names.stream().limit(last).collect(Collectors.joining(", ")) + " and " + names.getLast();
  }

  /** The name of the function that makes it: that of the record, the first letter small. */
  private static String name(Class<?> kind) {
    String name = kind.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
