package org.xlava.pjrt;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counts of what a client did. */
final class Traffic {
  /** Which way an array goes. */
  enum Direction {
    UPLOAD,
    DOWNLOAD,
    COPY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  final LongAdder compilations = new LongAdder();
  final LongAdder executions = new LongAdder();
  private final LongAdder[] bytes = {new LongAdder(), new LongAdder(), new LongAdder()};

  void transferred(Direction direction, ArrayType type) {
    bytes[direction.ordinal()].add(type.sizeInBytes());
  }

  long bytes(Direction direction) {
    return bytes[direction.ordinal()].sum();
  }
}
