package org.xlava.pjrt;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.xlava.pjrt.abi.Malloc;

/** Closes the handles whose owners the collector found unreachable. */
final class Reclaimer {
  static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();
  private static final Set<ClientState> CLIENTS = ConcurrentHashMap.newKeySet();
  // How long the JVM may take to hand over what a collection found.
  private static final long HANDOVER_NANOS = 1_000_000_000;
  private static final long QUIET_MILLIS = 2;
  private static final long PAUSE_MILLIS = 50;
  private static final int ASSIST = 4;

  // How many threads are closing something they took from the queue, where others don't see it.
  private static final AtomicInteger CLOSING = new AtomicInteger();

  static {
    FlightEvents.recordLiving(CLIENTS);
    Thread.ofPlatform().daemon().name("xlava-pjrt-reclaimer").start(Reclaimer::run);
  }

  private Reclaimer() {}

  /** Keeps a client's handle reachable until it is destroyed. */
  static void keep(ClientState client) {
    CLIENTS.add(client);
  }

  static Set<ClientState> clients() {
    return CLIENTS;
  }

  static void forget(ClientState client) {
    CLIENTS.remove(client);
  }

  // Threads that make handles close found ones themselves, which is cheaper than meeting this one
  // at every lock; it sees to the rest when they pause. Whatever is thrown, it must not end.
  private static void run() {
    Malloc.joinAtOnceIfAsked();
    while (true) {
      try {
        close(QUEUE.remove());
        Thread.sleep(PAUSE_MILLIS);
        drain();
      } catch (Throwable e) {
        Warnings.warn("closing what the collector found was interrupted", e);
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

  /** Collects garbage and closes what that finds, or waits until others have closed it. */
  static void collect() {
    Mark mark = new Mark();
    System.gc();
    long end = System.nanoTime() + HANDOVER_NANOS;
    try {
      while (true) {
        Reference<?> found = QUEUE.remove(QUIET_MILLIS);
        if (found != null) {
          close(found);
        } else if (mark.found && CLOSING.get() == 0 || System.nanoTime() > end) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A reference to nothing, which tells by being found that a collection's finds are coming in. */
  private static final class Mark extends PhantomReference<Object> {
    private volatile boolean found;

    Mark() {
      super(new Object(), QUEUE);
    }
  }

  private static void close(Reference<?> found) {
    CLOSING.incrementAndGet();
    try {
      closeHandle(found);
    } catch (RuntimeException e) {
      // Whoever comes here makes a handle of his own, or is the thread that must not end.
      Warnings.warn("what the collector found was not closed", e);
    } finally {
      CLOSING.decrementAndGet();
    }
  }

  private static void closeHandle(Reference<?> found) {
    switch (found) {
      case ClientState client -> client.closeAll();
      case ChildHandle child -> {
        if (child.close()) {
          child.client.countReclaimed();
        }
      }
      case Mark mark -> mark.found = true;
      default -> throw new IllegalStateException("not a handle: " + found);
    }
  }
}
