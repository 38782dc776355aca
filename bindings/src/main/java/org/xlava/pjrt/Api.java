package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.xlava.pjrt.abi.Frame;
import org.xlava.pjrt.abi.FramePool;
import org.xlava.pjrt.abi.NativeCalls;
import org.xlava.pjrt.abi.Pointers;
import org.xlava.pjrt.ffi.PJRT_Api;
import org.xlava.pjrt.ffi.PJRT_Error_Destroy_Args;
import org.xlava.pjrt.ffi.PJRT_Error_GetCode_Args;
import org.xlava.pjrt.ffi.PJRT_Error_Message_Args;
import org.xlava.pjrt.ffi.PJRT_Event_Await_Args;
import org.xlava.pjrt.ffi.PjrtHeader;

/**
 * A plugin's API table: its functions, the calls that are made often, and the translation of native
 * errors into exceptions. A function that lies past the table's own size counts as missing.
 */
final class Api {
  /** What the CPU plugin says where a computation finds no room for its intermediate values. */
  private static final String OUT_OF_MEMORY = "Out of memory allocating ";

  // struct { size_t struct_size; PJRT_Extension_Base* extension_start; T* handle; } is what every
  // function that takes a handle and nothing else is passed.
  private static final long HANDLE = PJRT_Event_Await_Args.event$offset();
  private static final long ANSWER = HANDLE + Long.BYTES;
  private static final long IS_READY_ARGS_SIZE = PjrtHeader.PJRT_Event_IsReady_Args_STRUCT_SIZE();
  private static final long HANDLE_ARGS_SIZE = PjrtHeader.PJRT_Event_Await_Args_STRUCT_SIZE();
  private static final long SCRATCH_BYTES = 256;

  private final MemorySegment table;
  private final FramePool<Frame> scratch = new FramePool<>(() -> new Frame(SCRATCH_BYTES));

  private final Slot errorDestroy;
  private final Slot errorMessage;
  private final Slot errorGetCode;
  final Slot eventAwait;
  private final Slot eventIsReady;
  final Slot eventOnReady;
  final Slot eventDestroy;
  final Slot bufferDestroy;
  final Slot bufferReadyEvent;
  final Slot bufferIsDeleted;
  final Slot bufferDelete;
  final Slot clientDestroy;
  final Slot loadedExecutableDestroy;
  final Slot executableDestroy;
  final Slot execute;
  final Slot bufferFromHostBuffer;
  final Slot bufferToHostBuffer;

  /** Wraps a table whose first {@code struct_size} bytes are readable. */
  Api(MemorySegment table) {
    this.table = table;
    errorDestroy = slot("PJRT_Error_Destroy", PJRT_Api.PJRT_Error_Destroy$offset());
    errorMessage = slot("PJRT_Error_Message", PJRT_Api.PJRT_Error_Message$offset());
    errorGetCode = slot("PJRT_Error_GetCode", PJRT_Api.PJRT_Error_GetCode$offset());
    eventAwait = slot("PJRT_Event_Await", PJRT_Api.PJRT_Event_Await$offset());
    eventIsReady = slot("PJRT_Event_IsReady", PJRT_Api.PJRT_Event_IsReady$offset());
    eventOnReady = slot("PJRT_Event_OnReady", PJRT_Api.PJRT_Event_OnReady$offset());
    eventDestroy = slot("PJRT_Event_Destroy", PJRT_Api.PJRT_Event_Destroy$offset());
    bufferDestroy = slot("PJRT_Buffer_Destroy", PJRT_Api.PJRT_Buffer_Destroy$offset());
    bufferReadyEvent = slot("PJRT_Buffer_ReadyEvent", PJRT_Api.PJRT_Buffer_ReadyEvent$offset());
    bufferIsDeleted = slot("PJRT_Buffer_IsDeleted", PJRT_Api.PJRT_Buffer_IsDeleted$offset());
    bufferDelete = slot("PJRT_Buffer_Delete", PJRT_Api.PJRT_Buffer_Delete$offset());
    clientDestroy = slot("PJRT_Client_Destroy", PJRT_Api.PJRT_Client_Destroy$offset());
    loadedExecutableDestroy =
        slot("PJRT_LoadedExecutable_Destroy", PJRT_Api.PJRT_LoadedExecutable_Destroy$offset());
    executableDestroy = slot("PJRT_Executable_Destroy", PJRT_Api.PJRT_Executable_Destroy$offset());
    execute =
        slot("PJRT_LoadedExecutable_Execute", PJRT_Api.PJRT_LoadedExecutable_Execute$offset());
    bufferFromHostBuffer =
        slot(
            "PJRT_Client_BufferFromHostBuffer", PJRT_Api.PJRT_Client_BufferFromHostBuffer$offset());
    bufferToHostBuffer =
        slot("PJRT_Buffer_ToHostBuffer", PJRT_Api.PJRT_Buffer_ToHostBuffer$offset());
  }

  /** Returns the function at an offset of the table. */
  Slot slot(String name, long offset) {
    return new Slot(
        name,
        offset + Long.BYTES <= table.byteSize() ? Pointers.get(table, offset) : MemorySegment.NULL);
  }

  /** Allocates an argument struct and sets its {@code struct_size}. */
  static MemorySegment args(Arena arena, GroupLayout layout, long structSize) {
    MemorySegment args = arena.allocate(layout);
    args.set(ValueLayout.JAVA_LONG, 0, structSize);
    return args;
  }

  /** Calls a function with its arguments; {@code operation} begins the message of a failure. */
  void call(Slot slot, String operation, MemorySegment args) {
    check(operation, NativeCalls.call(slot.required(), args.address()));
  }

  /** Throws what a returned error says and destroys it; returns if there is none. */
  void check(String operation, long error) {
    if (error != 0) {
      throw failure(operation, error);
    }
  }

  /** Turns an error into an exception and destroys it. */
  PjrtException failure(String operation, long error) {
    try (Arena arena = Arena.ofConfined()) {
      String message = message(arena, error);
      return FfiFailures.exception(
          message.contains(OUT_OF_MEMORY) ? StatusCode.RESOURCE_EXHAUSTED : code(arena, error),
          operation + ": " + message);
    } finally {
      destroyError(error);
    }
  }

  private StatusCode code(Arena arena, long error) {
    MemorySegment args =
        args(
            arena,
            PJRT_Error_GetCode_Args.layout(),
            PjrtHeader.PJRT_Error_GetCode_Args_STRUCT_SIZE());
    PJRT_Error_GetCode_Args.error(args, MemorySegment.ofAddress(error));
    long failed = NativeCalls.call(errorGetCode.required(), args.address());
    if (failed != 0) {
      destroyError(failed);
      return StatusCode.UNKNOWN;
    }
    return StatusCode.of(PJRT_Error_GetCode_Args.code(args));
  }

  private String message(Arena arena, long error) {
    MemorySegment args =
        args(
            arena,
            PJRT_Error_Message_Args.layout(),
            PjrtHeader.PJRT_Error_Message_Args_STRUCT_SIZE());
    PJRT_Error_Message_Args.error(args, MemorySegment.ofAddress(error));
    NativeCalls.callVoid(errorMessage.required(), args.address());
    return string(
        PJRT_Error_Message_Args.message(args), PJRT_Error_Message_Args.message_size(args));
  }

  void destroyErrorIfAny(long error) {
    if (error != 0) {
      destroyError(error);
    }
  }

  void destroyError(long error) {
    Frame frame = scratch.take();
    frame.putLong(0, PjrtHeader.PJRT_Error_Destroy_Args_STRUCT_SIZE());
    frame.putLong(PJRT_Error_Destroy_Args.error$offset(), error);
    NativeCalls.callVoid(errorDestroy.required(), frame.address);
    scratch.give(frame);
  }

  /** Calls a function whose only argument is a handle, and returns its error. */
  long callOn(Slot slot, long handle) {
    Frame frame = scratch.take();
    long error = callOn(slot, frame, handle);
    scratch.give(frame);
    return error;
  }

  private static long callOn(Slot slot, Frame frame, long handle) {
    frame.putLong(0, HANDLE_ARGS_SIZE);
    frame.putLong(HANDLE, handle);
    return NativeCalls.call(slot.required(), frame.address);
  }

  /**
   * Calls a function that takes a handle and fills the one field that follows it, and returns that
   * field, whatever its width, as 8 bytes.
   */
  long query(Slot slot, String operation, long handle, long structSize) {
    Frame frame = scratch.take();
    long error = ask(slot, frame, handle, structSize);
    long answer = frame.getLong(ANSWER);
    scratch.give(frame);
    check(operation, error);
    return answer;
  }

  private static long ask(Slot slot, Frame frame, long handle, long structSize) {
    frame.putLong(ANSWER, 0);
    frame.putLong(HANDLE, handle);
    frame.putLong(0, structSize);
    return NativeCalls.call(slot.required(), frame.address);
  }

  /**
   * Waits for a buffer's contents and throws the error of the computation that gives them. The
   * contents are mostly there: then all calls share one frame.
   */
  void awaitBuffer(String operation, long buffer) {
    long event = readyEvent(operation, buffer);
    Frame frame = scratch.take();
    long unknown = ask(eventIsReady, frame, event, IS_READY_ARGS_SIZE);
    if (unknown != 0 || frame.getLong(ANSWER) == 0) {
      scratch.give(frame);
      destroyErrorIfAny(unknown);
      awaitAndDestroy(operation, event);
      return;
    }
    long error = callOn(eventAwait, frame, event);
    long undestroyed = callOn(eventDestroy, frame, event);
    scratch.give(frame);
    destroyErrorIfAny(undestroyed);
    check(operation, error);
  }

  /** Returns the event of a buffer's contents; the caller destroys it. */
  long readyEvent(String operation, long buffer) {
    return query(
        bufferReadyEvent, operation, buffer, PjrtHeader.PJRT_Buffer_ReadyEvent_Args_STRUCT_SIZE());
  }

  /**
   * Waits for an event, destroys it, and throws the error it carries. An interrupt ends the wait,
   * not the work.
   */
  void awaitAndDestroy(String operation, long event) {
    long error;
    try {
      error = await(operation, event);
    } finally {
      destroyEvent(event);
    }
    check(operation, error);
  }

  /** Waits for an event in a way that an interrupt ends, and returns the error it carries. */
  long await(String operation, long event) {
    return isReady(operation, event)
        ? callOn(eventAwait, event)
        : Completion.await(this, operation, event);
  }

  boolean isReady(String operation, long event) {
    return query(eventIsReady, operation, event, IS_READY_ARGS_SIZE) != 0;
  }

  boolean isBufferReady(long buffer) {
    long event = readyEvent("buffer", buffer);
    try {
      return isReady("buffer", event);
    } finally {
      destroyEvent(event);
    }
  }

  /** Waits for an event whatever happens, destroys it, and throws the error it carries. */
  void awaitUninterruptibly(String operation, long event) {
    long error = callOn(eventAwait, event);
    destroyEvent(event);
    check(operation, error);
  }

  /** Destroys an event that nobody waits for. */
  void destroyEvent(long event) {
    if (event != 0) {
      check("event", callOn(eventDestroy, event));
    }
  }

  /** Asks a handle for a string that the plugin owns: args with a pointer and a size after it. */
  String queryString(Slot slot, String operation, long handle, long structSize) {
    return query2(slot, operation, handle, structSize, Api::string);
  }

  /** The use of an answer that is a pointer and a count. */
  interface PointerAndCount<T> {
    T read(MemorySegment pointer, long count);
  }

  /** Calls a function that takes a handle and answers with a pointer and a count after it. */
  <T> T query2(
      Slot slot, String operation, long handle, long structSize, PointerAndCount<T> reader) {
    return inFrame(
        frame -> {
          frame.putLong(0, structSize);
          frame.putLong(HANDLE, handle);
          check(operation, NativeCalls.call(slot.required(), frame.address));
          return reader.read(
              MemorySegment.ofAddress(frame.getLong(HANDLE + 8)), frame.getLong(HANDLE + 16));
        });
  }

  private <T> T inFrame(Function<Frame, T> use) {
    Frame frame = scratch.take();
    frame.memory.fill((byte) 0);
    try {
      return use.apply(frame);
    } finally {
      scratch.give(frame);
    }
  }

  /** Reads native text of a length. */
  static String string(MemorySegment pointer, long size) {
    return new String(bytes(pointer, size), StandardCharsets.UTF_8);
  }

  /** Copies native bytes into the heap. */
  static byte[] bytes(MemorySegment pointer, long size) {
    return size == 0 ? new byte[0] : pointer.reinterpret(size).toArray(JAVA_BYTE);
  }

  /** Reads native pointers or 64-bit integers. */
  static long[] longs(MemorySegment pointer, long count) {
    return count == 0
        ? new long[0]
        : pointer.reinterpret(count * Long.BYTES).toArray(ValueLayout.JAVA_LONG);
  }
}
