package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LifetimeTest {
  @Test
  void close_clientFirst_closesWhatLivesInIt() {
    Client client = Cpu.client();
    Buffer x = Cpu.vector(client, 1, 2, 3);
    Buffer y = Cpu.scalar(client, 1);
    Event event = x.readyEvent();
    LoadedExecutable add = client.compile(Cpu.ADD);
    client.close();
    client.close();
    assertThat(client.isClosed()).isTrue();
    assertThat(List.of(x.isClosed(), y.isClosed(), add.isClosed())).containsOnly(true);
    assertThat(client.metrics()).isEqualTo(new ClientMetrics(0, 0, 0, 0, 2, 0, 0));
    assertThatThrownBy(() -> add.execute(x, y)).isInstanceOf(ClosedException.class);
    assertThatThrownBy(x::toByteArray).isInstanceOf(ClosedException.class);
    assertThatThrownBy(event::await).isInstanceOf(ClosedException.class);
    assertThatCode(
            () -> {
              event.close();
              x.close();
              add.close();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void use_ofClosedClient_throws() {
    Client client = Cpu.client();
    client.close();
    String message = "client: must not be used after close()";
    assertThatThrownBy(() -> Cpu.scalar(client, 1))
        .isInstanceOf(ClosedException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> client.compile(Cpu.ADD)).hasMessage(message);
    assertThatThrownBy(() -> client.load(new byte[1])).hasMessage(message);
  }

  @Test
  void reclaim_freesUnreachableHandles() {
    try (Client client = Cpu.client()) {
      Buffer kept = Cpu.scalar(client, 5);
      dropSome(client);
      client.reclaim();
      ClientMetrics metrics = client.metrics();
      assertThat(metrics.liveBuffers()).isEqualTo(1);
      assertThat(metrics.liveExecutables()).isZero();
      assertThat(metrics.liveEvents()).isZero();
      assertThat(metrics.reclaimed()).isEqualTo(1002);
      assertThat(Cpu.floats(kept)).containsExactly(5);
    }
  }

  private static void dropSome(Client client) {
    for (int i = 0; i < 1000; i++) {
      Cpu.scalar(client, i);
    }
    try (Buffer buffer = Cpu.scalar(client, 1)) {
      buffer.readyEvent();
    }
    client.compile(Cpu.ADD);
  }

  @Test
  void reclaim_ofUnreachableClient_freesItWithItsBuffers() {
    try (Client client = Cpu.client()) {
      for (int i = 0; i < 20; i++) {
        Client dropped = Cpu.client();
        Cpu.scalar(dropped, i);
        dropped.compile(Cpu.ADD);
      }
      assertThatCode(client::reclaim).doesNotThrowAnyException();
      assertThat(Cpu.floats(Cpu.scalar(client, 1))).containsExactly(1);
    }
  }

  @Test
  void droppedBuffers_bigOnes_doNotOutrunTheCollector() {
    try (Client client = Cpu.client()) {
      ArrayType type = ArrayType.of(ElementType.U8, 64 << 20);
      MemorySegment data = MemorySegment.ofArray(new byte[64 << 20]);
      long peak = 0;
      for (int i = 0; i < 100; i++) {
        client.upload(data, type).awaitReady();
        peak = Math.max(peak, client.metrics().liveBytes());
      }
      assertThat(peak).isLessThan(Runtime.getRuntime().maxMemory() / 2 + (256L << 20));
      assertThat(client.metrics().collections()).isPositive();
    }
  }

  @Test
  void executeManyTimes_leaksNothing() {
    try (Client client = Cpu.client()) {
      LoadedExecutable add = client.compile(Cpu.ADD);
      cycle(client, add, 50_000);
      long before = NativeHeap.bytesInUse();
      cycle(client, add, 100_000);
      // The JVM's compilers allocate some; an event or buffer leaked in each cycle is 40 MB.
      assertThat(NativeHeap.bytesInUse() - before).isLessThan(12L << 20);
      assertThat(client.metrics().liveBuffers()).isZero();
    }
  }

  private static void cycle(Client client, LoadedExecutable add, int times) {
    for (int i = 0; i < times; i++) {
      try (Buffer x = Cpu.vector(client, i, 2, 3);
          Buffer y = Cpu.scalar(client, 1);
          Buffer sum = add.execute(x, y)[0]) {
        assertThat(Cpu.floats(sum)[0]).isEqualTo(i + 1f);
      }
    }
  }

  @Test
  void execute_byManyThreads_givesEachItsResult() throws Exception {
    try (Client client = Cpu.client()) {
      LoadedExecutable add = client.compile(Cpu.ADD);
      Buffer y = Cpu.scalar(client, 10);
      List<Callable<Long>> tasks = new ArrayList<>();
      for (int t = 0; t < 16; t++) {
        int thread = t;
        tasks.add(() -> wrongSums(client, add, y, thread, 500));
      }
      assertThat(sum(tasks)).isZero();
    }
  }

  private static long wrongSums(
      Client client, LoadedExecutable add, Buffer y, int thread, int times) {
    long wrong = 0;
    for (int i = 0; i < times; i++) {
      try (Buffer x = Cpu.vector(client, thread, i, 0);
          Buffer sum = add.execute(x, y)[0]) {
        float[] values = Cpu.floats(sum);
        wrong += values[0] == thread + 10 && values[1] == i + 10 && values[2] == 10 ? 0 : 1;
      }
    }
    return wrong;
  }

  private static long sum(List<Callable<Long>> tasks) throws Exception {
    long sum = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      for (Future<Long> future : threads.invokeAll(tasks)) {
        sum += future.get();
      }
    }
    return sum;
  }

  @Test
  void close_whileOthersExecute_endsInValuesOrClosedException() throws Exception {
    for (int round = 0; round < 60; round++) {
      closeWhileExecuting(round);
    }
  }

  private static void closeWhileExecuting(int round) throws Exception {
    Client client = Cpu.client();
    LoadedExecutable add = client.compile(Cpu.ADD);
    Buffer x = Cpu.vector(client, 1, 2, 3);
    Buffer y = Cpu.scalar(client, 10);
    AutoCloseable victim = new AutoCloseable[] {client, add, x}[round % 3];
    CountDownLatch running = new CountDownLatch(4);
    AtomicLong wrong = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      threads.add(Thread.ofPlatform().start(() -> executeUntilClosed(add, x, y, running, wrong)));
    }
    running.await();
    victim.close();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).hasValue(0);
    client.close();
    assertThat(client.metrics().liveBuffers()).isZero();
  }

  private static void executeUntilClosed(
      LoadedExecutable add, Buffer x, Buffer y, CountDownLatch running, AtomicLong wrong) {
    try {
      for (int i = 0; i < 1_000_000; i++) {
        try (Buffer sum = add.execute(x, y)[0]) {
          if (Cpu.floats(sum)[0] != 11) {
            wrong.incrementAndGet();
          }
        }
        if (i == 10) {
          running.countDown();
        }
      }
      wrong.incrementAndGet();
    } catch (ClosedException e) {
      return;
    }
  }

  // A recurrence of as many steps as it is told. No compiler shortens it, and a step is big enough
  // for the plugin not to run it within the call that starts it.
  private static final Program ITERATE =
      Program.mlir(
          """
          func.func @main(%n: tensor<i32>) -> tensor<4096xi32> {
            %zero = stablehlo.constant dense<0> : tensor<i32>
            %one = stablehlo.constant dense<1> : tensor<i32>
            %start = stablehlo.iota dim = 0 : tensor<4096xi32>
            %r:2 = stablehlo.while(%i = %zero, %x = %start) : tensor<i32>, tensor<4096xi32> cond {
              %c = stablehlo.compare LT, %i, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
              stablehlo.return %c : tensor<i1>
            } do {
              %next = stablehlo.add %i, %one : tensor<i32>
              %square = stablehlo.multiply %x, %x : tensor<4096xi32>
              %step = stablehlo.broadcast_in_dim %i, dims = [] : (tensor<i32>) -> tensor<4096xi32>
              %mixed = stablehlo.xor %square, %step : tensor<4096xi32>
              stablehlo.return %next, %mixed : tensor<i32>, tensor<4096xi32>
            }
            return %r#1 : tensor<4096xi32>
          }
          """);

  @Test
  void awaitReady_ofLongComputation_waits() {
    try (Client client = Cpu.client()) {
      Buffer n = client.uploadScalar(ElementType.S32, 100_000);
      Buffer last = client.compile(ITERATE).execute(n)[0];
      last.awaitReady();
      int expected = 3;
      for (int i = 0; i < 100_000; i++) {
        expected = expected * expected ^ i;
      }
      int[] values = new int[4096];
      last.copyTo(MemorySegment.ofArray(values));
      assertThat(values[3]).isEqualTo(expected);
    }
  }

  @Test
  void awaitReady_interrupted_throws() throws Exception {
    try (Client client = Cpu.client()) {
      LoadedExecutable iterate = client.compile(ITERATE);
      Buffer n = client.uploadScalar(ElementType.S32, 500_000);
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread waiting =
          Thread.ofPlatform().start(() -> awaitAndCatch(iterate.execute(n)[0], thrown));
      waiting.interrupt();
      waiting.join();
      assertThat(thrown.get())
          .isInstanceOfSatisfying(
              PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.CANCELLED))
          .hasMessage("await: waiting thread must not be interrupted; got an interrupt");
    }
  }

  private static void awaitAndCatch(Buffer buffer, AtomicReference<Throwable> thrown) {
    try {
      buffer.awaitReady();
    } catch (PjrtException e) {
      thrown.set(e);
    }
  }
}
