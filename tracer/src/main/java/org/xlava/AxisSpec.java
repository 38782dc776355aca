package org.xlava;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.tree.TreePrefix;

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

  @Override
  public String toString() {
    return TreePrefix.show(axes);
  }

  static AxisSpec of(Role role, @Nullable Object @Nullable ... axes) {
    if (axes == null || axes.length == 0 || Arrays.asList(axes).contains(null)) {
      throw new TransformException(
          "vmap: "
              + role
              + " must be axes, NONE, or Lists and Maps of them; got "
              + (axes == null ? "null" : TreePrefix.show(Arrays.asList(axes))));
    }
    return new AxisSpec(role, Arrays.asList(axes));
  }
}
