package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** Drops handles without closing them. */
final class DroppingCheck {
  private static final int DROPPED = 500;
  private static final int BIG = 4 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private DroppingCheck() {}

  static void run(int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      droppedHandles_areFreed();
      droppedBigBuffers_areFreedInTime();
    }
  }

  private static void droppedHandles_areFreed() throws Exception {
    try (Client client = Cpu.client()) {
      Buffer kept = Cpu.scalar(client, 5);
      drop(client);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (live(client) > 1 && System.nanoTime() < end) {
        client.reclaim();
      }
      assertThat(live(client)).as("live handles, dropped ones included").isEqualTo(1);
      assertThat(client.metrics().reclaimed()).isEqualTo(DROPPED + 2);
      assertThat(Cpu.floats(kept)).containsExactly(5);
    }
  }

  private static void drop(Client client) {
    Cpu.scalar(Cpu.client(), 1);
    client.compile(Cpu.ADD);
    try (Buffer buffer = Cpu.scalar(client, 1)) {
      buffer.readyEvent();
    }
    for (int i = 0; i < DROPPED; i++) {
      Cpu.scalar(client, i);
    }
  }

  private static long live(Client client) {
    ClientMetrics metrics = client.metrics();
    return metrics.liveBuffers() + metrics.liveExecutables() + metrics.liveEvents();
  }

  private static void droppedBigBuffers_areFreedInTime() {
    try (Client client = Cpu.client()) {
      MemorySegment data = MemorySegment.ofArray(new byte[BIG]);
      long peak = 0;
      for (int i = 0; i < 200; i++) {
        client.upload(data, ArrayType.of(ElementType.U8, BIG)).awaitReady();
        peak = Math.max(peak, client.metrics().liveBytes());
      }
      assertThat(peak)
          .as("bytes held by buffers that were dropped")
          .isLessThan(Runtime.getRuntime().maxMemory() / 2 + (256L << 20));
      assertThat(client.metrics().collections()).isPositive();
    }
  }
}
