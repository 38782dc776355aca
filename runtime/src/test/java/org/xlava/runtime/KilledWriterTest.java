package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xlava.pjrt.ChildJvm;

/** What processes leave in a store that end, by {@code halt} or SIGKILL, while they write to it. */
class KilledWriterTest {
  private static final int BYTES = 8 << 20;
  private static final int ROUNDS = 2;

  @TempDir Path folder;

  /** Writes to a store without end, and ends itself when it has written for a while. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      ExecutableStore store = new ExecutableStore(Path.of(arguments[0]), Long.MAX_VALUE);
      store.write("first", new byte[BYTES]);
      Thread.ofPlatform().daemon().start(() -> writeOn(store));
      Thread.sleep(Long.parseLong(arguments[2]));
      if (arguments[1].equals("halt")) {
        Runtime.getRuntime().halt(0);
      }
      String process = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-KILL", process).start().waitFor();
    }

    private static void writeOn(ExecutableStore store) {
      byte[] payload = new byte[BYTES];
      for (int i = 0; ; i = (i + 1) % 4) {
        store.write("later" + i, payload);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"halt", "kill"})
  void write_processEndsMeanwhile_leavesWholeEntries(String how) throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      ChildJvm.with().run(Child.class, folder.toString(), how, Integer.toString(round * 40));
      assertThat(keys()).contains("first");
      ExecutableStore store = new ExecutableStore(folder, Long.MAX_VALUE);
      assertThat(keys()).allSatisfy(key -> assertThat(store.read(key)).hasSize(BYTES));
    }
  }

  private List<String> keys() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".exe"))
          .map(name -> name.substring(0, name.length() - ".exe".length()))
          .toList();
    }
  }
}
