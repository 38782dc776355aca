package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Uploads, executes and downloads over and over, each time with a failure, and looks at what the
 * process holds before and after. The first cycles don't count: the JVM compiles, pools fill.
 */
final class LeakCheck {
  private static final int WARM_UP = 20_000;
  // What the JVM's own allocations come to; a native object that leaks has 64 bytes at least.
  private static final long HEAP_NOISE = 4L << 20;
  private static final long RESIDENT_NOISE = 24L << 20;

  private LeakCheck() {}

  static void run(int cycles) throws IOException {
    try (Client client = Cpu.client()) {
      LoadedExecutable add = client.compile(Cpu.ADD);
      Buffer deleted = Cpu.vector(client, 1, 2, 3);
      deleted.delete();
      cycle(client, add, deleted, WARM_UP);
      client.reclaim();
      long heap = NativeHeap.bytesInUse();
      long resident = resident();
      cycle(client, add, deleted, cycles);
      client.reclaim();
      report("native heap", cycles, heap, NativeHeap.bytesInUse(), HEAP_NOISE);
      report("resident memory", cycles, resident, resident(), RESIDENT_NOISE);
      assertThat(client.metrics().liveBuffers()).as("live buffers").isEqualTo(1);
      assertThat(client.metrics().liveEvents()).as("live events").isZero();
    }
  }

  private static void cycle(Client client, LoadedExecutable add, Buffer deleted, int times) {
    for (int i = 0; i < times; i++) {
      try (Buffer x = Cpu.vector(client, i, 2, 3);
          Buffer y = Cpu.scalar(client, 1);
          Buffer sum = add.execute(x, y)[0];
          Event event = sum.readyEvent()) {
        event.await();
        if (Cpu.floats(sum)[0] != i + 1f) {
          throw new AssertionError("wrong sum");
        }
        fail(deleted);
      }
    }
  }

  private static void fail(Buffer deleted) {
    try {
      Cpu.floats(deleted);
    } catch (PjrtException e) {
      return;
    }
    throw new AssertionError("a deleted buffer was read");
  }

  private static void report(String what, int cycles, long before, long after, long noise) {
    System.out.printf(
        "%s: %,d kB before, %,d kB after %,d cycles%n", what, before >> 10, after >> 10, cycles);
    assertThat(after - before).as(what + " grew by bytes").isLessThan(noise);
  }

  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElseThrow();
  }
}
