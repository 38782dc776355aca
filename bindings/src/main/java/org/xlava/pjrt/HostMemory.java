package org.xlava.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xlava.pjrt.abi.HostPages;

/**
 * Memory of one array on the host that a CPU device can use where it lies. It lasts until it is
 * released, or its segment is unreachable.
 */
final class HostMemory {
  /** From how many bytes on an array has pages of its own. */
  static final long LARGE = 1L << 20;

  /** The alignment that lets a CPU device read host memory where it is. */
  private static final long ALIGNMENT = 64;

  private final MemorySegment segment;
  private final Runnable release;

  private HostMemory(MemorySegment segment, Runnable release) {
    this.segment = segment;
    this.release = release;
  }

  /**
   * Returns memory for an array, with contents that may be anything.
   *
   * @throws PjrtException with {@link StatusCode#RESOURCE_EXHAUSTED} if there is none
   */
  static HostMemory of(String operation, ArrayType type) {
    long size = type.sizeInBytes();
    try {
      return size >= LARGE && HostPages.available() ? pages(size) : allocated(size);
    } catch (OutOfMemoryError | IllegalArgumentException e) {
      throw new PjrtException(
          StatusCode.RESOURCE_EXHAUSTED,
          "%s: host memory must have room for %s; got %s"
              .formatted(operation, type, e.getMessage()),
          e);
    }
  }

  private static HostMemory allocated(long size) {
    MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, size), ALIGNMENT);
    return new HostMemory(memory.asSlice(0, size), () -> {});
  }

  private static HostMemory pages(long size) {
    HostPages pages = HostPages.take(size);
    AtomicBoolean given = new AtomicBoolean();
    Runnable giveOnce =
        () -> {
          if (given.compareAndSet(false, true)) {
            pages.give();
          }
        };
    MemorySegment memory =
        MemorySegment.ofAddress(pages.address)
            .reinterpret(size, Arena.ofAuto(), unreachable -> giveOnce.run());
    return new HostMemory(memory, giveOnce);
  }

  MemorySegment segment() {
    return segment;
  }

  /** Gives the memory up, which neither the caller nor a device may use any more. */
  void release() {
    release.run();
  }
}
