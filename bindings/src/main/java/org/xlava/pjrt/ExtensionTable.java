package org.xlava.pjrt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The struct of an extension: {@code PJRT_Extension_Base}, then pointers to functions. A function
 * that lies past the struct's own size counts as missing.
 */
record ExtensionTable(Extension extension, MemorySegment struct) {
  private static final long FIRST = 24;

  /** Returns the function at a place among the struct's pointers. */
  Slot slot(String name, int index) {
    long offset = FIRST + (long) index * Long.BYTES;
    return new Slot(
        name,
        offset + Long.BYTES <= struct.byteSize()
            ? struct.get(ValueLayout.ADDRESS, offset)
            : MemorySegment.NULL);
  }
}
