package org.xlava.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Host memory for an array that a device can take over without copying it. It is filled through
 * {@link #segment} and handed over once, with {@link #toBuffer}: from then on the segment is closed
 * to everyone, so that nobody can change or outlive what the device reads, and the memory lives as
 * long as the device reads it. Devices with memory of their own copy it.
 *
 * <p>Memory that isn't handed over is freed by the collector.
 */
public final class StagedArray implements AutoCloseable {
  /** The alignment that lets a CPU device read host memory where it is. */
  private static final long ALIGNMENT = 64;

  private final Client client;
  private final ArrayType type;
  private final MemorySegment memory;
  private final Arena access = Arena.ofShared();
  private final MemorySegment segment;

  StagedArray(Client client, ArrayType type) {
    this.client = client;
    this.type = type;
    this.memory = allocate(type);
    this.segment = memory.reinterpret(access, null).asSlice(0, type.sizeInBytes());
  }

  private static MemorySegment allocate(ArrayType type) {
    if (type == null || !type.elementType().hasData()) {
      throw PjrtException.invalid("stage: element type must hold data; got " + type);
    }
    try {
      return Arena.ofAuto().allocate(Math.max(1, type.sizeInBytes()), ALIGNMENT);
    } catch (OutOfMemoryError | IllegalArgumentException e) {
      throw new PjrtException(
          StatusCode.RESOURCE_EXHAUSTED,
          "stage: host memory must have room for %s; got %s".formatted(type, e.getMessage()),
          e);
    }
  }

  /** Returns the array's type. */
  public ArrayType type() {
    return type;
  }

  /**
   * Returns the memory, dense and row-major in the platform's byte order, zero at first. Any thread
   * may fill it. It is closed by the handover.
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
   * @throws PjrtException if the device is not an addressable one of the client, or the memory is
   *     being used by a native call
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
    }
  }
}
