package org.xlava.pjrt.spi;

import java.nio.file.Path;

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
    var configured = System.getProperty(PROPERTY, "");
    return configured.isBlank() ? userCache().resolve("xlava") : Path.of(configured);
  }

  private static Path userCache() {
    var xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    return xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
  }
}
