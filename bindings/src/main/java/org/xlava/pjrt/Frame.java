package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Zeroed native memory for argument structs, freed by the collector. Whoever passes {@link
 * #address} to a native call keeps the frame reachable until the call returns.
 */
class Frame {
  final MemorySegment memory;
  final long address;

  Frame(long bytes) {
    memory = Arena.ofAuto().allocate(bytes, 64);
    address = memory.address();
  }

  final long getLong(long offset) {
    return memory.get(JAVA_LONG, offset);
  }

  final int getInt(long offset) {
    return memory.get(JAVA_INT, offset);
  }

  final boolean getBoolean(long offset) {
    return memory.get(JAVA_BYTE, offset) != 0;
  }

  final void putLong(long offset, long value) {
    memory.set(JAVA_LONG, offset, value);
  }

  final void putInt(long offset, int value) {
    memory.set(JAVA_INT, offset, value);
  }

  /** Copies longs into the frame and returns the address they are at. */
  final long putLongs(long offset, long[] values) {
    MemorySegment.copy(values, 0, memory, JAVA_LONG, offset, values.length);
    return address + offset;
  }
}
