package org.xlava.pjrt;

import static org.xlava.pjrt.abi.XlaFfi.API;
import static org.xlava.pjrt.abi.XlaFfi.getInt;
import static org.xlava.pjrt.abi.XlaFfi.getLong;
import static org.xlava.pjrt.abi.XlaFfi.offset;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import org.xlava.pjrt.abi.NativeCalls;
import org.xlava.pjrt.abi.XlaFfi;

/**
 * The functions that XLA offers to handlers, a table that comes with each call frame. A function
 * past the table's own size counts as missing.
 */
record FfiApi(long table) {
  private static final long VERSION = offset(API, "api_version");
  private static final long MAJOR = VERSION + offset(XlaFfi.API_VERSION, "major_version");
  private static final long MINOR = VERSION + offset(XlaFfi.API_VERSION, "minor_version");
  private static final long ERROR_CREATE = offset(API, "XLA_FFI_Error_Create");
  private static final long FUTURE_CREATE = offset(API, "XLA_FFI_Future_Create");
  private static final long FUTURE_SET_AVAILABLE = offset(API, "XLA_FFI_Future_SetAvailable");
  private static final long FUTURE_SET_ERROR = offset(API, "XLA_FFI_Future_SetError");
  private static final long DEVICE_ORDINAL = offset(API, "XLA_FFI_DeviceOrdinal_Get");

  private static final long FUTURE = offset(XlaFfi.FUTURE_CREATE_ARGS, "future");
  private static final long ORDINAL = offset(XlaFfi.DEVICE_ORDINAL_ARGS, "device_ordinal");

  int major() {
    return getInt(table + MAJOR);
  }

  int minor() {
    return getInt(table + MINOR);
  }

  private Slot slot(String name, long offset) {
    boolean there = offset + Long.BYTES <= getLong(table);
    return new Slot(name, MemorySegment.ofAddress(there ? getLong(table + offset) : 0));
  }

  private static MemorySegment args(Arena arena, StructLayout layout, long structSize) {
    return Api.args(arena, layout, structSize);
  }

  /** Makes an error, which whoever takes it owns. */
  long error(StatusCode code, String message) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          args(
              arena,
              XlaFfi.ERROR_CREATE_ARGS,
              offset(XlaFfi.ERROR_CREATE_ARGS, "errc") + Integer.BYTES);
      args.set(
          ValueLayout.ADDRESS,
          offset(XlaFfi.ERROR_CREATE_ARGS, "message"),
          arena.allocateFrom(message));
      args.set(ValueLayout.JAVA_INT, offset(XlaFfi.ERROR_CREATE_ARGS, "errc"), code.ordinal());
      Slot create = slot("XLA_FFI_Error_Create", ERROR_CREATE);
      return NativeCalls.call(create.required(), args.address());
    }
  }

  /** Makes the future by which a handler tells later that it is done. */
  long future() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args = args(arena, XlaFfi.FUTURE_CREATE_ARGS, FUTURE);
      call("XLA_FFI_Future_Create", FUTURE_CREATE, args);
      return args.get(ValueLayout.JAVA_LONG, FUTURE);
    }
  }

  void succeed(long future) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          args(
              arena, XlaFfi.FUTURE_SET_AVAILABLE_ARGS, XlaFfi.FUTURE_SET_AVAILABLE_ARGS.byteSize());
      args.set(ValueLayout.JAVA_LONG, FUTURE, future);
      call("XLA_FFI_Future_SetAvailable", FUTURE_SET_AVAILABLE, args);
    }
  }

  void fail(long future, long error) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          args(arena, XlaFfi.FUTURE_SET_ERROR_ARGS, XlaFfi.FUTURE_SET_ERROR_ARGS.byteSize());
      args.set(ValueLayout.JAVA_LONG, FUTURE, future);
      args.set(ValueLayout.JAVA_LONG, offset(XlaFfi.FUTURE_SET_ERROR_ARGS, "error"), error);
      call("XLA_FFI_Future_SetError", FUTURE_SET_ERROR, args);
    }
  }

  /** The number of the device that runs the call, -1 if XLA doesn't say. */
  int deviceOrdinal(long context) {
    Slot ordinal = slot("XLA_FFI_DeviceOrdinal_Get", DEVICE_ORDINAL);
    if (!ordinal.present()) {
      return -1;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args = args(arena, XlaFfi.DEVICE_ORDINAL_ARGS, ORDINAL + Integer.BYTES);
      args.set(ValueLayout.JAVA_LONG, offset(XlaFfi.DEVICE_ORDINAL_ARGS, "ctx"), context);
      call("XLA_FFI_DeviceOrdinal_Get", DEVICE_ORDINAL, args);
      return args.get(ValueLayout.JAVA_INT, ORDINAL);
    }
  }

  private void call(String name, long offset, MemorySegment args) {
    long error = NativeCalls.call(slot(name, offset).required(), args.address());
    if (error != 0) {
      throw new PjrtException(StatusCode.INTERNAL, "ffi: " + name + " must succeed; got an error");
    }
  }
}
