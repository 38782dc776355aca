package org.xlava.pjrt.robustness;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.Device;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.NamedValue;

/** Values that nobody means to pass, mixed with some that are right. */
final class Hostile {
  private static final long[] NUMBERS = {
    0,
    1,
    2,
    3,
    4,
    5,
    7,
    8,
    63,
    64,
    255,
    4096,
    -1,
    -2,
    1 << 20,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    1L << 40,
    1L << 62,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final String[] NAMES = {
    "cpu_device_count",
    "node_id",
    "num_nodes",
    "max_inflight_computations",
    "asynchronous",
    "a",
    "",
    "\0",
    "é\uD800",
    "name".repeat(1000),
    "process_id",
    "legacy_memory_space_behavior"
  };

  private final Random random;

  Hostile(Random random) {
    this.random = random;
  }

  boolean rarely() {
    return random.nextInt(8) == 0;
  }

  long number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  /** Returns a number that is small most of the time. */
  long smallNumber() {
    return random.nextInt(4) == 0 ? number() : random.nextInt(6);
  }

  String name() {
    return NAMES[random.nextInt(NAMES.length)];
  }

  @Nullable ElementType element() {
    return rarely() ? null : any(ElementType.values());
  }

  @Nullable ArrayType type() {
    if (rarely()) {
      return null;
    }
    long[] dims = new long[rarely() ? random.nextInt(70) : random.nextInt(4)];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = smallNumber();
    }
    return ArrayType.of(element(), dims);
  }

  @Nullable NamedValue value() {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1 -> new NamedValue.Text(name());
      case 2 -> new NamedValue.Float32(Float.intBitsToFloat(random.nextInt()));
      case 3 -> new NamedValue.Bool(random.nextBoolean());
      case 4 -> new NamedValue.Int64List(java.util.List.of(number(), number()));
      default -> new NamedValue.Int64(number());
    };
  }

  /** Returns memory of a size, some of it closed, of another thread, read-only or on the heap. */
  @Nullable MemorySegment memory(long size) {
    long bytes = Math.clamp(random.nextInt(3) == 0 ? number() : size, 0, 1 << 16);
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1 -> closed(bytes);
      case 2 -> MemorySegment.ofArray(new byte[(int) bytes]).asReadOnly();
      case 3 -> anotherThreads(bytes);
      case 4 -> MemorySegment.ofArray(new double[(int) bytes / 8]);
      case 5 -> Arena.ofAuto().allocate(bytes + 1, 64).asSlice(1);
      default -> Arena.ofAuto().allocate(Math.max(1, bytes), 64);
    };
  }

  private static MemorySegment closed(long bytes) {
    try (Arena arena = Arena.ofConfined()) {
      return arena.allocate(Math.max(1, bytes));
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // its thread is gone, and so nobody may close it
  private static MemorySegment anotherThreads(long bytes) {
    try {
      return CompletableFuture.supplyAsync(
              () -> Arena.ofConfined().allocate(Math.max(1, bytes)), Thread::startVirtualThread)
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Nullable Device device(Device... devices) {
    return rarely() ? null : any(devices);
  }

  long @Nullable [] orNull(long[] values) {
    return rarely() ? null : values;
  }

  <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
