package org.xlava.pjrt.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the caches are, by property, by environment, and without either. */
final class CacheFolderTest {
  @Test
  void path_xdgSet_isBelowIt() {
    assertThat(CacheFolder.path(Map.of("XDG_CACHE_HOME", "/xdg"), "/home/ada"))
        .isEqualTo(Path.of("/xdg/xlava"));
  }

  @Test
  void path_nothingSet_isInTheHome() {
    assertThat(CacheFolder.path(Map.of("XDG_CACHE_HOME", ""), "/home/ada"))
        .isEqualTo(Path.of("/home/ada/.cache/xlava"));
  }

  @Test
  void path_noHome_isAmongTemporaryFiles() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "xlava");

    assertThat(CacheFolder.path(Map.of(), "?")).isEqualTo(temporary);
    assertThat(CacheFolder.path(Map.of(), "")).isEqualTo(temporary);
  }

  @Test
  void folders_underTheBuild_areInTheFolderOfTheProperty() {
    Path folder = Path.of(System.getProperty("xlava.cache"));

    assertThat(CacheFolder.path()).isEqualTo(folder);
    assertThat(CacheFolder.plugins()).isEqualTo(folder.resolve("plugins"));
    assertThat(CacheFolder.executables()).contains(folder.resolve("executables"));
  }
}
