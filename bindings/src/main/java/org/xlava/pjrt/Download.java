package org.xlava.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.xlava.pjrt.ffi.PJRT_Api;
import org.xlava.pjrt.ffi.PJRT_Buffer_ToHostBuffer_Args;
import org.xlava.pjrt.ffi.PjrtHeader;

/**
 * Copies buffers of a client to host memory. Where the device's memory is the host's, the bytes are
 * copied from where they lie, which spares the plugin's transfer and its threads: an external
 * reference keeps them there meanwhile. Elsewhere, and for elements of less than a byte, which a
 * device may pack, the plugin transfers them.
 */
final class Download {
  private static final String OPERATION = "download";

  private final ClientState state;
  private final Api api;
  private final Slot pin;
  private final Slot unpin;
  private final Slot pointer;
  private final boolean direct;

  Download(ClientState state, boolean inHostMemory) {
    this.state = state;
    this.api = state.api;
    pin =
        api.slot(
            "PJRT_Buffer_IncreaseExternalReferenceCount",
            PJRT_Api.PJRT_Buffer_IncreaseExternalReferenceCount$offset());
    unpin =
        api.slot(
            "PJRT_Buffer_DecreaseExternalReferenceCount",
            PJRT_Api.PJRT_Buffer_DecreaseExternalReferenceCount$offset());
    pointer =
        api.slot(
            "PJRT_Buffer_OpaqueDeviceMemoryDataPointer",
            PJRT_Api.PJRT_Buffer_OpaqueDeviceMemoryDataPointer$offset());
    direct = inHostMemory && pin.present() && unpin.present() && pointer.present();
  }

  /** Whether contents of a type are copied from where they lie. */
  boolean isDirect(ArrayType type) {
    return direct && type.elementType().bits() >= 8;
  }

  /** Copies a buffer's contents, which are there; the caller holds the buffer in use. */
  void copy(long buffer, ArrayType type, MemorySegment target) {
    if (!isDirect(type) || !copyDirectly(buffer, type, target)) {
      transfer(buffer, type, target);
      state.traffic.transferred(Traffic.Direction.DOWNLOAD, type);
    }
  }

  /** Copies contents of a direct type from a buffer that nobody but the caller has access to. */
  void copyOwned(long buffer, ArrayType type, MemorySegment target) {
    long size = type.sizeInBytes();
    MemorySegment.copy(pinned(buffer).reinterpret(size), 0, target, 0, size);
    state.traffic.transferred(Traffic.Direction.DOWNLOAD, type);
  }

  /** Returns false if the plugin doesn't pin the buffer; the transfer then gives the reason. */
  private boolean copyDirectly(long buffer, ArrayType type, MemorySegment target) {
    long refused = api.callOn(pin, buffer);
    if (refused != 0) {
      api.destroyError(refused);
      return false;
    }
    try {
      copyOwned(buffer, type, target);
    } finally {
      api.check(OPERATION, api.callOn(unpin, buffer));
    }
    return true;
  }

  /** Returns where a buffer's contents lie, as long as they do. */
  MemorySegment pinned(long buffer) {
    return MemorySegment.ofAddress(
        api.query(
            pointer,
            OPERATION,
            buffer,
            PjrtHeader.PJRT_Buffer_OpaqueDeviceMemoryDataPointer_Args_STRUCT_SIZE()));
  }

  private void transfer(long buffer, ArrayType type, MemorySegment target) {
    try (Arena arena = Arena.ofConfined()) {
      if (target.isNative() && HostData.isConfined(target)) {
        transfer(arena, buffer, target);
      } else {
        MemorySegment copy = arena.allocate(Math.max(1, type.sizeInBytes()), 64);
        transfer(arena, buffer, copy);
        MemorySegment.copy(copy, 0, target, 0, type.sizeInBytes());
      }
    }
  }

  private void transfer(Arena arena, long buffer, MemorySegment target) {
    MemorySegment args =
        Api.args(
            arena,
            PJRT_Buffer_ToHostBuffer_Args.layout(),
            PjrtHeader.PJRT_Buffer_ToHostBuffer_Args_STRUCT_SIZE());
    PJRT_Buffer_ToHostBuffer_Args.src(args, MemorySegment.ofAddress(buffer));
    PJRT_Buffer_ToHostBuffer_Args.dst(args, target);
    PJRT_Buffer_ToHostBuffer_Args.dst_size(args, target.byteSize());
    api.call(api.bufferToHostBuffer, OPERATION, args);
    // The plugin writes to the memory until the event comes.
    api.awaitUninterruptibly(OPERATION, PJRT_Buffer_ToHostBuffer_Args.event(args).address());
  }
}
