package org.xlava.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor prints in processes that lack one thing or another. */
final class DoctorTest {
  private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";
  private static final String PLUGIN = System.getProperty("xlava.plugin");

  @TempDir Path cache;

  @Test
  void main_everythingThere_reportsThePluginAndItsDevices() throws Exception {
    var outcome = doctor(NATIVE_ACCESS, "-Dxlava.plugin=" + PLUGIN);

    assertThat(outcome.output())
        .containsPattern("JDK +" + Pattern.quote(Runtime.version().toString()))
        .contains("platform                   " + Platform.current())
        .contains("native access              enabled")
        .contains(
            "- system property xlava.plugin: " + PLUGIN + " (chosen, as the first that names one)")
        .contains("- environment variable XLAVA_PLUGIN: not set")
        .contains("- bundled CPU plugin: no xlava-native jar with classifier ")
        .contains("library                    " + PLUGIN)
        .contains("PJRT API                   0.81")
        .contains("StableHLO                  1.13.3")
        .contains("Layouts (4)")
        .contains("devices                    4: ")
        .endsWith("nothing is missing\n");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void main_noPluginAnywhere_listsThePlacesAndTheRemedy() throws Exception {
    var outcome = doctor(NATIVE_ACCESS);

    assertThat(outcome.output())
        .contains("not usable                 see below")
        .contains("missing\n  - plugin: one place must have one; got\n")
        .contains("Add the dependency org.xlava:xlava-native with the classifier of your platform");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void main_pathThatDoesNotExist_saysSo() throws Exception {
    var outcome = doctor(NATIVE_ACCESS, "-Dxlava.plugin=/no/such/plugin.so");

    assertThat(outcome.output()).contains("got /no/such/plugin.so, which does not exist");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void main_pluginThatIsNoLibrary_saysSo() throws Exception {
    var text = Files.writeString(cache.resolve("plugin.so"), "no library at all");

    var outcome = doctor(NATIVE_ACCESS, "-Dxlava.plugin=" + text);

    assertThat(outcome.output()).contains("missing\n  - plugin: ").contains(text.toString());
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void main_pluginOfATpu_saysWhatItNeeds() throws Exception {
    assumeFalse(
        Files.exists(Path.of("/dev/accel0")) || Files.exists(Path.of("/dev/vfio/0")), "a TPU");
    var library = Files.writeString(cache.resolve("libtpu.so"), "no library at all");

    var outcome = doctor(NATIVE_ACCESS, "-Dxlava.plugin=" + library);

    assertThat(outcome.output())
        .contains("missing\n  - TPU: a device is needed; got neither /dev/accel0 nor ");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void main_pluginInAPythonEnvironment_isNamedWithWhatItNeeds() throws Exception {
    assumeFalse(
        Files.exists(Path.of("/dev/accel0")) || Files.exists(Path.of("/dev/vfio/0")), "a TPU");
    var environment = cache.resolve("environment");
    var library = environment.resolve("lib/python3.12/site-packages/libtpu/libtpu.so");
    Files.createDirectories(library.getParent());
    Files.createFile(library);

    var outcome =
        doctor(
            Map.of("VIRTUAL_ENV", environment.toString()),
            NATIVE_ACCESS,
            "-Dxlava.plugin=" + PLUGIN);

    assertThat(outcome.output())
        .contains(
            """
            plugins in Python environments, used by -Dxlava.plugin=PATH
              - %s
              -   TPU: a device is needed; got neither /dev/accel0 nor /dev/vfio/0.\
            """
                .formatted(library))
        .contains("plugins on PyPI for " + Platform.current() + "\n  - ")
        .contains(
            "NVIDIA, CUDA 13: pip install 'jax-cuda13-plugin[with-cuda]'; needs the driver\n");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void main_nativeAccessNotEnabled_namesTheFlag() throws Exception {
    var outcome = doctor("-Dxlava.plugin=" + PLUGIN);

    assertThat(outcome.output())
        .contains("native access              not enabled")
        .contains("Start java with --enable-native-access=ALL-UNNAMED");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void main_nativeAccessDenied_namesTheFlag() throws Exception {
    var outcome = doctor("--illegal-native-access=deny", "-Dxlava.plugin=" + PLUGIN);

    assertThat(outcome.output())
        .contains(
            "- plugin: native access must be enabled; got a JVM that denies it. Start java with"
                + " --enable-native-access=ALL-UNNAMED\n")
        .doesNotContain("IllegalCallerException");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void main_cacheFolderIsAFile_namesTheProperty() throws Exception {
    var file = Files.writeString(cache.resolve("file"), "in the way");

    var outcome = doctor(NATIVE_ACCESS, "-Dxlava.plugin=" + PLUGIN, "-Dxlava.cache=" + file);

    assertThat(outcome.output())
        .contains("caches in " + file)
        .contains("cache folder: a writable folder is needed; got ")
        .contains("Name another with -Dxlava.cache=DIR or XDG_CACHE_HOME.");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void main_cacheThatOthersCanWriteTo_namesTheRemedy() throws Exception {
    var executables = Files.createDirectory(cache.resolve("executables"));
    Files.setPosixFilePermissions(executables, PosixFilePermissions.fromString("rwxrwxrwx"));

    var outcome = doctor(NATIVE_ACCESS, "-Dxlava.plugin=" + PLUGIN);

    assertThat(outcome.output())
        .contains(
            "missing\n  - cache: "
                + executables
                + " must not be writable by its group or others, who could put native code there;"
                + " got mode 777. Take that away by chmod go-w "
                + executables);
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void main_rootOfCachesThatOthersCanWriteTo_isToldOnce() throws Exception {
    Files.createDirectory(cache.resolve("plugins"));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwx---"));

    var outcome = doctor(NATIVE_ACCESS, "-Dxlava.plugin=" + PLUGIN);

    assertThat(outcome.output())
        .containsOnlyOnce("cache: " + cache + " must not be writable by its group or others");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void main_filledCaches_reportsTheirSizes() throws Exception {
    Files.write(Files.createDirectories(cache.resolve("plugins/p")).resolve("a"), new byte[1000]);
    Files.write(cache.resolve("plugins/b"), new byte[1_500_000]);
    Files.createDirectory(cache.resolve("executables"));

    var outcome = doctor(NATIVE_ACCESS, "-Dxlava.plugin=" + PLUGIN);

    assertThat(outcome.output())
        .contains(
            """
            caches in %s
              executables                0.0 MB in 0 files
              plugins                    1.5 MB in 2 files
            """
                .formatted(cache));
  }

  private record Outcome(int status, String output) {}

  private Outcome doctor(String... flags) throws IOException, InterruptedException {
    return doctor(Map.of(), flags);
  }

  private Outcome doctor(Map<String, String> variables, String... flags)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("-Dxlava.cache=" + cache);
    command.addAll(List.of(flags));
    command.add(Doctor.class.getName());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
