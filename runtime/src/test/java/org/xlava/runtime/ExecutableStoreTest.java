package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableStoreTest {
  private static final String KEY = "0123abcd";
  private static final byte[] PAYLOAD = "an executable".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private ExecutableStore store;

  @BeforeEach
  void open() {
    store = new ExecutableStore(folder, 1 << 20);
  }

  private Path only() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path[] all = files.toArray(Path[]::new);
      assertThat(all).hasSize(1);
      return all[0];
    }
  }

  @Test
  void write_thenRead_givesPayload() throws IOException {
    store.write(KEY, PAYLOAD);
    assertThat(store.read(KEY)).isEqualTo(PAYLOAD);
    assertThat(only()).isRegularFile();
  }

  @Test
  void write_again_replaces() {
    store.write(KEY, PAYLOAD);
    store.write(KEY, new byte[] {7});
    assertThat(store.read(KEY)).containsExactly(7);
  }

  @Test
  void write_files_areTheOwnersAlone() throws IOException {
    store.write(KEY, PAYLOAD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(only())))
        .isEqualTo("rw-------");
  }

  @Test
  void read_fileThatOthersCanWriteTo_isNoneAndIsReplaced() throws IOException {
    store.write(KEY, PAYLOAD);
    Files.setPosixFilePermissions(only(), PosixFilePermissions.fromString("rw-rw----"));
    try (LogCapture log = new LogCapture("org.xlava.runtime")) {
      assertThat(store.read(KEY)).isNull();
      assertThat(store.read(KEY)).isNull();
      assertThat(log.messages())
          .singleElement()
          .asString()
          .startsWith("compile cache: " + only() + " must not be writable by its group or others")
          .contains("chmod go-w " + only() + ". Programs are compiled anew");
    }
    store.write(KEY, PAYLOAD);
    assertThat(store.read(KEY)).isEqualTo(PAYLOAD);
  }

  @Test
  void folder_thatOthersCanWriteTo_isRefusedOnce() throws IOException {
    store.write(KEY, PAYLOAD);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    ExecutableStore again = new ExecutableStore(folder, 1 << 20);
    try (LogCapture log = new LogCapture("org.xlava.runtime")) {
      assertThat(again.read(KEY)).isNull();
      again.write("fedc", PAYLOAD);
      assertThat(log.messages())
          .singleElement()
          .asString()
          .startsWith("compile cache: cache: " + folder + " must not be writable by its group")
          .contains("chmod go-w " + folder + ", or name another folder with -Dxlava.cache=DIR.");
    }
    assertThat(only()).isRegularFile();
  }

  @Test
  void read_nothingThere_isNull() {
    assertThat(store.read(KEY)).isNull();
    assertThat(new ExecutableStore(folder.resolve("absent"), 1).read(KEY)).isNull();
  }

  @Test
  void read_anyBitFlipped_isNull() throws IOException {
    store.write(KEY, PAYLOAD);
    byte[] content = Files.readAllBytes(only());
    for (int bit = 0; bit < 8 * content.length; bit++) {
      byte[] damaged = content.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(only(), damaged);
      assertThat(store.read(KEY)).as("bit %d", bit).isNull();
    }
  }

  @Test
  void read_truncated_isNull() throws IOException {
    store.write(KEY, PAYLOAD);
    byte[] content = Files.readAllBytes(only());
    for (int length = 0; length < content.length; length++) {
      Files.write(only(), Arrays.copyOf(content, length));
      assertThat(store.read(KEY)).as("%d bytes", length).isNull();
    }
  }

  @Test
  void read_fileOfAnotherKey_isNull() throws IOException {
    store.write(KEY, PAYLOAD);
    Path file = only();
    Files.move(file, file.resolveSibling(file.getFileName().toString().replace(KEY, "other")));
    assertThat(store.read("other")).isNull();
  }

  @Test
  void write_overTheLimit_removesWhatWasUnusedLongest() throws IOException {
    for (int i = 0; i < 4; i++) {
      store.write("old" + i, new byte[1000]);
      Path file = folder.resolve("old" + i + ".exe");
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(10 - i))));
    }
    assertThat(store.read("old0")).hasSize(1000); // which is a use
    new ExecutableStore(folder, 4000).write("new", new byte[1000]);
    assertThat(store.read("old1")).isNull();
    assertThat(store.read("old2")).isNull();
    assertThat(store.read("old3")).isNull();
    assertThat(store.read("old0")).isNotNull();
    assertThat(store.read("new")).isNotNull();
  }

  @Test
  void write_removesWhatWasLeftUnfinished() throws IOException {
    Path old = Files.write(folder.resolve("a.tmp"), PAYLOAD);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    Path underWay = Files.write(folder.resolve("b.tmp"), PAYLOAD);
    Path foreign = Files.write(folder.resolve("notes.txt"), PAYLOAD);
    store.write(KEY, PAYLOAD);
    assertThat(old).doesNotExist();
    assertThat(underWay).exists();
    assertThat(foreign).exists();
  }

  @Test
  void write_folderIsAFile_warnsOnceAndGoesOn() throws IOException {
    Path file = Files.write(folder.resolve("file"), PAYLOAD);
    ExecutableStore unusable = new ExecutableStore(file, 1 << 20);
    try (LogCapture log = new LogCapture("org.xlava.runtime")) {
      unusable.write(KEY, PAYLOAD);
      unusable.write(KEY, PAYLOAD);
      assertThat(unusable.read(KEY)).isNull();
      assertThat(log.messages())
          .singleElement()
          .asString()
          .startsWith("compile cache: the folder must be readable and writable; got ")
          .contains(file.toString())
          .endsWith(
              "name another folder with -Dxlava.compileCache=DIR, or switch the cache off with"
                  + " -Dxlava.compileCache=off");
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(PAYLOAD);
  }
}
