package org.xlava.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.ffi.PJRT_Api;
import org.xlava.pjrt.ffi.PJRT_Buffer_CopyToDevice_Args;
import org.xlava.pjrt.ffi.PJRT_Buffer_CopyToMemory_Args;
import org.xlava.pjrt.ffi.PjrtHeader;

/**
 * An array on a device, immutable. Its contents may still be being computed; whatever reads them
 * waits. Freed by {@link #close}, by its client's, or by the collector.
 */
public final class Buffer implements AutoCloseable {
  private final Client client;
  private final Device device;
  private final ArrayType type;
  final ChildHandle handle;

  // Whether the contents are known to be there; the results of one execution share it.
  private final AtomicBoolean ready;

  /** Takes a native buffer over: if the client was closed meanwhile it is destroyed, and throws. */
  Buffer(Client client, Device device, ArrayType type, long address) {
    this(client, device, type, address, new AtomicBoolean());
  }

  /** As above; one wait is enough for all buffers that share {@code ready}. */
  Buffer(Client client, Device device, ArrayType type, long address, AtomicBoolean ready) {
    this.client = client;
    this.device = device;
    this.type = type;
    this.ready = ready;
    this.handle =
        new ChildHandle(this, client.state, ChildHandle.Kind.BUFFER, address, type.sizeInBytes());
  }

  /** Returns the client that the buffer is of. */
  public Client client() {
    return client;
  }

  /** Returns the device that the buffer is on. */
  public Device device() {
    return device;
  }

  /** Returns the element type and dimensions. */
  public ArrayType type() {
    return type;
  }

  /** Returns the bytes that the array takes in host memory. */
  public long sizeInBytes() {
    return type.sizeInBytes();
  }

  /**
   * Waits until the contents are there. An interrupt ends the wait, not the computation.
   *
   * @throws PjrtException if the computation that was to give them failed, or with {@link
   *     StatusCode#CANCELLED} if the thread is interrupted
   * @throws ClosedException if the buffer was closed before the call
   */
  public void awaitReady() {
    acquire();
    try {
      if (!ready.getAcquire() || deleted()) {
        await("await");
      }
    } finally {
      handle.release();
    }
  }

  private void await(String operation) {
    state().awaitBuffer(operation, handle.address);
    ready.setRelease(true);
  }

  /**
   * Returns an event that tells when the contents are there; the caller closes it. It may outlive
   * the buffer.
   *
   * @throws ClosedException if the buffer was closed
   */
  public Event readyEvent() {
    acquire();
    try {
      return new Event(client, state().api.readyEvent("event", handle.address));
    } finally {
      handle.release();
    }
  }

  /**
   * Returns a future that ends when the contents are there, or exceptionally with the {@link
   * PjrtException} of the computation that was to give them. The buffer stays open as long as that
   * takes; what depends on the future runs on the common pool unless told otherwise.
   *
   * @throws ClosedException if the buffer was closed
   */
  public CompletableFuture<Buffer> readyFuture() {
    acquire();
    long event = 0;
    try {
      event = state().api.readyEvent("await", handle.address);
      return Completion.future(state(), "await", event)
          .whenCompleteAsync((nothing, failure) -> handle.release())
          .thenApply(nothing -> this);
    } catch (RuntimeException e) {
      handle.release();
      throw e;
    } finally {
      state().api.destroyEvent(event);
    }
  }

  /**
   * Waits for the contents and copies them to host memory, dense and row-major.
   *
   * @throws PjrtException if the memory is too small or read-only, the computation failed, or the
   *     thread is interrupted while it waits
   * @throws ClosedException if the buffer was closed before the call
   */
  public void copyTo(MemorySegment target) {
    checkWritable(target);
    var event = FlightEvents.transfer();
    acquire();
    try {
      if (!ready.getAcquire()) {
        await("download");
      }
      client.download.copy(handle.address, type, target);
      FlightEvents.end(event, Traffic.Direction.DOWNLOAD, type, device);
    } finally {
      handle.release();
    }
  }

  private void checkWritable(MemorySegment target) {
    HostData.check("download", target, type);
    if (target.isReadOnly()) {
      throw PjrtException.invalid("download: host memory must be writable; got " + target);
    }
  }

  /**
   * Waits for the contents, copies them as {@link #copyTo(MemorySegment)} does and closes the
   * buffer, for less than the two cost. A buffer whose contents are gone, deleted or donated, is
   * closed too; one whose contents can't be had for another reason stays open.
   *
   * @throws PjrtException as {@link #copyTo(MemorySegment)} does
   * @throws ClosedException if the buffer was closed
   */
  public void moveTo(MemorySegment target) {
    checkWritable(target);
    if (ready.getAcquire() && client.download.isDirect(type) && handle.closeUnused()) {
      var event = FlightEvents.transfer();
      try {
        client.download.copyOwned(handle.address, type, target);
        FlightEvents.end(event, Traffic.Direction.DOWNLOAD, type, device);
      } finally {
        handle.destroy();
      }
    } else {
      copyAndClose(target);
    }
  }

  private void copyAndClose(MemorySegment target) {
    try {
      copyTo(target);
      close();
    } catch (PjrtException e) {
      if (isDeleted()) {
        close();
      }
      throw e;
    }
  }

  /**
   * Waits for the contents and copies them to the elements of a view of host memory.
   *
   * @throws PjrtException if the view is of another type or read-only, or as {@link
   *     #copyTo(MemorySegment)} does
   */
  public void copyTo(HostView view) {
    if (view == null || !view.type().equals(type) || view.isReadOnly()) {
      throw PjrtException.invalid(
          "download: view must be a writable one of %s; got %s".formatted(type, view));
    }
    if (view.isDense()) {
      copyTo(view.denseData());
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment dense = arena.allocate(Math.max(1, sizeInBytes()), 64);
      copyTo(dense);
      view.scatter(dense);
    }
  }

  /**
   * Returns the order in which the elements lie on the device.
   *
   * @throws PjrtException with {@link StatusCode#UNIMPLEMENTED} if the plugin lacks the extension
   *     {@code Layouts}
   * @throws ClosedException if the buffer was closed
   */
  public Layout layout() {
    acquire();
    try {
      return Layouts.of(client.plugin()).ofBuffer(handle.address);
    } finally {
      handle.release();
    }
  }

  /**
   * Returns the memory that the contents are in.
   *
   * @throws ClosedException if the buffer was closed
   */
  public Memory memory() {
    acquire();
    try {
      Api api = state().api;
      return client.memory(
          api.query(
              api.slot("PJRT_Buffer_Memory", PJRT_Api.PJRT_Buffer_Memory$offset()),
              "buffer",
              handle.address,
              PjrtHeader.PJRT_Buffer_Memory_Args_STRUCT_SIZE()));
    } finally {
      handle.release();
    }
  }

  /**
   * Returns a copy in another memory, on a device that addresses it: the buffer's own if that does.
   * Doesn't wait for the contents; the buffer may be closed at once.
   *
   * @throws PjrtException if the memory is another client's, or the buffer's own
   * @throws ClosedException if the buffer was closed
   */
  public Buffer copyToMemory(Memory target) {
    if (target == null || target.client() != client || target == memory()) {
      throw PjrtException.invalid(
          "copy: memory must be another one of the client; got %s for a buffer in %s"
              .formatted(target, memory()));
    }
    var event = FlightEvents.transfer();
    acquire();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Buffer_CopyToMemory_Args.layout(),
              PjrtHeader.PJRT_Buffer_CopyToMemory_Args_STRUCT_SIZE());
      PJRT_Buffer_CopyToMemory_Args.buffer(args, MemorySegment.ofAddress(handle.address));
      PJRT_Buffer_CopyToMemory_Args.dst_memory(args, MemorySegment.ofAddress(target.address));
      state()
          .call(
              state()
                  .api
                  .slot("PJRT_Buffer_CopyToMemory", PJRT_Api.PJRT_Buffer_CopyToMemory$offset()),
              "copy",
              args);
      Device there = target.devices().contains(device) ? device : target.devices().getFirst();
      return copied(event, there, PJRT_Buffer_CopyToMemory_Args.dst_buffer(args));
    } finally {
      handle.release();
    }
  }

  /**
   * Waits for the contents and returns a copy of their bytes, dense and row-major.
   *
   * @throws PjrtException if there are 2^31 or more of them, or as {@link #copyTo(MemorySegment)}
   *     does
   */
  public byte[] toByteArray() {
    if (sizeInBytes() > Integer.MAX_VALUE - 8) {
      throw PjrtException.invalid(
          "download: an array holds less than 2^31 bytes; got %s of %d bytes"
              .formatted(type, sizeInBytes()));
    }
    byte[] bytes = new byte[(int) sizeInBytes()];
    copyTo(MemorySegment.ofArray(bytes));
    return bytes;
  }

  /**
   * Returns a copy on another device of the same client. Doesn't wait for the contents; the buffer
   * may be closed at once.
   *
   * @throws PjrtException if the device is another client's, not addressable, or the buffer's own
   * @throws ClosedException if the buffer was closed
   */
  public Buffer copyToDevice(Device target) {
    if (target == null
        || target.client() != client
        || target == device
        || !target.isAddressable()) {
      throw PjrtException.invalid(
          "copy: device must be another addressable one of the client; got %s for a buffer on %s"
              .formatted(target, device));
    }
    var event = FlightEvents.transfer();
    acquire();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Buffer_CopyToDevice_Args.layout(),
              PjrtHeader.PJRT_Buffer_CopyToDevice_Args_STRUCT_SIZE());
      PJRT_Buffer_CopyToDevice_Args.buffer(args, MemorySegment.ofAddress(handle.address));
      PJRT_Buffer_CopyToDevice_Args.dst_device(args, MemorySegment.ofAddress(target.address));
      state()
          .call(
              state()
                  .api
                  .slot("PJRT_Buffer_CopyToDevice", PJRT_Api.PJRT_Buffer_CopyToDevice$offset()),
              "copy",
              args);
      return copied(event, target, PJRT_Buffer_CopyToDevice_Args.dst_buffer(args));
    } finally {
      handle.release();
    }
  }

  private Buffer copied(FlightEvents.@Nullable Transfer event, Device target, MemorySegment copy) {
    state().traffic.transferred(Traffic.Direction.COPY, type);
    Buffer buffer = new Buffer(client, target, type, copy.address());
    FlightEvents.end(event, Traffic.Direction.COPY, type, target);
    return buffer;
  }

  /** Returns whether the contents are gone: deleted, donated to an execution, or closed. */
  public boolean isDeleted() {
    if (!handle.acquire()) {
      return true;
    }
    try {
      return deleted();
    } finally {
      handle.release();
    }
  }

  private boolean deleted() {
    Api api = state().api;
    return api.query(
            api.bufferIsDeleted,
            "buffer",
            handle.address,
            PjrtHeader.PJRT_Buffer_IsDeleted_Args_STRUCT_SIZE())
        != 0;
  }

  /**
   * Gives the contents up without waiting for what computes or reads them; the buffer itself stays
   * to be closed. Deleting it once more does nothing.
   *
   * @throws ClosedException if the buffer was closed
   */
  public void delete() {
    acquire();
    try {
      state().api.check("delete", state().api.callOn(state().api.bufferDelete, handle.address));
    } finally {
      handle.release();
    }
  }

  private ClientState state() {
    return handle.client;
  }

  private void acquire() {
    if (!handle.acquire()) {
      throw closed();
    }
  }

  ClosedException closed() {
    return new ClosedException("buffer: must not be used after close(); got " + type);
  }

  /** Returns whether the buffer, or its client, was closed. */
  public boolean isClosed() {
    return handle.isClosed();
  }

  /**
   * Frees the buffer, after the calls that use it, the last of which does so; doesn't wait for
   * them, nor for what computes or reads the contents. A second close does nothing.
   */
  @Override
  public void close() {
    handle.close();
  }

  @Override
  public String toString() {
    return "Buffer[" + type + " on " + device + (isClosed() ? ", closed]" : "]");
  }
}
