package org.xlava;

import org.jspecify.annotations.Nullable;

/**
 * What {@code vmap} may be told beside the function, in any order, each at most once: {@link
 * Xlava#inAxes}, {@link Xlava#outAxes}, {@link Xlava#axisName}, {@link Xlava#axisSize}.
 */
public sealed interface VmapOption permits AxisSpec, VmapOption.AxisName, VmapOption.AxisSize {
  /** The name by which the examples communicate. */
  record AxisName(String name) implements VmapOption {
    static AxisName of(@Nullable String name) {
      if (name == null) {
        throw new TransformException("vmap: axisName must be a name; got null");
      }
      return new AxisName(name);
    }
  }

  /** The number of examples. */
  record AxisSize(int size) implements VmapOption {
    static AxisSize of(int size) {
      if (size < 0) {
        throw new TransformException("vmap: axisSize must not be negative; got " + size);
      }
      return new AxisSize(size);
    }
  }
}
