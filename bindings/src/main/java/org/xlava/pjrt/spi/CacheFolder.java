package org.xlava.pjrt.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.xlava.pjrt.SettingException;
import org.xlava.pjrt.files.Ownership;
import org.xlava.pjrt.settings.Setting;

/**
 * The folder in which Xlava keeps what it can make again: the setting {@code xlava.cache}, or else
 * {@code xlava} in {@code XDG_CACHE_HOME}, or else in {@code ~/.cache}; where a user has no home,
 * in the folder of temporary files.
 */
public final class CacheFolder {
  /** The system property that names the folder. */
  public static final String PROPERTY = "xlava.cache";

  // What the JDK calls a home that it doesn't find.
  private static final String NO_HOME = "?";

  private CacheFolder() {}

  /**
   * Returns the folder, which may not exist yet.
   *
   * @throws SettingException if the setting is no path
   */
  public static Path path() {
    SettingException.check(Setting.CACHE);
    Path configured = Setting.CACHE.path();
    return configured == null
        ? path(System.getenv(), System.getProperty("user.home", NO_HOME))
        : configured;
  }

  /**
   * Returns the folder of compiled programs, none if they aren't to be kept.
   *
   * @throws SettingException if a setting is no path
   */
  public static Optional<Path> executables() {
    SettingException.check(Setting.COMPILE_CACHE);
    if (Setting.COMPILE_CACHE.isOff()) {
      return Optional.empty();
    }
    Path configured = Setting.COMPILE_CACHE.path();
    return Optional.of(configured == null ? path().resolve("executables") : configured);
  }

  /**
   * Returns the folder of unpacked plugins.
   *
   * @throws SettingException if a setting is no path
   */
  public static Path plugins() {
    return path().resolve("plugins");
  }

  /**
   * Checks that nobody but this process's user and root can change what is in a cache: neither the
   * folders and files given, nor the cache folder where they are in that. What isn't there is fine.
   *
   * @throws UntrustedFileException if somebody else owns one of them or can write to it
   * @throws IOException if one of them can't be looked at
   */
  public static void check(Path... parts) throws IOException {
    Path root = path();
    if (parts.length > 0 && parts[0].startsWith(root)) {
      checkAlone(root);
    }
    for (Path part : parts) {
      checkAlone(part);
    }
  }

  private static void checkAlone(Path path) throws IOException {
    String problem = Ownership.problemOfCache(path);
    if (problem != null) {
      throw new UntrustedFileException(
          "cache: " + problem + ", or name another folder with -Dxlava.cache=DIR");
    }
  }

  static Path path(Map<String, String> environment, String home) {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (xdg.isBlank() ? userCache(home) : Path.of(xdg)).resolve("xlava");
  }

  private static Path userCache(String home) {
    return home.isBlank() || home.equals(NO_HOME)
        ? Path.of(System.getProperty("java.io.tmpdir"))
        : Path.of(home, ".cache");
  }
}
