package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xlava.AxisSpec;
import org.xlava.CheckpointPolicy;
import org.xlava.TransformException;

/** The options of a call, which users may have got wrong. */
final class GivenOptions {
  private GivenOptions() {}

  /**
   * The options.
   *
   * @param name the function that the user calls
   * @param known what options it has
   * @throws TransformException when one is null, or given twice
   */
  static <T> List<T> of(String name, String known, @Nullable T @Nullable [] options) {
    List<@Nullable T> all = options == null ? Arrays.asList((T) null) : Arrays.asList(options);
    Set<Object> kinds = new HashSet<>();
    List<T> given = new ArrayList<>();
    for (T option : all) {
      if (option == null || !kinds.add(kind(option))) {
        throw new TransformException(
            name + ": options must be " + known + ", each at most once; got " + all);
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
}
