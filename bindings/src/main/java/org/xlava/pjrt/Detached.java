package org.xlava.pjrt;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that no call into a plugin can cancel, done by another thread, so that whoever waits for it
 * can be interrupted. The work then runs on, and what it gives in the end is disposed of.
 *
 * <p>The threads have large stacks. Compilers recurse with the nesting of a program, and a stack of
 * ordinary size ends, and the process with it, at a depth that programs can have.
 */
final class Detached {
  private static final long STACK_BYTES = 64L << 20;
  private static final Executor THREADS =
      Executors.newCachedThreadPool(
          Thread.ofPlatform()
              .name("xlava-pjrt-worker-", 0)
              .daemon()
              .inheritInheritableThreadLocals(false)
              .stackSize(STACK_BYTES)
              .factory());

  private static final Set<Future<?>> UNDER_WAY = ConcurrentHashMap.newKeySet();

  private Detached() {}

  /** The work that was started and has not ended. */
  static Set<Future<?>> underWay() {
    return Set.copyOf(UNDER_WAY);
  }

  /** Starts a piece of work. */
  static <T> CompletableFuture<T> start(Supplier<T> work) {
    CompletableFuture<T> started = CompletableFuture.supplyAsync(work, THREADS);
    UNDER_WAY.add(started);
    started.whenComplete((result, failure) -> UNDER_WAY.remove(started));
    return started;
  }

  /**
   * Does a piece of work and waits for what it gives or throws.
   *
   * @param dispose what is done with the result if nobody waits for it any more
   * @throws PjrtException with {@link StatusCode#CANCELLED} if the thread is interrupted
   */
  static <T> T call(String operation, Supplier<T> work, Consumer<T> dispose) {
    return await(operation, start(work), dispose);
  }

  /** Waits for the end of work under way, as {@link #call} does. */
  static <T> T await(String operation, CompletableFuture<T> work, Consumer<T> dispose) {
    try {
      return work.get();
    } catch (InterruptedException e) {
      work.thenAccept(dispose);
      Thread.currentThread().interrupt();
      throw new PjrtException(
          StatusCode.CANCELLED,
          operation + ": waiting thread must not be interrupted; got an interrupt",
          e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }
}
