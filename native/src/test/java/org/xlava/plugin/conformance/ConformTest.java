package org.xlava.plugin.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xlava.pjrt.NamedValue;
import org.xlava.pjrt.PjrtException;

/**
 * What the command says of the plugin under test, of files that are none, and of broken plugins.
 */
final class ConformTest {
  private static final String PLUGIN = System.getProperty("xlava.plugin");

  @TempDir Path folder;

  private record Result(int status, String output) {}

  private Result conform(String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Conform.class.getName()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private Result run(List<String> command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private Path library(String code) throws IOException, InterruptedException {
    var source = Files.writeString(folder.resolve("library.c"), code);
    var library = folder.resolve("library.so");
    var include = System.getProperty("xlava.plugin.include");
    var compiled =
        run(
            List.of(
                "cc",
                "-shared",
                "-fPIC",
                "-I",
                include,
                "-o",
                library.toString(),
                source.toString(),
                "-ldl"));
    assertThat(compiled.status()).as(compiled.output()).isZero();
    return library;
  }

  /** A plugin that is the one under test but for a function. */
  private Path broken(String function, String body) throws IOException, InterruptedException {
    return library(
        """
        #include <dlfcn.h>
        #include <stdlib.h>
        #include <string.h>
        #include <unistd.h>
        #include "pjrt_c_api.h"
        static union { PJRT_Api api; char bytes[1 << 16]; } table;
        static PJRT_Error* broken(%1$s_Args* args) { %2$s }
        const PJRT_Api* GetPjrtApi(void) {
          const PJRT_Api* (*get)(void) = dlsym(dlopen("%3$s", RTLD_NOW), "GetPjrtApi");
          memcpy(&table, get(), get()->struct_size);
          table.api.%1$s = broken;
          return &table.api;
        }
        """
            .formatted(function, body, PLUGIN));
  }

  @Test
  void conform_cpuPlugin_passes() throws Exception {
    assertPasses(PLUGIN);
  }

  // The newer plugin is there where the build was asked to test with it.
  @Test
  void conform_newerCpuPlugin_passes() throws Exception {
    var second = System.getProperty("xlava.second.plugin", "");
    assumeTrue(Files.isRegularFile(Path.of(second)), "the second plugin was not fetched");
    assertPasses(second);
  }

  private void assertPasses(String plugin) throws Exception {
    var result = conform(plugin, "--option", "cpu_device_count=3");

    assertThat(result.output())
        .matches("(?s)(unsupported  \\S.*: .*\\n)?\\d+ passed, 0 failed, [01] unsupported\\n");
    assertThat(result.status()).isZero();
    assertThat(Integer.parseInt(result.output().replaceAll("(?s).*?(\\d+) passed.*", "$1")))
        .isGreaterThan(120);
  }

  @Test
  void conform_oneDevice_leavesOutWhatNeedsTwo() throws Exception {
    var result =
        conform(
            PLUGIN, "--option", "cpu_device_count=1", "--only", "devices: partitions", "--verbose");

    assertThat(result.output())
        .isEqualTo(
            """
            passed       plugin: loads
            passed       client: is made and has a device
            unsupported  devices: partitions share an array: there is one device
            2 passed, 0 failed, 1 unsupported
            """);
  }

  @Test
  void conform_noLibrary_failsToLoad() throws Exception {
    var text = Files.writeString(folder.resolve("text.so"), "no library");

    var result = conform(text.toString());

    assertThat(result.output())
        .startsWith("FAILED       plugin: loads: plugin: file must be a shared library")
        .endsWith("\n0 passed, 1 failed, 0 unsupported\n");
    assertThat(result.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int answer(void) { return 42; } | library must export GetPjrtApi",
        "void* GetPjrtApi(void) { return (void*)0; } | GetPjrtApi must return an API",
        "extern void abort(void); void* GetPjrtApi(void) { abort(); } | the process ended with"
            + " status 134",
        "void* GetPjrtApi(void) { return *(void**)8; } | the process ended with status ",
      })
  void conform_libraryThatIsNoPlugin_failsToLoad(String code, String message) throws Exception {
    var result = conform(library(code).toString());

    assertThat(result.output())
        .startsWith("FAILED       plugin: loads: ")
        .contains(message)
        .endsWith("\n0 passed, 1 failed, 0 unsupported\n");
    assertThat(result.status()).isEqualTo(1);
  }

  @Test
  void conform_functionThatAborts_failsItsCheckAlone() throws Exception {
    var plugin = broken("PJRT_Buffer_Delete", "abort();");

    var result = conform(plugin.toString(), "--only", "buffers: d");

    assertThat(result.output().lines())
        .containsExactly(
            "FAILED       buffers: deleted ones say so: the process ended with status 134",
            "FAILED       buffers: deleted ones can't be read: the process ended with status 134",
            "FAILED       buffers: deleted twice: the process ended with status 134",
            "3 passed, 3 failed, 0 unsupported");
    assertThat(result.status()).isEqualTo(1);
  }

  @Test
  void conform_functionThatNeverReturns_failsItsCheckInTime() throws Exception {
    var plugin = broken("PJRT_Buffer_Delete", "for (;;) sleep(1);");

    var result = conform(plugin.toString(), "--only", "deleted twice", "--timeout", "5");

    assertThat(result.output().lines())
        .containsExactly(
            "FAILED       buffers: deleted twice: it took more than 5 seconds",
            "2 passed, 1 failed, 0 unsupported");
  }

  @Test
  void conform_functionThatLies_isFound() throws Exception {
    var plugin = broken("PJRT_Buffer_IsDeleted", "args->is_deleted = 0; return 0;");

    var result = conform(plugin.toString(), "--only", "deleted ones say so");

    assertThat(result.output().lines())
        .containsExactly(
            "FAILED       buffers: deleted ones say so: a deleted buffer must say so; got one that"
                + " doesn't",
            "2 passed, 1 failed, 0 unsupported");
  }

  @ParameterizedTest
  @CsvSource({"--no-such", "a.so b.so", "--timeout 0", "--timeout", "--option x"})
  void parse_wrongArguments_throwsTheUsage(String arguments) {
    assertThatThrownBy(() -> ConformArguments.parse(arguments.split(" ")))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith(
            "usage: xlava conform [PATH] [--option NAME=VALUE]... [--only TEXT]"
                + " [--timeout SECONDS] [--verbose]; got ");
  }

  @Test
  void clientOptions_takeTheTypeOfTheirText() {
    assertThat(ConformArguments.clientOptions(List.of("a=1", "b=true", "c=1.5", "d=x=y")).values())
        .containsEntry("a", new NamedValue.Int64(1))
        .containsEntry("b", new NamedValue.Bool(true))
        .containsEntry("c", new NamedValue.Float32(1.5f))
        .containsEntry("d", new NamedValue.Text("x=y"));
  }
}
