package org.xlava.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command lists, removes and leaves. */
final class CachesTest {
  private static final byte[] CONTENT = Wheels.content(1_500_000);

  @TempDir Path folder;

  @Test
  void list_cachesInTwoPlaces_tellsSizesAndPlaces() throws Exception {
    plugin();
    executable("a.exe");

    assertThat(caches())
        .isEqualTo(
            """
            plugins        1.5 MB in 3 files            %1$s/cache/plugins
            programs       0.0 MB in 1 files            %1$s/programs
            """
                .formatted(folder));
  }

  @Test
  void list_nothing_saysSo() throws Exception {
    assertThat(caches()).isEqualTo("no caches in " + folder + "/cache\n");
  }

  @Test
  void clear_removesProgramsAndPlugins_andNothingElse() throws Exception {
    Path library = plugin();
    Path program = executable("a.exe");
    Path written = executable("b.tmp");
    Path other = Files.writeString(folder.resolve("programs/notes"), "mine");

    assertThat(caches("clear"))
        .isEqualTo(
            """
            removed 1 compiled programs, 0.0 MB, from %1$s/programs
            removed 1 unpacked plugins, 1.5 MB, from %1$s/cache/plugins
            """
                .formatted(folder));

    assertThat(program).doesNotExist();
    assertThat(written).exists();
    assertThat(other).exists();
    assertThat(library.getParent()).doesNotExist();
    assertThat(plugin()).hasBinaryContent(CONTENT);
  }

  @Test
  void clear_one_leavesTheOther() throws Exception {
    Path library = plugin();
    Path program = executable("a.exe");

    caches("clear", "--executables");
    assertThat(program).doesNotExist();
    assertThat(library).exists();

    executable("a.exe");
    caches("clear", "--plugins");
    assertThat(program).exists();
    assertThat(library).doesNotExist();
  }

  @Test
  void otherArguments_areRefused() {
    assertThat(Caches.run(List.of("empty"))).isEqualTo(2);
    assertThat(Caches.run(List.of("clear", "--all"))).isEqualTo(2);
  }

  private Path plugin() throws IOException {
    byte[] wheel = Wheels.wheel(CONTENT);
    return new Extraction(folder.resolve("cache/plugins"), Wheels.describe(CONTENT))
        .library(() -> new ByteArrayInputStream(wheel));
  }

  private Path executable(String name) throws IOException {
    return Files.write(
        Files.createDirectories(folder.resolve("programs")).resolve(name), new byte[10]);
  }

  private String caches(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dxlava.cache=" + folder.resolve("cache"));
    command.add("-Dxlava.compileCache=" + folder.resolve("programs"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Caches.class.getName()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
