package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has threads share a client, executables and an argument. */
final class SharingCheck {
  static final int THREADS = 64;

  private SharingCheck() {}

  static void run(int rounds) throws Exception {
    try (Client client = Cpu.client();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<LoadedExecutable> programs = List.of(client.compile(Cpu.ADD), client.compile(Cpu.ADD));
      Buffer y = Cpu.scalar(client, 10);
      List<Callable<Long>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        tasks.add(() -> wrongSums(client, programs.get(thread % 2), y, thread, rounds));
      }
      long wrong = 0;
      for (Future<Long> future : threads.invokeAll(tasks)) {
        wrong += future.get();
      }
      assertThat(wrong).as("wrong sums").isZero();
      assertThat(client.metrics().executions()).isEqualTo((long) THREADS * rounds);
      assertThat(client.metrics().liveBuffers()).isEqualTo(1);
    }
  }

  private static long wrongSums(
      Client client, LoadedExecutable add, Buffer y, int thread, int rounds) {
    long wrong = 0;
    for (int i = 0; i < rounds; i++) {
      try (Buffer x = Cpu.vector(client, thread, i, 0);
          Buffer sum = add.execute(x, y)[0]) {
        float[] values = Cpu.floats(sum);
        wrong += values[0] == thread + 10 && values[1] == i + 10 && values[2] == 10 ? 0 : 1;
      }
    }
    return wrong;
  }
}
