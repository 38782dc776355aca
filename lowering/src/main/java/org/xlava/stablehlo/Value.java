package org.xlava.stablehlo;

import org.jspecify.annotations.Nullable;
import org.xlava.TensorType;

/**
 * An SSA value of the text: its name, such as {@code %3} or {@code %5#1}, its type, and what is
 * known of how it was computed, for rules that depend on that.
 */
record Value(String name, TensorType type, @Nullable Origin origin) {
  Value(String name, TensorType type) {
    this(name, type, null);
  }

  Value from(@Nullable Origin newOrigin) {
    return new Value(name, type, newOrigin);
  }

  @Override
  public String toString() {
    return name;
  }
}
