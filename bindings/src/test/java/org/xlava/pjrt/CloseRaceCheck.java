package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Closes an argument, the executable or the client while threads execute. A barrier begins and ends
 * each round; in between every thread executes until it is refused.
 */
final class CloseRaceCheck {
  private static final int THREADS = 64;

  /** In so many rounds the client is the victim once; it is the most costly to make. */
  private static final int PERIOD = 8;

  /** What the threads of a round share. */
  private record Stage(Client client, LoadedExecutable add, Buffer x, Buffer y) {}

  private final CyclicBarrier barrier = new CyclicBarrier(THREADS + 1);
  private final AtomicLong values = new AtomicLong();
  private final AtomicLong unexpected = new AtomicLong();
  private final Semaphore executed = new Semaphore(0);
  private volatile @Nullable Stage stage;

  private CloseRaceCheck() {}

  static void run(int rounds) throws Exception {
    new CloseRaceCheck().race(rounds);
  }

  private void race(int rounds) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(Thread.ofPlatform().daemon().start(this::executeInRounds));
    }
    Client client = Cpu.client();
    byte[] program = client.compile(Cpu.ADD).serialize();
    for (int round = 0; round < rounds; round++) {
      client = client.isClosed() ? Cpu.client() : client;
      round(
          new Stage(
              client, client.load(program), Cpu.vector(client, 1, 2, 3), Cpu.scalar(client, 10)),
          round);
    }
    client.close();
    System.out.printf("%,d rounds, %,d values%n", rounds, values.get());
    assertThat(unexpected).as("unexpected outcomes").hasValue(0);
    assertThat(client.metrics().liveBuffers()).as("live buffers").isZero();
  }

  private void round(Stage shared, int round) throws Exception {
    stage = shared;
    executed.drainPermits();
    barrier.await();
    executed.acquire(2);
    victim(shared, round).close();
    barrier.await();
    shared.x.close();
    shared.y.close();
    shared.add.close();
  }

  private static AutoCloseable victim(Stage shared, int round) {
    return switch (round % PERIOD) {
      case 0 -> shared.client;
      case 1, 3, 5 -> shared.add;
      default -> shared.x;
    };
  }

  private void executeInRounds() {
    try {
      while (true) {
        barrier.await();
        executeUntilRefused(stage);
        barrier.await();
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      return;
    }
  }

  private void executeUntilRefused(Stage shared) {
    try {
      while (true) {
        try (Buffer sum = shared.add.execute(shared.x, shared.y)[0]) {
          count(Cpu.floats(sum));
        }
      }
    } catch (ClosedException e) {
      return;
    } catch (RuntimeException e) {
      e.printStackTrace();
      unexpected.incrementAndGet();
    }
  }

  private void count(float[] sum) {
    executed.release();
    if (sum[0] == 11 && sum[1] == 12 && sum[2] == 13) {
      values.incrementAndGet();
    } else {
      unexpected.incrementAndGet();
    }
  }
}
