package org.xlava.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build's fetching of the wheel, from a folder in the place of the package index. */
final class FetchPluginTest {
  private static final Path WHEEL = Path.of(System.getProperty("xlava.wheel"));
  private static final String PLATFORM = Platform.current().toString();

  @TempDir Path index;
  @TempDir Path cache;

  @Test
  void fetch_firstTime_bringsTheWheelWhole() throws Exception {
    Files.copy(WHEEL, indexed());

    var outcome = fetch(PLATFORM, folder(), "--packed");

    assertThat(outcome.output()).contains("bringing " + PLATFORM + " into " + folder());
    assertThat(outcome.status()).isZero();
    assertThat(Files.mismatch(cache.resolve("wheel/plugin.whl"), WHEEL)).isEqualTo(-1);
    assertThat(names()).containsExactlyInAnyOrder("wheel", "wheel.lock");
  }

  @Test
  void fetch_secondTime_doesNotAskTheIndex() throws Exception {
    Files.copy(WHEEL, indexed());
    fetch(PLATFORM, folder(), "--packed");
    Files.delete(indexed());

    var outcome = fetch(PLATFORM, folder(), "--packed");

    assertThat(outcome).isEqualTo(new Outcome(0, ""));
  }

  @Test
  void fetch_otherContentUnderThePinnedName_isRefusedAndLeavesNothing() throws Exception {
    Files.write(indexed(), Wheels.wheel(Wheels.content(1000)));

    var outcome = fetch(PLATFORM, folder(), "--packed");

    assertThat(outcome.output())
        .contains("THESE PACKAGES DO NOT MATCH THE HASHES")
        .contains("fetch-plugin: could not download xla-cpu-pjrt==0.0.1 for " + PLATFORM)
        .contains("-Dxlava.build.cache");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(names()).containsExactly("wheel.lock");
  }

  @Test
  void fetch_unknownPlatform_printsTheUsage() throws Exception {
    var outcome = fetch("macos-aarch64", folder());

    assertThat(outcome.output())
        .startsWith(
            "usage: fetch-plugin linux-x86_64|linux-aarch64 FOLDER [--packed] [REQUIREMENTS];"
                + " got macos-");
    assertThat(outcome.status()).isEqualTo(1);
  }

  private Path indexed() {
    return index.resolve(
        "xla_cpu_pjrt-0.0.1-py3-none-" + PLATFORM.replace("linux-", "manylinux_2_27_") + ".whl");
  }

  private String folder() {
    return cache.resolve("wheel").toString();
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(cache)) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }

  private record Outcome(int status, String output) {}

  private Outcome fetch(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of("fetch-plugin").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PIP_NO_INDEX", "1");
    builder.environment().put("PIP_FIND_LINKS", index.toString());
    builder.environment().put("PIP_NO_CACHE_DIR", "1");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
