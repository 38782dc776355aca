package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Closes a client and what lives in it in every order, each twice and once more by the collector.
 */
final class ClosingCheck {
  private ClosingCheck() {}

  /** A closeable thing and a use of it. */
  private record Victim(String name, AutoCloseable handle, Runnable use) {}

  static void run(int rounds) throws Exception {
    try (Client other = Cpu.client()) {
      for (int round = 0; round < rounds; round++) {
        for (List<Integer> order : orders(List.of(0, 1, 2, 3))) {
          close(order);
        }
        other.reclaim();
      }
    }
  }

  private static void close(List<Integer> order) throws Exception {
    Client client = Cpu.client();
    LoadedExecutable add = client.compile(Cpu.ADD);
    Buffer x = Cpu.vector(client, 1, 2, 3);
    Buffer y = Cpu.scalar(client, 1);
    Event event = x.readyEvent();
    add.execute(x, y);
    List<Victim> victims =
        List.of(
            new Victim("client", client, () -> Cpu.scalar(client, 1)),
            new Victim("executable", add, () -> add.execute(x, y)),
            new Victim("buffer", x, x::toByteArray),
            new Victim("event", event, event::await));
    for (int place : order) {
      Victim victim = victims.get(place);
      victim.handle.close();
      victim.handle.close();
      assertThatThrownBy(victim.use::run).as(victim.name).isInstanceOf(ClosedException.class);
    }
    assertNothingLives(client);
  }

  private static void assertNothingLives(Client client) {
    ClientMetrics metrics = client.metrics();
    assertThat(
            Map.of(
                "buffers", metrics.liveBuffers(),
                "bytes", metrics.liveBytes(),
                "executables", metrics.liveExecutables(),
                "events", metrics.liveEvents()))
        .as("what lives in a closed client")
        .isEqualTo(Map.of("buffers", 0L, "bytes", 0L, "executables", 0L, "events", 0L));
  }

  private static List<List<Integer>> orders(List<Integer> places) {
    if (places.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> orders = new ArrayList<>();
    for (Integer first : places) {
      List<Integer> rest = new ArrayList<>(places);
      rest.remove(first);
      for (List<Integer> order : orders(rest)) {
        List<Integer> whole = new ArrayList<>(Collections.singleton(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }
}
