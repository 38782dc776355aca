package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    assertThat(client.metrics()).isEqualTo(new ClientMetrics(0, 0, 0, 0, 2, 0, 0, 1, 0, 16, 0, 0));
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
    client.compile(Cpu.ADD);
    try (Buffer buffer = Cpu.scalar(client, 1)) {
      buffer.readyEvent();
    }
    for (int i = 0; i < 1000; i++) {
      Cpu.scalar(client, i);
    }
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
  void awaitReady_ofLongComputation_waits() {
    try (Client client = Cpu.client()) {
      Buffer last = client.compile(Loops.BIG_STEPS).execute(Loops.steps(client, 100_000))[0];
      last.awaitReady();
      assertThat(Loops.ints(last)[3]).isEqualTo(Loops.element(100_000));
    }
  }

  @Test
  void execute_ofSmallLongLoop_givesItsValue() {
    try (Client client = Cpu.client()) {
      LoadedExecutable steps = client.compile(Loops.SMALL_STEPS);
      Buffer n = Loops.steps(client, 50_000);
      assertThat(Loops.ints(steps.execute(n)[0])).containsExactly(Loops.element(50_000));
      assertThat(Loops.ints(steps.executeAsync(n).join().getFirst()))
          .containsExactly(Loops.element(50_000));
    }
  }

  @Test
  void executeAsync_ofLongLoop_returnsAtOnce() {
    try (Client client = Cpu.client()) {
      LoadedExecutable steps = client.compile(Loops.SMALL_STEPS);
      CompletableFuture<List<Buffer>> results = steps.executeAsync(Loops.steps(client, 1 << 26));
      assertThat(results).isNotDone();
      results.join().forEach(Buffer::close);
      assertThat(client.metrics().liveBuffers()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void execute_ofLongLoop_checksItsArgumentsFirst() {
    try (Client client = Cpu.client()) {
      LoadedExecutable steps = client.compile(Loops.SMALL_STEPS);
      Buffer closed = Loops.steps(client, 1);
      closed.close();
      assertThatThrownBy(() -> steps.execute(closed))
          .isInstanceOf(ClosedException.class)
          .hasMessage("execute: argument 0 must not be closed; got a closed buffer of s32[]");
      assertThatThrownBy(steps::execute)
          .hasMessage("execute: program main takes 1 arguments; got 0");
    }
  }
}
