package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.xlava.pjrt.ffi.PJRT_Event_OnReady_Args;
import org.xlava.pjrt.ffi.PjrtHeader;

/**
 * The end of an event as a callback from the plugin's threads tells it. One callback serves all
 * events: what it is passed is the number under which the waiting party is found.
 */
final class Completion {
  private static final Map<Long, CompletableFuture<Long>> PENDING = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final MemorySegment CALLBACK = callback();

  private Completion() {}

  private static MemorySegment callback() {
    try {
      return Linker.nativeLinker()
          .upcallStub(
              MethodHandles.lookup()
                  .findStatic(
                      Completion.class,
                      "onReady",
                      MethodType.methodType(void.class, long.class, long.class)),
              FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG),
              Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // An exception that left this method would end the process.
  @SuppressWarnings("UnusedMethod") // called by the plugin
  private static void onReady(long error, long number) {
    CompletableFuture<Long> waiting = PENDING.remove(number);
    if (waiting != null) {
      waiting.complete(error);
    }
  }

  /**
   * Waits for an event in a way that an interrupt ends, and returns its error, which the caller
   * destroys. The event may be destroyed as soon as this returns or throws.
   *
   * @throws PjrtException with {@link StatusCode#CANCELLED} if the thread is interrupted
   */
  static long await(Api api, String operation, long event) {
    long error = Detached.await(operation, register(api, operation, event), api::destroyErrorIfAny);
    ProcessEnd.waited();
    return error;
  }

  /** Does something at an event, which may be destroyed as soon as this returns. */
  static void then(Api api, long event, Runnable action) {
    CompletableFuture<Long> end = register(api, "upload", event);
    end.thenAccept(
        error -> {
          action.run();
          api.destroyErrorIfAny(error);
        });
  }

  /**
   * Returns a future that ends with an event, which may be destroyed as soon as this returns, or
   * exceptionally with the error it carries. Nothing that depends on it runs on a plugin's thread.
   */
  static CompletableFuture<Void> future(ClientState state, String operation, long event) {
    return register(state.api, operation, event)
        .thenAcceptAsync(error -> state.check(operation, error));
  }

  private static CompletableFuture<Long> register(Api api, String operation, long event) {
    CompletableFuture<Long> end = new CompletableFuture<>();
    long number = NUMBERS.incrementAndGet();
    PENDING.put(number, end);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Event_OnReady_Args.layout(),
              PjrtHeader.PJRT_Event_OnReady_Args_STRUCT_SIZE());
      PJRT_Event_OnReady_Args.event(args, MemorySegment.ofAddress(event));
      PJRT_Event_OnReady_Args.callback(args, CALLBACK);
      PJRT_Event_OnReady_Args.user_arg(args, MemorySegment.ofAddress(number));
      api.call(api.eventOnReady, operation, args);
    } catch (PjrtException e) {
      PENDING.remove(number);
      throw e;
    }
    return end;
  }
}
