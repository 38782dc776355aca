package org.xlava;

import java.util.List;

/**
 * Which axes {@code vmap} maps: for each argument or result an axis, {@link Xlava#NONE}, or a
 * {@code List} or {@code Map} of them that is a prefix of its tree.
 */
public record AxisSpec(List<Object> axes) {
  public AxisSpec {
    axes = List.copyOf(axes);
  }
}
