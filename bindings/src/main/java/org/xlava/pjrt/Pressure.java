package org.xlava.pjrt;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps a program that drops buffers without closing them from outrunning the collector, which sees
 * only the small Java objects. Once the native bytes held exceed what was held after the last
 * reclaim by a budget, what is unreachable is freed: what the collector has already found, and, if
 * that isn't enough, what a collection finds.
 *
 * <p>The budget is the system property {@code xlava.pjrt.reclaimBytes}, by default half of the
 * largest heap, which is an eighth of the machine's memory unless the heap was given another size.
 */
final class Pressure {
  private static final long BUDGET =
      Long.getLong("xlava.pjrt.reclaimBytes", Runtime.getRuntime().maxMemory() / 2);
  private static final long SLICE = Math.max(1, BUDGET / (4L * LiveHandles.STRIPES));

  private final ClientState client;
  private final AtomicLong collections = new AtomicLong();
  private long limit = BUDGET;

  Pressure(ClientState client) {
    this.client = client;
  }

  /** Returns the bytes that a thread may enter before the sum over all threads is looked at. */
  long slice() {
    return SLICE;
  }

  long collections() {
    return collections.get();
  }

  /** Frees unreachable handles if too much is held. Other threads over the limit wait for it. */
  synchronized void relieve() {
    if (client.charged() > limit) {
      Reclaimer.drain();
    }
    if (client.charged() > limit) {
      collect();
    }
  }

  synchronized void collect() {
    collections.incrementAndGet();
    Reclaimer.collect();
    limit = client.charged() + BUDGET;
  }
}
