package org.xlava.pjrt.abi;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Fields of structs that are pointers, read and written as the 64-bit numbers that they are.
 * Otherwise the same as with an address layout, whose first uses delay the start of a process.
 */
public final class Pointers {
  private Pointers() {}

  public static MemorySegment get(MemorySegment struct, long offset) {
    return MemorySegment.ofAddress(struct.get(JAVA_LONG, offset));
  }

  public static void set(MemorySegment struct, long offset, MemorySegment target) {
    struct.set(JAVA_LONG, offset, target.address());
  }
}
