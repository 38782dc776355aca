package org.xlava;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which axes {@code vmap} maps: for each argument or result an axis, {@link Xlava#NONE}, or a
 * {@code List} or {@code Map} of them that is a prefix of its tree.
 */
public record AxisSpec(Role role, List<Object> axes) implements VmapOption {
  /** Whether the axes are those of arguments or of results. */
  public enum Role {
    IN("inAxes"),
    OUT("outAxes");

    private final String label;

    Role(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  public AxisSpec {
    axes = List.copyOf(axes);
  }

  /** {@code axes} as messages put them, {@code NONE} by its name. */
  static String show(@Nullable Object axes) {
    return switch (axes) {
      case Integer axis when axis == Xlava.NONE -> "NONE";
      case List<?> l -> l.stream().map(AxisSpec::show).toList().toString();
      case Map<?, ?> m ->
          m.entrySet().stream()
              .map(e -> e.getKey() + "=" + show(e.getValue()))
              .sorted()
              .collect(Collectors.joining(", ", "{", "}"));
      case null, default -> String.valueOf(axes);
    };
  }

  @Override
  public String toString() {
    return show(axes);
  }

  static AxisSpec of(Role role, @Nullable Object @Nullable ... axes) {
    if (axes == null || axes.length == 0 || Arrays.asList(axes).contains(null)) {
      throw new TransformException(
          "vmap: "
              + role
              + " must be axes, NONE, or Lists and Maps of them; got "
              + (axes == null ? "null" : show(Arrays.asList(axes))));
    }
    return new AxisSpec(role, Arrays.asList(axes));
  }
}
