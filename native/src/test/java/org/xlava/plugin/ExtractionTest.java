package org.xlava.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.pjrt.spi.PluginNotUsableException;
import org.xlava.pjrt.spi.UntrustedFileException;

/** Unpacking: once, whole, by many at the same time, and again when the cache was damaged. */
final class ExtractionTest {
  private static final byte[] CONTENT = Wheels.content(200_000);
  private static final BundledLibrary PLUGIN = Wheels.describe(CONTENT);

  @TempDir Path temporary;
  private final AtomicInteger opened = new AtomicInteger();
  private Path cache;
  private byte[] wheel;

  @BeforeEach
  void makeWheel() throws IOException {
    cache = temporary.resolve("deep/cache");
    wheel = Wheels.wheel(CONTENT);
  }

  @Test
  void library_emptyCache_unpacksTheContent() throws IOException {
    var library = library();

    assertThat(library).hasBinaryContent(CONTENT);
    assertThat(library.getParent().getFileName().toString())
        .isEqualTo("xla-cpu-pjrt-test-platform-" + PLUGIN.sha256().substring(0, 16));
    assertThat(names(cache)).containsExactlyInAnyOrder(PLUGIN.folder(), PLUGIN.folder() + ".lock");
  }

  @Test
  void library_secondCall_doesNotOpenTheWheel() {
    assertThat(library()).isEqualTo(library());
    assertThat(opened).hasValue(1);
  }

  @Test
  void library_truncated_isUnpackedAgain() throws IOException {
    Files.write(library(), Arrays.copyOf(CONTENT, 100));

    assertThat(library()).hasBinaryContent(CONTENT);
    assertThat(opened).hasValue(2);
  }

  @Test
  void library_changedInPlace_isUnpackedAgain() throws IOException {
    var library = library();
    var damaged = CONTENT.clone();
    damaged[77] ^= 1;
    Files.write(library, damaged);
    Files.setLastModifiedTime(library, FileTime.from(1, TimeUnit.DAYS));

    assertThat(library()).hasBinaryContent(CONTENT);
  }

  @Test
  void library_changedInPlaceKeepingItsTime_isUnpackedAgain() throws IOException {
    var library = library();
    var time = Files.getLastModifiedTime(library);
    var damaged = CONTENT.clone();
    damaged[77] ^= 1;
    Files.write(library, damaged);
    Files.setLastModifiedTime(library, time);

    assertThat(library()).hasBinaryContent(CONTENT);
  }

  @Test
  void library_unpacked_isTheOwnersAlone() throws IOException {
    assertThat(permissions(library())).isEqualTo("rw-------");
    assertThat(permissions(library().getParent())).isEqualTo("rwx------");
    assertThat(permissions(cache)).isEqualTo("rwx------");
    assertThat(permissions(cache.getParent())).isEqualTo("rwx------");
  }

  @Test
  void library_cacheThatOthersCanWriteTo_isRefused() throws IOException {
    var library = library();
    for (var part : List.of(cache, library.getParent(), library)) {
      var before = Files.getPosixFilePermissions(part);
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxrwxr-x"));
      assertThatExceptionOfType(UntrustedFileException.class)
          .isThrownBy(this::library)
          .withMessage(
              "cache: "
                  + part
                  + " must not be writable by its group or others, who could put native code there;"
                  + " got mode 775. Take that away by chmod go-w "
                  + part
                  + ", or name another folder with -Dxlava.cache=DIR");
      Files.setPosixFilePermissions(part, before);
    }
    assertThat(library()).isEqualTo(library);
    assertThat(opened).hasValue(1);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void library_deletedBesideItsStamp_isUnpackedAgain() throws IOException {
    Files.delete(library());

    assertThat(library()).hasBinaryContent(CONTENT);
  }

  @Test
  void library_stampOfAnotherContent_isUnpackedAgain() throws IOException {
    Files.writeString(library().resolveSibling("stamp"), "0123 200000 0");

    assertThat(library()).hasBinaryContent(CONTENT);
    assertThat(opened).hasValue(2);
  }

  @Test
  void library_leftoverOfAKilledProcess_isRemoved() throws IOException {
    var leftover = cache.resolve(PLUGIN.folder() + ".partial");
    Files.createDirectories(leftover);
    Files.write(leftover.resolve("xla_cpu_pjrt.so"), new byte[10]);

    assertThat(library()).hasBinaryContent(CONTENT);
    assertThat(leftover).doesNotExist();
  }

  @Test
  void library_wrongContentInTheWheel_throwsAndLeavesNothing() throws IOException {
    wheel = Wheels.wheel(Wheels.content(100));

    assertThatExceptionOfType(PluginNotUsableException.class)
        .isThrownBy(this::library)
        .withMessage(
            "plugin jar: the library in xlava-native test-platform must have SHA-256 "
                + PLUGIN.sha256()
                + "; got SHA-256 "
                + Wheels.sha256(Wheels.content(100))
                + ". The jar is damaged: delete it from the local Maven repository and build"
                + " again.");
    assertThat(names(cache)).containsExactly(PLUGIN.folder() + ".lock");
  }

  @Test
  void library_truncatedWheel_throws() {
    wheel = Arrays.copyOf(wheel, wheel.length / 2);

    assertThatExceptionOfType(PluginNotUsableException.class)
        .isThrownBy(this::library)
        .withMessageStartingWith("plugin jar: ")
        .withMessageContaining("got java.io.EOFException");
  }

  @Test
  void library_notAWheel_throws() {
    wheel = new byte[] {1, 2, 3};

    assertThatExceptionOfType(PluginNotUsableException.class)
        .isThrownBy(this::library)
        .withMessageContaining("got no xla_plugins/xla_cpu_pjrt/xla_cpu_pjrt.so in it");
  }

  @Test
  void library_cacheIsAFile_throwsWithTheRemedy() throws IOException {
    Files.createDirectories(cache.getParent());
    Files.writeString(cache, "in the way");

    assertThatExceptionOfType(PluginNotUsableException.class)
        .isThrownBy(this::library)
        .withMessage(
            "plugin cache: a writable folder with 1 MB free is needed; got"
                + " java.nio.file.FileAlreadyExistsException: "
                + cache
                + " in "
                + cache
                + ". Name another folder with -Dxlava.cache=DIR or XDG_CACHE_HOME,"
                + " -Dxlava.cache=/tmp/xlava for example where the root is read-only, or name a"
                + " plugin library with -Dxlava.plugin=PATH.");
  }

  @Test
  void library_unwritableCache_throwsWithTheRemedy() {
    assertThatExceptionOfType(PluginNotUsableException.class)
        .isThrownBy(() -> new Extraction(Path.of("/proc/xlava"), PLUGIN).library(this::open))
        .withMessageStartingWith("plugin cache: a writable folder with 1 MB free is needed; got ")
        .withMessageContaining("-Dxlava.cache=DIR");
  }

  @Test
  void library_manyThreadsAtOnce_unpacksOnce() throws Exception {
    assertThat(inParallel(8, this::library)).containsOnly(library());
    assertThat(opened).hasValue(1);
  }

  @Test
  void library_manyProcessesAtOnce_unpacksOnce() throws Exception {
    var file = Files.write(temporary.resolve("plugin.whl"), wheel);

    var outputs = inParallel(3, () -> ExtractionProcess.run(cache, file, CONTENT.length));

    assertThat(outputs.stream().map(it -> it.replace("opened ", "")))
        .containsOnly(library().toString());
    assertThat(outputs).filteredOn(it -> it.startsWith("opened ")).hasSize(1);
    assertThat(library()).hasBinaryContent(CONTENT);
    assertThat(opened).hasValue(0);
  }

  private Path library() {
    return new Extraction(cache, PLUGIN).library(this::open);
  }

  private ByteArrayInputStream open() {
    opened.incrementAndGet();
    return new ByteArrayInputStream(wheel);
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }

  private static <T> List<T> inParallel(int times, Callable<T> task) throws Exception {
    try (var threads = Executors.newFixedThreadPool(times)) {
      var results = new ArrayList<T>();
      for (Future<T> future : threads.invokeAll(Collections.nCopies(times, task))) {
        results.add(future.get());
      }
      return results;
    }
  }
}
