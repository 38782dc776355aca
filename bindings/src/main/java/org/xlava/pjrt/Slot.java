package org.xlava.pjrt;

import java.lang.foreign.MemorySegment;

/** A function of a plugin's API table, {@code NULL} where the plugin's table is older than it. */
record Slot(String name, MemorySegment function) {
  boolean present() {
    return function.address() != 0;
  }

  MemorySegment required() {
    if (!present()) {
      throw new PjrtException(
          StatusCode.UNIMPLEMENTED, name + ": the plugin must implement it; its API lacks it");
    }
    return function;
  }
}
