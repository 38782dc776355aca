package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The settings of the process as the tracer reads them. */
@Isolated("changes system properties")
class SettingsTest {
  private static final String PROPERTY = "xlava.debugNans";

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void copy_isTheEnumOfTheBindings() throws Exception {
    Process process =
        new ProcessBuilder("python3", "-B", "src/main/python/settings.py", "--check")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void isOn_numberForOn_isOn() {
    System.setProperty(PROPERTY, "1");
    assertThat(new ScopedSetting(Setting.DEBUG_NANS).isOn()).isTrue();
  }

  @Test
  void isOn_noValue_throwsUntilItIsSet() {
    System.setProperty(PROPERTY, "often");
    ScopedSetting setting = new ScopedSetting(Setting.DEBUG_NANS);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(setting::isOn)
          .isInstanceOf(SettingException.class)
          .hasMessage(
              "xlava.debugNans: must be true, false, 1, 0, yes, no, on or off; got 'often' from the"
                  + " system property");
    }
    assertThat(setting.within(true, setting::isOn)).isTrue();
    setting.set(false);
    assertThat(setting.isOn()).isFalse();
    assertThat(setting.within(true, setting::isOn)).isTrue();
  }

  @Test
  void filterTracebacks_off_showsTheLibrary() {
    assertThat(Config.filtersTracebacks()).isTrue();
    assertThat(framesOfTheLibrary()).isZero();
    Config.filterTracebacks(false);
    try {
      assertThat(framesOfTheLibrary()).isPositive();
    } finally {
      Config.filterTracebacks(true);
    }
  }

  private static long framesOfTheLibrary() {
    try {
      Shape.of(-1);
    } catch (XlavaException e) {
      return java.util.Arrays.stream(e.getStackTrace())
          .filter(frame -> frame.getClassName().equals("org.xlava.Shape"))
          .count();
    }
    throw new AssertionError("a negative dimension was accepted");
  }
}
