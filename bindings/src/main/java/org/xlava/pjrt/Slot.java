package org.xlava.pjrt;

import java.lang.foreign.MemorySegment;

/** A function of a plugin's API table, {@code NULL} where the plugin's table is older than it. */
record Slot(String name, MemorySegment function, boolean present) {
  Slot(String name, MemorySegment function) {
    this(name, function, function.address() != 0);
  }

  /** Returns the function, or throws if the plugin lacks it. */
  MemorySegment required() {
    if (!present) {
      throw new PjrtException(
          StatusCode.UNIMPLEMENTED, name + ": the plugin must implement it; its API lacks it");
    }
    return function;
  }
}
