package org.xlava.pjrt.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.pjrt.StatusCode;

/** The order of the places, what each accepts, and what is said when none has a plugin. */
final class PluginSearchTest {
  @TempDir Path folder;
  private Path explicit;
  private Path property;
  private Path variable;
  private Path jax;
  private Path provided;

  @BeforeEach
  void makeLibraries() throws IOException {
    explicit = library("explicit.so");
    property = library("property.so");
    variable = library("variable.so");
    jax = library("jax.so");
    provided = library("provided.so");
  }

  @Test
  void library_everyPlaceNamesOne_followsTheOrder() {
    var environment =
        Map.of("XLAVA_PLUGIN", variable.toString(), "PJRT_NAMES_AND_LIBRARY_PATHS", "cpu:" + jax);
    var jaxOnly = Map.of("PJRT_NAMES_AND_LIBRARY_PATHS", "cpu:" + jax);

    assertThat(search(property.toString(), environment).withPath(explicit).library())
        .isEqualTo(explicit);
    assertThat(search(property.toString(), environment).library()).isEqualTo(property);
    assertThat(search("", environment).library()).isEqualTo(variable);
    assertThat(search("", jaxOnly).library()).isEqualTo(jax);
    assertThat(search("", Map.of()).library()).isEqualTo(provided);
  }

  @Test
  void library_providerNotNeeded_isNotAsked() {
    var search = search(property.toString(), Map.of(), new Failing());

    assertThat(search.library()).isEqualTo(property);
  }

  @Test
  void library_firstProviderHasNone_asksTheNext() {
    var search = search("", Map.of(), new Offering(missing("too old")), offering(provided));

    assertThat(search.library()).isEqualTo(provided);
  }

  @Test
  void library_missingFile_throwsAndDoesNotSearchOn() {
    var search = search("/no/such/plugin.so", Map.of());

    assertThatExceptionOfType(PluginNotUsableException.class)
        .isThrownBy(search::library)
        .withMessage(
            "system property xlava.plugin: the path of a PJRT plugin library is needed; got"
                + " /no/such/plugin.so, which does not exist. Correct the path, or remove it to let"
                + " the search go on.")
        .satisfies(e -> assertThat(e.code()).isEqualTo(StatusCode.FAILED_PRECONDITION));
  }

  @Test
  void library_folder_throws() {
    var search = search("", Map.of("XLAVA_PLUGIN", folder.toString()));

    assertThatExceptionOfType(PluginNotUsableException.class)
        .isThrownBy(search::library)
        .withMessageStartingWith("environment variable XLAVA_PLUGIN: ")
        .withMessageContaining(folder + ", which is not a regular file");
  }

  @Test
  void library_notAPath_throws() {
    var search = search("bad\0path", Map.of());

    assertThatExceptionOfType(PluginNotUsableException.class)
        .isThrownBy(search::library)
        .withMessageContaining("which is not a path");
  }

  @Test
  void library_explicitMissingFile_namesTheCode() {
    var search = search(property.toString(), Map.of()).withPath(folder.resolve("gone.so"));

    assertThatExceptionOfType(PluginNotUsableException.class)
        .isThrownBy(search::library)
        .withMessageStartingWith("path given in code: ");
  }

  @Test
  void library_jaxListOfTwo_takesTheFirst() {
    var pairs = "cuda:" + jax + ", cpu:" + variable;

    assertThat(search("", Map.of("PJRT_NAMES_AND_LIBRARY_PATHS", pairs)).library()).isEqualTo(jax);
  }

  @Test
  void library_jaxEntryWithoutName_throws() {
    var search = search("", Map.of("PJRT_NAMES_AND_LIBRARY_PATHS", jax.toString()));

    assertThatExceptionOfType(PluginNotUsableException.class)
        .isThrownBy(search::library)
        .withMessage(
            "environment variable PJRT_NAMES_AND_LIBRARY_PATHS: each entry must be name:path,"
                + " separated by commas; got '"
                + jax
                + "'");
  }

  @Test
  void library_jaxConfigurationFile_throws() {
    var search = search("", Map.of("PJRT_NAMES_AND_LIBRARY_PATHS", "gpu:/etc/gpu.json"));

    assertThatExceptionOfType(PluginNotUsableException.class)
        .isThrownBy(search::library)
        .withMessageContaining("got the configuration file 'gpu:/etc/gpu.json'")
        .withMessageContaining("XLAVA_PLUGIN");
  }

  @Test
  void library_nothingAnywhere_listsWhatWasTried() {
    var search = search("", Map.of(), new Offering(missing("it exists for linux; got macos")));

    assertThatExceptionOfType(PluginNotFoundException.class)
        .isThrownBy(search::library)
        .withMessage(
            """
            plugin: one place must have one; got
              system property xlava.plugin: not set
              environment variable XLAVA_PLUGIN: not set
              environment variable PJRT_NAMES_AND_LIBRARY_PATHS: not set
              offered in a test: it exists for linux; got macos
            Add the dependency org.xlava:xlava-native with the classifier of your platform \
            (linux-x86_64 or linux-aarch64), or name a plugin library with -Dxlava.plugin=PATH or \
            XLAVA_PLUGIN=PATH.\
            """)
        .satisfies(e -> assertThat(e.code()).isEqualTo(StatusCode.NOT_FOUND));
  }

  @Test
  void candidates_mixedPlaces_reportsEachInOrder() {
    var search = search("/no/such", Map.of("XLAVA_PLUGIN", variable.toString()));

    assertThat(search.candidates())
        .extracting(PluginCandidate::place)
        .containsExactly(
            "system property xlava.plugin",
            "environment variable XLAVA_PLUGIN",
            "environment variable PJRT_NAMES_AND_LIBRARY_PATHS",
            "offered in a test");
    assertThat(search.candidates().get(0).toString()).contains("/no/such, which does not exist");
    assertThat(search.candidates().get(1).offer()).isEqualTo(new PluginOffer.Found(variable));
  }

  @Test
  void here_underTheBuild_findsTheBuildsPlugin() {
    assertThat(PluginSearch.here().library())
        .isEqualTo(Path.of(System.getProperty("xlava.plugin")))
        .isRegularFile();
  }

  private Path library(String name) throws IOException {
    return Files.writeString(folder.resolve(name), name);
  }

  private PluginSearch search(String property, Map<String, String> environment) {
    return search(property, environment, offering(provided));
  }

  private static PluginSearch search(
      String property, Map<String, String> environment, PluginProvider... providers) {
    return new PluginSearch(
        Optional.empty(), Optional.of(property), environment, List.of(providers));
  }

  private static PluginProvider offering(Path library) {
    return new Offering(new PluginOffer.Found(library));
  }

  private static PluginOffer missing(String reason) {
    return new PluginOffer.Missing(reason);
  }

  private record Offering(PluginOffer offer) implements PluginProvider {
    @Override
    public String name() {
      return "offered in a test";
    }
  }

  private record Failing() implements PluginProvider {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public PluginOffer offer() {
      throw new AssertionError("asked for a plugin that was not needed");
    }
  }
}
