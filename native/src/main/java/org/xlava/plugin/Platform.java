package org.xlava.plugin;

import java.util.Locale;

/** An operating system and processor, in the words of the classifier jars. */
record Platform(String system, String processor) {
  /** Returns the platform of this process. */
  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** Returns the platform that the JDK calls by these names. */
  static Platform of(String osName, String osArch) {
    return new Platform(system(osName.toLowerCase(Locale.ROOT)), processor(osArch));
  }

  /** Returns the classifier: {@code linux-x86_64}. */
  @Override
  public String toString() {
    return system + "-" + processor;
  }

  private static String system(String name) {
    return name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : name;
  }

  private static String processor(String name) {
    return switch (name) {
      case "amd64" -> "x86_64";
      case "arm64" -> "aarch64";
      default -> name;
    };
  }
}
