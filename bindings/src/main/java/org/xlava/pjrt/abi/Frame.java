package org.xlava.pjrt.abi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Zeroed native memory for argument structs, freed by the collector. Whoever passes {@link
 * #address} to a native call keeps the frame reachable until the call returns.
 */
public class Frame {
  public final MemorySegment memory;
  public final long address;

  public Frame(long bytes) {
    memory = Arena.ofAuto().allocate(bytes, 64);
    address = memory.address();
  }

  public final long getLong(long offset) {
    return memory.get(JAVA_LONG, offset);
  }

  public final int getInt(long offset) {
    return memory.get(JAVA_INT, offset);
  }

  public final boolean getBoolean(long offset) {
    return memory.get(JAVA_BYTE, offset) != 0;
  }

  public final void putLong(long offset, long value) {
    memory.set(JAVA_LONG, offset, value);
  }

  public final void putInt(long offset, int value) {
    memory.set(JAVA_INT, offset, value);
  }

  /** Copies longs into the frame and returns the address they are at. */
  public final long putLongs(long offset, long[] values) {
    MemorySegment.copy(values, 0, memory, JAVA_LONG, offset, values.length);
    return address + offset;
  }
}
