package org.xlava.pjrt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xlava.pjrt.SettingException;

/** How values are read, what is said of those that are none, and where all settings are listed. */
@Isolated("changes system properties")
final class SettingTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern READ =
      Pattern.compile(
          "(?:getProperty|getenv|getBoolean|getInteger|getLong)\\(\\s*\"((?:xlava\\.|XLAVA_)[^\"]*)\"");

  @AfterEach
  void forget() {
    System.clearProperty("xlava.enableX64");
    System.clearProperty("xlava.pjrt.reclaimBytes");
    System.clearProperty("xlava.compileCache");
  }

  private static Setting given(Setting setting, String value) {
    System.setProperty(setting.property(), value);
    return setting;
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1", "yes", "on", "TRUE", " On "})
  void switch_wordsForOn_areOn(String word) {
    assertThat(given(Setting.ENABLE_X64, word).problem()).isNull();
    assertThat(Setting.ENABLE_X64.isOn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "0", "no", "off", "No"})
  void switch_wordsForOff_areOff(String word) {
    assertThat(given(Setting.ENABLE_X64, word).problem()).isNull();
    assertThat(Setting.ENABLE_X64.isOn()).isFalse();
  }

  @Test
  void unlessGiven_isTheDefault() {
    assertThat(Setting.ENABLE_X64.isOn()).isFalse();
    assertThat(Setting.TRACEBACK_FILTERING.isOn()).isTrue();
    assertThat(Setting.PJRT_RECLAIM_BYTES.number(7)).isEqualTo(7);
    assertThat(Setting.COMPILE_CACHE.path()).isNull();
    assertThat(Setting.COMPILE_CACHE.isOff()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "maybe"})
  void switch_otherWords_areRefused(String word) {
    assertThatThrownBy(() -> SettingException.check(given(Setting.ENABLE_X64, word)))
        .isInstanceOf(SettingException.class)
        .hasMessage(
            "xlava.enableX64: must be true, false, 1, 0, yes, no, on or off; got '"
                + word
                + "' from the system property");
    assertThat(Setting.ENABLE_X64.isOn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1G", "-1", "99999999999999999999"})
  void number_thatIsNone_isRefused(String value) {
    assertThat(given(Setting.PJRT_RECLAIM_BYTES, value).problem())
        .isEqualTo(
            "xlava.pjrt.reclaimBytes: must be a number of bytes; got '"
                + value
                + "' from the system property");
    assertThat(Setting.PJRT_RECLAIM_BYTES.number(7)).isEqualTo(7);
    assertThat(given(Setting.PJRT_RECLAIM_BYTES, " 12 ").number(7)).isEqualTo(12);
    assertThat(given(Setting.PJRT_RECLAIM_BYTES, "").number(7)).isEqualTo(7);
  }

  @Test
  void path_offAndNone_areTold() {
    assertThat(given(Setting.COMPILE_CACHE, "OFF").isOff()).isTrue();
    assertThat(Setting.COMPILE_CACHE.path()).isNull();
    assertThat(given(Setting.COMPILE_CACHE, "a/b").path()).isEqualTo(Path.of("a/b"));
    assertThat(given(Setting.COMPILE_CACHE, "a\0b").problem())
        .startsWith("xlava.compileCache: must be a path or off; got 'a");
  }

  @Test
  void variables_areThePropertiesInCapitals() {
    assertThat(Setting.values())
        .allSatisfy(
            setting ->
                assertThat(setting.variable())
                    .isEqualTo(
                        setting
                            .property()
                            .replaceAll("([a-z])([A-Z])", "$1_$2")
                            .replace('.', '_')
                            .toUpperCase(Locale.ROOT)));
  }

  @Test
  void unknownNames_areToldWithTheNearest() {
    assertThat(
            UnknownSettings.among(
                Set.of("xlava.enableX46", "xlava.cache", "java.home", "xlava.exit.count"),
                Set.of("XLAVA_PLUGIN", "HOME")))
        .containsExactly(
            "settings: xlava.enableX46 is none, and has no effect; did you mean xlava.enableX64?");
    assertThat(UnknownSettings.among(Set.of("xlava.x64"), Set.of("XLAVA_DEBUG_NAN")))
        .containsExactly(
            "settings: xlava.x64 is none, and has no effect; did you mean xlava.enableX64?",
            "settings: XLAVA_DEBUG_NAN is none, and has no effect; did you mean XLAVA_DEBUG_NANS?");
    assertThat(UnknownSettings.among(Set.of("xlava.bananas"), Set.of()))
        .singleElement()
        .asString()
        .startsWith(
            "settings: xlava.bananas is none, and has no effect; there are xlava.plugin,"
                + " xlava.cache,")
        .endsWith(", xlava.pjrt.joinFreedMemory");
  }

  /** Main code reads settings by the enum; tests read those and the build's. */
  @Test
  void names_thatAreReadAnywhere_areDeclared() throws IOException {
    Set<String> inMain = new TreeSet<>();
    Set<String> inTests = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : (Iterable<Path>) files.filter(SettingTest::isSource)::iterator) {
        var names = READ.matcher(Files.readString(file)).results().map(it -> it.group(1)).toList();
        (file.toString().contains("/src/main/") ? inMain : inTests).addAll(names);
      }
    }
    inTests.removeAll(UnknownSettings.OF_THE_BUILD);
    Arrays.stream(Setting.values()).map(Setting::property).forEach(inTests::remove);
    assertThat(inMain).isEmpty();
    assertThat(inTests).isEmpty();
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java") && !file.toString().contains("/target/");
  }

  @Test
  void documentation_hasTheTable() throws IOException {
    Path page = ROOT.resolve("docs/settings.md");
    String text = Files.readString(page);
    int start = text.indexOf("<!-- settings");
    int end = text.indexOf("<!-- end of settings -->");
    String wanted = text.substring(0, start) + table() + text.substring(end);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(page, wanted);
    }
    assertThat(Files.readString(page)).isEqualTo(wanted);
  }

  private static String table() {
    var table = new StringBuilder("<!-- settings: written by SettingTest -->\n");
    table.append(
        "| system property | environment | value | unless given | what it does | module |\n");
    table.append("|---|---|---|---|---|---|\n");
    for (Setting setting : Setting.values()) {
      table.append(
          "| `%s` | `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  setting.property(),
                  setting.variable(),
                  setting.kind().taken(),
                  setting.unlessGiven(),
                  setting.meaning(),
                  setting.module()));
    }
    return table.toString();
  }
}
