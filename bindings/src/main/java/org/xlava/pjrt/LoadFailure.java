package org.xlava.pjrt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.xlava.pjrt.abi.DynamicLoader;
import org.xlava.pjrt.abi.Linux;

/** Why the system's loader doesn't load a library: what the JDK doesn't pass on. */
final class LoadFailure {
  private static final Path MOUNTS = Path.of("/proc/self/mounts");
  private static final Path LIMITS = Path.of("/proc/self/limits");

  private LoadFailure() {}

  /** Returns the exception for a library that the JDK couldn't load. */
  static PluginLoadException of(Path library, RuntimeException failure) {
    String said = DynamicLoader.failure(library);
    return Linux.isRunning() && said.contains("failed to map segment")
        ? unmapped(library, said, lines(MOUNTS), lines(LIMITS), failure)
        : new PluginLoadException(
            StatusCode.INVALID_ARGUMENT,
            "plugin: library must load with all that it depends on; got "
                + (said.isEmpty() ? failure.getMessage() : said),
            failure);
  }

  // The loader has one text for a file system without code and for a process without room.
  static PluginLoadException unmapped(
      Path library,
      String said,
      List<String> mounts,
      List<String> limits,
      RuntimeException failure) {
    String mount = mountOf(library, mounts);
    if (isWithoutCode(mount)) {
      return new PluginLoadException(
          StatusCode.FAILED_PRECONDITION,
          "plugin: library must be where code may run; got %s on %s, which is mounted noexec."
                  .formatted(library, mount.split(" ")[1])
              + " Name a cache folder elsewhere with -Dxlava.cache=DIR, or a library elsewhere with"
              + " -Dxlava.plugin=PATH",
          failure);
    }
    return new PluginLoadException(
        StatusCode.RESOURCE_EXHAUSTED,
        "plugin: the process must have room for the library; got %s, and a limit of %s."
                .formatted(said, addressSpace(limits))
            + " Lift the limit of address space (ulimit -v), or that of the container's memory",
        failure);
  }

  private static boolean isWithoutCode(String mount) {
    String[] parts = mount.split(" ");
    return parts.length > 3 && List.of(parts[3].split(",")).contains("noexec");
  }

  // Device, folder, type and options; the deepest folder holds the file, of equal ones the last.
  private static String mountOf(Path library, List<String> mounts) {
    String found = "";
    int deepest = -1;
    for (String mount : mounts) {
      String[] parts = mount.split(" ");
      Path folder = Path.of(parts.length > 1 ? parts[1].replace("\\040", " ") : "/");
      if (library.startsWith(folder) && folder.getNameCount() >= deepest) {
        deepest = folder.getNameCount();
        found = mount;
      }
    }
    return found;
  }

  private static String addressSpace(List<String> limits) {
    for (String limit : limits) {
      if (limit.startsWith("Max address space")) {
        return limit.substring("Max address space".length()).strip().split(" ")[0]
            + " bytes of address space";
      }
    }
    return "unknown size";
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
