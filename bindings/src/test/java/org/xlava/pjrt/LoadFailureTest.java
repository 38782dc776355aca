package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the loader has one text for, told apart. */
final class LoadFailureTest {
  private static final List<String> MOUNTS =
      List.of(
          "overlay / overlay rw,relatime 0 0",
          "tmpfs /mnt/my\\040data tmpfs rw,nosuid,noexec 0 0",
          "tmpfs /mnt/my\\040data/bin tmpfs rw 0 0");
  private static final List<String> LIMITS =
      List.of(
          "Limit                     Soft Limit           Hard Limit           Units",
          "Max address space         4000000000           unlimited            bytes");
  private static final String SAID = "p.so: failed to map segment from shared object";

  private static PluginLoadException failure(String library) {
    return LoadFailure.unmapped(
        Path.of(library), SAID, MOUNTS, LIMITS, new IllegalArgumentException("no"));
  }

  @Test
  void unmapped_noexec_namesTheMount() {
    assertThat(failure("/mnt/my data/p.so"))
        .hasMessage(
            "plugin: library must be where code may run; got /mnt/my data/p.so on"
                + " /mnt/my\\040data, which is mounted noexec. Name a cache folder elsewhere with"
                + " -Dxlava.cache=DIR, or a library elsewhere with -Dxlava.plugin=PATH")
        .extracting(PjrtException::code)
        .isEqualTo(StatusCode.FAILED_PRECONDITION);
  }

  @Test
  void unmapped_elsewhere_namesTheLimit() {
    for (String library : List.of("/mnt/my data/bin/p.so", "/p.so")) {
      assertThat(failure(library))
          .hasMessage(
              "plugin: the process must have room for the library; got "
                  + SAID
                  + ", and a limit of 4000000000 bytes of address space. Lift the limit of address"
                  + " space (ulimit -v), or that of the container's memory")
          .extracting(PjrtException::code)
          .isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
    }
  }
}
