package org.xlava.pjrt.spi;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folder in which Xlava keeps what it can make again: the system property {@code xlava.cache},
 * or else {@code xlava} in {@code XDG_CACHE_HOME}, or else in {@code ~/.cache}.
 */
public final class CacheFolder {
  /** The system property that names the folder. */
  public static final String PROPERTY = "xlava.cache";

  private CacheFolder() {}

  /** Returns the folder, which may not exist yet. */
  public static Path path() {
    return path(
        System.getProperty(PROPERTY, ""), System.getenv(), System.getProperty("user.home", ""));
  }

  static Path path(String configured, Map<String, String> environment, String home) {
    return configured.isBlank()
        ? userCache(environment.getOrDefault("XDG_CACHE_HOME", ""), home).resolve("xlava")
        : Path.of(configured);
  }

  private static Path userCache(String xdg, String home) {
    return xdg.isBlank() ? Path.of(home, ".cache") : Path.of(xdg);
  }
}
