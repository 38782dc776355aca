package org.xlava.pjrt;

import static org.xlava.pjrt.abi.XlaFfi.REGISTER_HANDLER_ARGS;
import static org.xlava.pjrt.abi.XlaFfi.offset;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The Java methods that compiled programs of a plugin may call, by {@code stablehlo.custom_call}
 * with {@code api_version = 4}:
 *
 * <pre>{@code
 * stablehlo.custom_call @scale(%x) {api_version = 4 : i32, backend_config = {by = 2.0 : f32}}
 *     : (tensor<3xf32>) -> tensor<3xf32>
 * }</pre>
 *
 * <p>A handler sees the program's own memory, so it is called for programs on CPU devices; for
 * those on others its name counts as unregistered. It stays registered, and reachable, for as long
 * as the process lives, because a plugin is never unloaded.
 */
public final class Ffi {
  private static final int REGISTER_HANDLER = 2;
  private static final byte[] PLATFORM = "Host".getBytes(StandardCharsets.US_ASCII);

  private final Api api;
  private final Slot registerHandler;
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  Ffi(Api api, ExtensionTable table) {
    this.api = api;
    this.registerHandler = table.slot("PJRT_FFI_Register_Handler", REGISTER_HANDLER);
  }

  /**
   * Registers a handler that is called on the plugin's threads, or on the one that executes. It is
   * to be short, and must not execute programs of the same client or wait for its arrays: the
   * client may start none before this one has ended. See {@link #register(String, FfiHandler,
   * Executor)}.
   *
   * @param name the target of the custom calls
   * @throws PjrtException with {@link StatusCode#ALREADY_EXISTS} if the name is taken, with {@link
   *     StatusCode#INVALID_ARGUMENT} if it is empty or has a zero character, with {@link
   *     StatusCode#UNIMPLEMENTED} if the plugin lacks the function
   */
  public void register(String name, FfiHandler handler) {
    registerUpcall(name, handler, null);
  }

  /**
   * Registers a handler that is called on an executor's threads, so that the program's other work
   * goes on meanwhile. It may block, and execute programs of another client; the CPU plugins run
   * larger programs of one client one after the other, so that one of the same client would wait
   * for the program that waits for the handler.
   *
   * @throws PjrtException as {@link #register(String, FfiHandler)} does
   */
  public void register(String name, FfiHandler handler, Executor executor) {
    if (executor == null) {
      throw PjrtException.invalid("ffi: executor must not be null; got null");
    }
    registerUpcall(name, handler, executor);
  }

  private void registerUpcall(String name, FfiHandler handler, @Nullable Executor executor) {
    if (name == null || handler == null || name.isEmpty() || name.indexOf(0) >= 0) {
      throw PjrtException.invalid(
          "ffi: a handler and its name, not empty and without zeros, are needed; got %s for %s"
              .formatted(handler == null ? "null" : "a handler", name));
    }
    registerHandler.required();
    if (!names.add(name)) {
      throw new PjrtException(
          StatusCode.ALREADY_EXISTS,
          "ffi: each name is registered once in a process; got %s again".formatted(name));
    }
    try {
      registerNative(name, new FfiUpcall(name, handler, executor).stub());
    } catch (PjrtException e) {
      names.remove(name);
      throw e;
    }
  }

  private void registerNative(String name, MemorySegment stub) {
    try (Arena arena = Arena.ofConfined()) {
      byte[] target = name.getBytes(StandardCharsets.UTF_8);
      MemorySegment args = Api.args(arena, REGISTER_HANDLER_ARGS, REGISTER_HANDLER_ARGS.byteSize());
      put(args, "target_name", arena.allocateFrom(ValueLayout.JAVA_BYTE, target));
      put(args, "target_name_size", target.length);
      put(args, "handler", stub);
      put(args, "platform_name", arena.allocateFrom(ValueLayout.JAVA_BYTE, PLATFORM));
      put(args, "platform_name_size", PLATFORM.length);
      api.call(registerHandler, "ffi", args);
    }
  }

  private static void put(MemorySegment args, String member, MemorySegment value) {
    args.set(ValueLayout.ADDRESS, offset(REGISTER_HANDLER_ARGS, member), value);
  }

  private static void put(MemorySegment args, String member, long value) {
    args.set(ValueLayout.JAVA_LONG, offset(REGISTER_HANDLER_ARGS, member), value);
  }
}
