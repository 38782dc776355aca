package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginTest {
  @TempDir Path folder;

  private static String failure(Path path) {
    try {
      Plugin.load(path);
      return "loaded";
    } catch (PluginLoadException e) {
      return e.code() + " " + e.getMessage();
    }
  }

  @Test
  void load_cpuPlugin_tellsItsVersions() {
    Cpu.assumeBundled();
    Plugin plugin = Cpu.plugin();
    assertThat(plugin.apiVersion()).isEqualTo(new ApiVersion(0, 81));
    assertThat(plugin.apiVersion()).hasToString("0.81");
    assertThat(plugin.stablehloVersion()).contains("1.13.3");
    assertThat(plugin.attributes())
        .containsEntry("stablehlo_current_version", new NamedValue.Int64List(List.of(1L, 13L, 3L)))
        .containsKey("xla_version");
    assertThat(plugin).hasToString("Plugin[xla_cpu_pjrt.so, PJRT API 0.81]");
  }

  @Test
  void load_cpuPlugin_walksTheExtensionChain() {
    Cpu.assumeBundled();
    assertThat(Cpu.plugin().extensions())
        .extracting(Extension::name)
        .containsExactlyInAnyOrder("PhaseCompile", "FFI", "MemoryDescriptions", "Layouts");
    assertThat(Cpu.plugin().extensions()).allMatch(extension -> extension.structSize() >= 24);
  }

  @Test
  void extension_ofUnknownType_isNamedByItsNumber() {
    assertThat(new Extension(24, 56).name()).isEqualTo("Extension(24)");
  }

  @Test
  void load_sameFileTwice_givesTheSamePlugin() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.so"), Cpu.PATH.toRealPath());
    assertThat(Plugin.load(link)).isSameAs(Cpu.plugin());
    assertThat(Plugin.load(link).path()).isEqualTo(Cpu.PATH.toRealPath());
  }

  @Test
  void load_null_throws() {
    assertThatThrownBy(() -> Plugin.load(null))
        .isInstanceOf(PjrtException.class)
        .hasMessage("plugin: path must not be null; got null");
  }

  @Test
  void load_missingFile_throws() {
    Path missing = folder.resolve("none.so");
    assertThat(failure(missing))
        .isEqualTo(
            "NOT_FOUND plugin: path must name an existing library file; got "
                + missing.toAbsolutePath());
  }

  @Test
  void load_folder_throws() {
    assertThat(failure(folder))
        .isEqualTo("NOT_FOUND plugin: path must name an existing library file; got " + folder);
  }

  @Test
  void load_textFile_throws() throws IOException {
    Path text = Files.writeString(folder.resolve("text.so"), "no library");
    assertThat(failure(text))
        .isEqualTo(
            "INVALID_ARGUMENT plugin: file must be a shared library of this platform;"
                + " got no ELF header in "
                + text.toRealPath());
  }

  @Test
  void load_emptyFile_throws() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.so"));
    assertThat(failure(empty)).contains("got no ELF header in");
  }

  @Test
  void load_truncatedLibrary_throws() throws IOException {
    Path cut = folder.resolve("cut.so");
    Files.copy(Cpu.PATH.toRealPath(), cut, StandardCopyOption.REPLACE_EXISTING);
    try (RandomAccessFile file = new RandomAccessFile(cut.toFile(), "rw")) {
      file.setLength(60_000_000);
    }
    assertThat(failure(cut))
        .startsWith(
            "INVALID_ARGUMENT plugin: file must be a shared library of this platform;"
                + " got a file cut short, of 60000000 bytes where its headers say ");
  }

  @Test
  void load_headerOnly_throws() throws IOException {
    Path cut = Files.write(folder.resolve("h.so"), new byte[] {0x7F, 'E', 'L', 'F', 2, 1});
    assertThat(failure(cut)).contains("got a file cut short, of 6 bytes in");
  }

  @Test
  void load_otherArchitecture_throws() throws IOException {
    byte[] header = new byte[64];
    System.arraycopy(new byte[] {0x7F, 'E', 'L', 'F', 1, 1}, 0, header, 0, 6);
    Path other = Files.write(folder.resolve("i386.so"), header);
    assertThat(failure(other)).contains("got a library for another architecture in");
  }

  @Test
  void load_libraryWithoutEntryPoint_throws() throws Exception {
    Path library = new CCompiler(folder).library("plain.so", "int answer(void) { return 42; }");
    assertThat(failure(library))
        .isEqualTo(
            "INVALID_ARGUMENT plugin: library must export GetPjrtApi; got none in "
                + library.toRealPath());
  }

  @Test
  void load_libraryWithMissingDependency_throws() throws Exception {
    Path library =
        new CCompiler(folder)
            .library(
                "dangling.so", "extern int nowhere; int* GetPjrtApi(void) { return &nowhere; }");
    assertThat(failure(library))
        .startsWith("INVALID_ARGUMENT plugin: library must load with all that it depends on; got ")
        .endsWith(": undefined symbol: nowhere");
  }

  @Test
  void load_writableByAll_throws() throws Exception {
    Path library = new CCompiler(folder).library("open.so", "int answer(void) { return 42; }");
    Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rwxr-xrwx"));
    assertThat(failure(library))
        .isEqualTo(
            "PERMISSION_DENIED plugin: %1$s must not be writable by others, who could put native code there; got mode 757. Take that away by chmod o-w %1$s"
                .formatted(library.toRealPath()));
  }

  @Test
  void load_nullApi_throws() throws Exception {
    Path library =
        new CCompiler(folder).library("null.so", "void* GetPjrtApi(void) { return (void*)0; }");
    assertThat(failure(library))
        .isEqualTo(
            "INTERNAL plugin: GetPjrtApi must return an API; got null from "
                + library.toRealPath());
  }

  @Test
  void load_tableTooSmall_throws() throws Exception {
    Path library =
        new CCompiler(folder)
            .library(
                "small.so", "static long api[8] = {8}; void* GetPjrtApi(void) { return api; }");
    assertThat(failure(library))
        .isEqualTo(
            "INTERNAL plugin: API table must hold a version; got one of 8 bytes from "
                + library.toRealPath());
  }

  @Test
  void load_otherMajorVersion_throws() throws Exception {
    Path library =
        new CCompiler(folder)
            .library(
                "major.so",
                """
                #include "pjrt_c_api.h"
                static PJRT_Api api = {
                    .struct_size = PJRT_Api_STRUCT_SIZE,
                    .pjrt_api_version = {.major_version = 1, .minor_version = 7}};
                const PJRT_Api* GetPjrtApi(void) { return &api; }
                """);
    assertThat(failure(library))
        .isEqualTo(
            "FAILED_PRECONDITION plugin: PJRT API major version must be 0; got 1.7 from "
                + library.toRealPath());
  }

  @Test
  void load_tableWithoutFunctions_throws() throws Exception {
    Path library =
        new CCompiler(folder)
            .library(
                "old.so",
                """
                #include "pjrt_c_api.h"
                static PJRT_Api api = {.struct_size = offsetof(PJRT_Api, PJRT_Error_Destroy)};
                const PJRT_Api* GetPjrtApi(void) { return &api; }
                """);
    assertThatThrownBy(() -> Plugin.load(library))
        .isInstanceOf(PjrtException.class)
        .hasMessage("PJRT_Plugin_Initialize: the plugin must implement it; its API lacks it");
  }
}
