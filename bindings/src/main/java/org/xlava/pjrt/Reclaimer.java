package org.xlava.pjrt;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Closes the handles whose owners the collector found unreachable. */
final class Reclaimer {
  static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();
  private static final Set<ClientState> CLIENTS = ConcurrentHashMap.newKeySet();
  // Long enough for the JVM to hand over the references that a collection found.
  private static final long QUIET_MILLIS = 50;

  static {
    Thread.ofPlatform().daemon().name("xlava-pjrt-reclaimer").start(Reclaimer::run);
  }

  private Reclaimer() {}

  /** Keeps a client's handle reachable until it is destroyed. */
  static void keep(ClientState client) {
    CLIENTS.add(client);
  }

  static void forget(ClientState client) {
    CLIENTS.remove(client);
  }

  private static void run() {
    while (true) {
      try {
        close(QUEUE.remove());
      } catch (InterruptedException e) {
        // Nobody has a reason to interrupt this thread, and it must not end.
        continue;
      }
    }
  }

  /** Closes what the collector has already found. */
  static void drain() {
    for (Reference<?> found = QUEUE.poll(); found != null; found = QUEUE.poll()) {
      close(found);
    }
  }

  /** Collects garbage and closes what that finds. */
  static void collect() {
    System.gc();
    try {
      for (Reference<?> found = next(); found != null; found = next()) {
        close(found);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable Reference<?> next() throws InterruptedException {
    return QUEUE.remove(QUIET_MILLIS);
  }

  private static void close(Reference<?> found) {
    switch (found) {
      case ClientState client -> client.closeAll();
      case ChildHandle child -> {
        if (child.close()) {
          child.client.countReclaimed();
        }
      }
      default -> throw new IllegalStateException("not a handle: " + found);
    }
  }
}
