package org.xlava.pjrt;

import java.lang.foreign.MemorySegment;

/** Checks of host memory that a transfer reads or writes. */
final class HostData {
  private HostData() {}

  static void check(String operation, MemorySegment data, ArrayType type) {
    if (data == null) {
      throw PjrtException.invalid(operation + ": host memory must not be null; got null");
    }
    if (!data.scope().isAlive() || !data.isAccessibleBy(Thread.currentThread())) {
      throw PjrtException.invalid(
          operation + ": host memory must be open to the calling thread; got " + data);
    }
    if (data.byteSize() < type.sizeInBytes()) {
      throw PjrtException.invalid(
          "%s: host memory for %s must hold %d bytes; got %d"
              .formatted(operation, type, type.sizeInBytes(), data.byteSize()));
    }
  }
}
