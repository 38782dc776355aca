package org.xlava.pjrt;

import org.xlava.pjrt.settings.Setting;

/**
 * Keeps a program that drops buffers without closing them from outrunning the collector, which sees
 * only the small Java objects. Once the native bytes held exceed what was held after the last
 * collection by a budget, what is unreachable is freed: what the collector has already found, and,
 * if that isn't enough, what a collection finds.
 *
 * <p>The budget doubles when collections take more than a twentieth of the time and shrinks when
 * they take much less, up to a bound: the system property {@code xlava.pjrt.reclaimBytes}, by
 * default half of the largest heap, which is an eighth of the machine's memory unless the heap was
 * given another size.
 */
final class Pressure {
  private static final long MAX_BUDGET =
      Setting.PJRT_RECLAIM_BYTES.number(Runtime.getRuntime().maxMemory() / 2);
  private static final long MIN_BUDGET = Math.min(MAX_BUDGET, 128L << 20);
  // Bytes that go to one list of handles before the sum over all lists is looked at.
  static final long SLICE = MIN_BUDGET / (4L * LiveHandles.STRIPES);
  private static final int HIGH_SHARE = 20;
  private static final int LOW_SHARE = 80;

  private final ClientState client;
  private long budget = MIN_BUDGET;
  private long limit = MIN_BUDGET;
  private long collections;
  private long lastCollection = System.nanoTime();

  Pressure(ClientState client) {
    this.client = client;
  }

  synchronized long collections() {
    return collections;
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
    long start = System.nanoTime();
    Reclaimer.collect();
    long end = System.nanoTime();
    adapt(end - start, end - lastCollection);
    lastCollection = end;
    collections++;
    limit = client.charged() + budget;
  }

  private void adapt(long spent, long elapsed) {
    if (spent > elapsed / HIGH_SHARE) {
      budget = Math.min(MAX_BUDGET, budget * 2);
    } else if (spent < elapsed / LOW_SHARE) {
      budget = Math.max(MIN_BUDGET, budget / 2);
    }
  }
}
