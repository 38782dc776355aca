package org.xlava.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.function.Supplier;

/**
 * Host memory for an array that a device can take over without copying it. It is filled through
 * {@link #segment} and handed over once, with {@link #toBuffer}: from then on the segment is closed
 * to everyone, so that nobody can change or outlive what the device reads, and the memory lives as
 * long as the device reads it. Devices with memory of their own copy it.
 *
 * <p>Memory that isn't handed over is freed when it is closed, or by the collector.
 */
public final class StagedArray implements AutoCloseable {
  private final Client client;
  private final ArrayType type;
  private final HostMemory memory;
  private final Arena access;
  private final MemorySegment segment;

  StagedArray(Client client, ArrayType type, Supplier<Arena> access) {
    this.client = client;
    this.type = type;
    this.memory = allocate(type);
    this.access = access.get();
    // Who has the segment alone keeps the memory.
    this.segment =
        memory
            .segment()
            .fill((byte) 0)
            .reinterpret(this.access, _ -> Reference.reachabilityFence(memory));
  }

  private static HostMemory allocate(ArrayType type) {
    if (type == null || !type.elementType().hasData()) {
      throw PjrtException.invalid("stage: element type must hold data; got " + type);
    }
    return HostMemory.of("stage", type);
  }

  /** Returns the array's type. */
  public ArrayType type() {
    return type;
  }

  /**
   * Returns the memory, dense and row-major in the platform's byte order, zero at first. It is open
   * to the thread that it was staged on, or, after {@link Client#stageShared}, to all. It is closed
   * by the handover.
   */
  public MemorySegment segment() {
    return segment;
  }

  /** Hands the memory over to the default device; see {@link #toBuffer(Device)}. */
  public Buffer toBuffer() {
    return toBuffer(client.defaultDevice());
  }

  /**
   * Hands the memory over to a device; of several threads that try, one does. Waits for no device.
   *
   * @throws PjrtException if the device is not an addressable one of the client, the memory is
   *     being used by a native call, or it is open to another thread only
   * @throws ClosedException if it was handed over or closed before
   */
  public Buffer toBuffer(Device device) {
    client.upload.check(type, device);
    closeAccess();
    return client.upload.adopt(memory, type, device);
  }

  private void closeAccess() {
    if (!segment.scope().isAlive()) {
      throw new ClosedException(
          "stage: memory must be handed over once, and not after close(); got " + type);
    }
    if (!segment.isAccessibleBy(Thread.currentThread())) {
      throw new PjrtException(
          StatusCode.FAILED_PRECONDITION,
          ("stage: memory must be handed over or closed by the thread that it was staged on; got %s"
                  + " on %s. Client.stageShared gives memory that is open to all threads")
              .formatted(type, Thread.currentThread()));
    }
    try {
      access.close();
    } catch (IllegalStateException e) {
      throw new PjrtException(
          StatusCode.FAILED_PRECONDITION,
          "stage: memory must not be in use by others when it is handed over; got " + type,
          e);
    }
  }

  /** Gives the memory up; after a handover, or a first close, this does nothing. */
  @Override
  public void close() {
    if (segment.scope().isAlive()) {
      closeAccess();
      memory.release();
    }
  }
}
