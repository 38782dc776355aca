package org.xlava.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JDK's names for platforms in the words of the classifiers. */
final class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-aarch64",
    "Mac OS X, aarch64, macos-aarch64",
    "Windows 11, amd64, windows-x86_64",
    "FreeBSD, riscv64, freebsd-riscv64",
  })
  void of_jdkNames_isTheClassifier(String system, String processor, String classifier) {
    assertThat(Platform.of(system, processor)).hasToString(classifier);
  }
}
