package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Records what a client does, and compares with what was done. */
final class RecordingCheck {
  private static final String PREFIX = "org.xlava.pjrt.";

  private RecordingCheck() {}

  static void run(int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      check();
    }
  }

  private static void check() throws Exception {
    Path file = Files.createTempFile("xlava", ".jfr");
    try (Recording recording = new Recording();
        Client client = Cpu.client()) {
      List.of("Compile", "Execute", "Transfer").forEach(name -> recording.enable(PREFIX + name));
      recording.enable(PREFIX + "Client").with("period", "endChunk");
      recording.start();
      List<AutoCloseable> used = use(client);
      recording.stop();
      recording.dump(file);
      compareEvents(RecordingFile.readAllEvents(file));
      compareMetrics(client);
      Reference.reachabilityFence(used);
    } finally {
      Files.delete(file);
    }
  }

  /** Does one of each, and returns what lives then. */
  private static List<AutoCloseable> use(Client client) {
    LoadedExecutable add = client.compile(Cpu.ADD);
    LoadedExecutable loaded = client.load(add.serialize());
    Buffer x = Cpu.vector(client, 1, 2, 3);
    Buffer y = Cpu.scalar(client, 1);
    Buffer sum = add.execute(x, y)[0];
    Cpu.floats(sum);
    return List.of(add, loaded, x, y, sum, sum.copyToDevice(client.devices().get(1)));
  }

  private static void compareEvents(List<RecordedEvent> events) {
    String vector = Cpu.F32_3.toString();
    assertThat(events.stream().map(RecordingCheck::describe))
        .as("recorded events")
        .containsExactlyInAnyOrder(
            "Compile add loaded=false",
            "Compile add loaded=true",
            "Transfer upload 12 " + vector,
            "Transfer upload 4 " + Cpu.F32,
            "Execute add on 1",
            "Transfer download 12 " + vector,
            "Transfer copy 12 " + vector,
            "Client 4 buffers of 40 bytes, 2 executables");
  }

  private static void compareMetrics(Client client) {
    assertThat(client.metrics())
        .as("metrics")
        .isEqualTo(new ClientMetrics(4, 40, 2, 0, 4, 0, 0, 2, 1, 16, 12, 12));
  }

  private static String describe(RecordedEvent event) {
    return switch (event.getEventType().getName().substring(PREFIX.length())) {
      case "Compile" ->
          "Compile %s loaded=%s".formatted(event.getString("program"), event.getBoolean("loaded"));
      case "Execute" ->
          "Execute %s on %d".formatted(event.getString("program"), event.getInt("devices"));
      case "Transfer" ->
          "Transfer %s %d %s"
              .formatted(
                  event.getString("direction"), event.getLong("bytes"), event.getString("type"));
      case "Client" ->
          "Client %d buffers of %d bytes, %d executables"
              .formatted(
                  event.getLong("liveBuffers"),
                  event.getLong("liveBytes"),
                  event.getLong("liveExecutables"));
      default -> event.toString();
    };
  }
}
