package org.xlava.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The PJRT plugins among the packages of a Python environment: what is in {@code jax_plugins} and
 * {@code xla_plugins}, what packages say is a plugin of JAX's in their entry points, and {@code
 * libtpu}.
 */
final class PythonPlugins {
  private static final List<String> NAMESPACES = List.of("jax_plugins", "xla_plugins");
  private static final String GROUP = "[jax_plugins]";
  private static final int DEPTH = 3;

  private PythonPlugins() {}

  /** Returns the libraries in a folder of packages. */
  static List<Path> in(Path packages) {
    Set<Path> folders = new LinkedHashSet<>();
    for (String namespace : NAMESPACES) {
      folders.addAll(list(packages.resolve(namespace)));
    }
    folders.addAll(entryPoints(packages));
    folders.add(packages.resolve("libtpu"));
    return folders.stream().flatMap(folder -> libraries(folder).stream()).distinct().toList();
  }

  // Lines of the group are name = module, after whose colon a function may be named.
  private static List<Path> entryPoints(Path packages) {
    List<Path> modules = new ArrayList<>();
    for (Path distribution : list(packages)) {
      boolean inGroup = false;
      for (String line : lines(distribution.resolve("entry_points.txt"))) {
        inGroup = line.startsWith("[") ? line.equals(GROUP) : inGroup;
        if (inGroup && line.contains("=")) {
          String module = line.substring(line.indexOf('=') + 1).split(":", 2)[0].strip();
          modules.add(packages.resolve(module.replace('.', '/')));
        }
      }
    }
    return modules;
  }

  // A plugin's package may hold libraries that the plugin itself needs.
  private static List<Path> libraries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files.filter(PythonPlugins::isPlugin).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isPlugin(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean library = name.endsWith(".so") || name.endsWith(".dylib") || name.endsWith(".dll");
    return library
        && Files.isRegularFile(file)
        && (name.contains("pjrt") || name.contains("plugin") || name.startsWith("libtpu"));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Files.readAllLines(file).stream().map(String::strip).toList()
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  // What can't be listed has nothing that could be loaded.
  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
