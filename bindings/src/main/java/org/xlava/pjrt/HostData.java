package org.xlava.pjrt;

import java.lang.foreign.MemorySegment;

/** Checks of host memory that a transfer reads or writes. */
final class HostData {
  private HostData() {}

  static void check(String operation, MemorySegment data, ArrayType type) {
    checkOpen(operation, data);
    if (data.byteSize() < type.sizeInBytes()) {
      throw PjrtException.invalid(
          "%s: host memory for %s must hold %d bytes; got %d"
              .formatted(operation, type, type.sizeInBytes(), data.byteSize()));
    }
  }

  static void checkOpen(String operation, MemorySegment data) {
    if (data == null) {
      throw PjrtException.invalid(operation + ": host memory must not be null; got null");
    }
    if (!data.scope().isAlive() || !data.isAccessibleBy(Thread.currentThread())) {
      throw PjrtException.invalid(
          operation + ": host memory must be open to the calling thread; got " + data);
    }
  }

  // A thread that is not the caller: memory that it may not touch is confined to the caller, who
  // can't close it during a call.
  private static final Thread STRANGER = Thread.ofPlatform().unstarted(() -> {});

  /** Returns whether memory is open to its caller alone. */
  static boolean isConfined(MemorySegment data) {
    return !data.isAccessibleBy(STRANGER);
  }

  static void checkShared(String operation, MemorySegment data, ArrayType type) {
    check(operation, data, type);
    if (isConfined(data)) {
      throw PjrtException.invalid(
          operation + ": host memory must be open to other threads; got " + data);
    }
  }
}
