package org.xlava.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of Python's packages, in folders as pip lays them out. */
final class PythonPluginsTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void in_packagesOfAllKinds_findsTheirLibraries() throws IOException {
    Path cuda = file("site/jax_plugins/xla_cuda13/xla_cuda_plugin.so");
    file("site/jax_plugins/xla_cuda13/__init__.py");
    file("site/jax_cuda13_plugin/_solver.so");
    Path rocm = file("site/jax_plugins/xla_rocm7/xla_rocm_plugin.so");
    Path mps = file("site/jax_plugins/mps/lib/libpjrt_plugin_mps.dylib");
    Path tt = file("site/pjrt_plugin_tt/lib/pjrt_plugin_tt.so");
    file("site/pjrt_plugin_tt/lib/libtt_metal.so");
    Files.writeString(
        file("site/jax_tt_plugin-0.1.3.dist-info/entry_points.txt"),
        """
        [console_scripts]
        tt = jax_cuda13_plugin:main

        [jax_plugins]
        tt = pjrt_plugin_tt:initialize
        cuda = jax_plugins.xla_cuda13
        """);
    Path tpu = file("site/libtpu/libtpu.so");
    Path cpu = file("site/xla_plugins/xla_cpu_pjrt/xla_cpu_pjrt.so");

    assertThat(PythonPlugins.in(folder.resolve("site")))
        .containsExactlyInAnyOrder(cuda, rocm, mps, tt, tpu, cpu);
    assertThat(PythonPlugins.in(folder.resolve("absent"))).isEmpty();
  }

  @Test
  void packages_ofAllEnvironments_areFoundInOrder() throws IOException {
    String[] names = {
      "venv/lib/python3.12/site-packages",
      "conda/lib/python3.11/site-packages",
      "mine",
      "home/.local/lib/python3.12/site-packages",
      "root/usr/local/lib/python3.12/dist-packages",
      "root/usr/lib/python3/dist-packages"
    };
    for (String name : names) {
      Files.createDirectories(folder.resolve(name));
    }
    var variables =
        Map.of(
            "VIRTUAL_ENV", folder.resolve("venv").toString(),
            "CONDA_PREFIX", folder.resolve("conda").toString(),
            "PYTHONPATH", folder.resolve("mine") + ":" + folder.resolve("absent"));

    assertThat(packages(variables)).containsExactlyElementsOf(resolved(names));
    assertThat(packages(Map.of())).containsExactlyElementsOf(resolved(names).subList(3, 6));
  }

  @Test
  void packages_ofTheInterpreterOnThePath_areFound() throws IOException {
    Path made = Files.createDirectories(folder.resolve("python/lib/python3.13/site-packages"));
    Path own = Files.createDirectories(folder.resolve("venv/lib/python3.13/site-packages"));
    Path windows = Files.createDirectories(folder.resolve("windows/Lib/site-packages"));
    file("windows/python.exe");
    Files.createDirectories(folder.resolve("venv/bin"));
    Files.createSymbolicLink(
        folder.resolve("venv/bin/python3"), file("python/bin/python3.13").toRealPath());
    String path = folder.resolve("venv/bin") + ":" + folder.resolve("windows");

    assertThat(packages(Map.of("PATH", path)))
        .map(Path::toRealPath)
        .containsExactly(own.toRealPath(), made.toRealPath(), windows.toRealPath());
  }

  @Test
  void pypi_ofPlatforms_namesTheWheels() {
    assertThat(wheels("Linux", "aarch64"))
        .containsExactly("'jax-cuda13-plugin[with-cuda]'", "'jax-cuda12-plugin[with-cuda]'");
    assertThat(wheels("Linux", "amd64")).contains("libtpu", "jax-tt-plugin").hasSize(8);
    assertThat(wheels("Mac OS X", "aarch64")).containsExactly("jax-mps");
    assertThat(wheels("Windows 11", "amd64")).containsExactly("winjax-cuda13-pjrt");
    assertThat(wheels("FreeBSD", "amd64")).isEmpty();
  }

  private static List<String> wheels(String system, String processor) {
    return PypiPlugin.of(Platform.of(system, processor)).stream().map(PypiPlugin::wheels).toList();
  }

  private List<Path> resolved(String... names) {
    return List.of(names).stream().map(folder::resolve).toList();
  }

  private List<Path> packages(Map<String, String> variables) {
    return new PythonEnvironments(variables, folder.resolve("home"), folder.resolve("root"))
        .packages();
  }
}
