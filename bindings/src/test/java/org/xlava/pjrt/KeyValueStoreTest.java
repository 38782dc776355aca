package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores of keys and values, and clients that find each other by one. */
class KeyValueStoreTest {
  @TempDir static Path folder;
  private static Path plugin;

  @BeforeAll
  static void compile() throws Exception {
    plugin = MeetingPlugin.in(folder);
  }

  static Stream<KeyValueStore> stores() {
    return Stream.of(KeyValueStore.inMemory(), KeyValueStore.inFolder(folder.resolve("store")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void put_thenGet_givesTheValue(KeyValueStore store) {
    String key = "a/b: \u00e9";
    assertThat(store.tryGet(key)).isEmpty();
    store.put(key, bytes("1"));
    assertThat(store.tryGet(key)).hasValueSatisfying(v -> assertThat(v).isEqualTo(bytes("1")));
    assertThat(store.get(key, Duration.ZERO)).isEqualTo(bytes("1"));
    store.put(key, bytes("2"));
    assertThat(store.get(key, Duration.ZERO)).isEqualTo(bytes("2"));
    store.put("empty", new byte[0]);
    assertThat(store.get("empty", Duration.ZERO)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void get_waitsForTheValue(KeyValueStore store) {
    CompletableFuture<byte[]> waiting =
        CompletableFuture.supplyAsync(() -> store.get("late", Duration.ofMinutes(1)));
    store.put("late", bytes("value"));
    assertThat(waiting.join()).isEqualTo(bytes("value"));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void get_withoutAValueInTime_throws(KeyValueStore store) {
    assertThatThrownBy(() -> store.get("never", Duration.ofMillis(10)))
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.DEADLINE_EXCEEDED))
        .hasMessage("key-value store: key must get a value within 10 ms; got none for never");
  }

  @Test
  void inFolder_thatCantBeMade_throws() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> KeyValueStore.inFolder(file.resolve("store")))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("key-value store: folder must be usable; got ");
    assertThatThrownBy(() -> KeyValueStore.inFolder(null))
        .hasMessage("key-value store: folder must not be null; got null");
    assertThatThrownBy(() -> ClientOptions.none().withKeyValueStore(null))
        .hasMessage("client options: key-value store must not be null; got null");
  }

  @Test
  void createClient_cpuPlugin_needsNoStore() {
    ClientOptions options = ClientOptions.none().withKeyValueStore(new Failing());
    try (Client client = Cpu.plugin().createClient(options)) {
      assertThat(client.processIndex()).isZero();
    }
  }

  @Test
  void createClient_inTwoThreads_meet() {
    KeyValueStore store = KeyValueStore.inMemory();
    CompletableFuture<Client> other =
        CompletableFuture.supplyAsync(
            () -> Plugin.load(plugin).createClient(MeetingPlugin.options(store, 1, 0, 60_000)));
    try (Client client =
            Plugin.load(plugin).createClient(MeetingPlugin.options(store, 0, 1, 60_000));
        Client second = other.join()) {
      assertThat(Cpu.floats(Cpu.vector(client, 1, 2))).containsExactly(1, 2);
      assertThat(second.devices()).hasSameSizeAs(client.devices());
    }
  }

  @Test
  void createClient_inTwoProcesses_meet() throws Exception {
    Process first = process(0, 1);
    Process second = process(1, 0);
    for (Process process : List.of(first, second)) {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(output).isEqualTo("met on cpu");
      assertThat(process.waitFor()).isZero();
    }
  }

  private static Process process(int node, int peer) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dxlava.plugin=" + Cpu.PATH,
            "-Dxlava.plugin.include=" + CCompiler.INCLUDE,
            "-cp",
            System.getProperty("java.class.path"),
            MeetingProcess.class.getName(),
            plugin.toString(),
            folder.resolve("processes").toString(),
            Integer.toString(node),
            Integer.toString(peer))
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void createClient_nobodyComes_throws() {
    ClientOptions options = MeetingPlugin.options(KeyValueStore.inMemory(), 0, 1, 20);
    assertThatThrownBy(() -> Plugin.load(plugin).createClient(options))
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.DEADLINE_EXCEEDED))
        .hasMessage(
            "client: key-value store: key must get a value within 20 ms; got none for node:1");
  }

  /** A store that never works. */
  private static final class Failing implements KeyValueStore {
    @Override
    public byte[] get(String key, Duration timeout) {
      throw new StackOverflowError("get");
    }

    @Override
    public Optional<byte[]> tryGet(String key) {
      throw new StackOverflowError("tryGet");
    }

    @Override
    public void put(String key, byte[] value) {
      throw new IllegalStateException("put of " + key);
    }
  }

  @Test
  void createClient_storeThatThrows_isAnError() {
    ClientOptions options = MeetingPlugin.options(new Failing(), 0, 1, 20);
    assertThatThrownBy(() -> Plugin.load(plugin).createClient(options))
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.INTERNAL))
        .hasMessage("client: java.lang.IllegalStateException: put of node:0");
  }

  @Test
  void createClient_withoutAStore_passesNone() {
    ClientOptions options = ClientOptions.none().with("node", new NamedValue.Int64(0));
    assertThatThrownBy(() -> Plugin.load(plugin).createClient(options))
        .hasMessage("client: no store");
  }
}
