package org.xlava.pjrt;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Closes the handles whose owners the collector found unreachable. */
final class Reclaimer {
  static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();
  private static final Set<ClientState> CLIENTS = ConcurrentHashMap.newKeySet();
  // How long the JVM may take to hand over the first reference that a collection found, and the
  // next.
  private static final long HANDOVER_MILLIS = 50;
  private static final long QUIET_MILLIS = 2;
  private static final long PAUSE_MILLIS = 50;
  private static final int ASSIST = 4;

  static {
    FlightEvents.recordLiving(CLIENTS);
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

  // Threads that make handles close found ones themselves, which is cheaper than meeting this
  // thread
  // at every lock; it sees to the rest when they pause.
  private static void run() {
    while (true) {
      try {
        close(QUEUE.remove());
        Thread.sleep(PAUSE_MILLIS);
        drain();
      } catch (InterruptedException e) {
        // Nobody has a reason to interrupt this thread, and it must not end.
        continue;
      }
    }
  }

  /** Closes a few of what the collector has found: more than the one that the caller makes. */
  static void assist() {
    for (int i = 0; i < ASSIST; i++) {
      Reference<?> found = QUEUE.poll();
      if (found == null) {
        return;
      }
      close(found);
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
      Reference<?> found = QUEUE.remove(HANDOVER_MILLIS);
      while (found != null) {
        close(found);
        found = QUEUE.remove(QUIET_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
