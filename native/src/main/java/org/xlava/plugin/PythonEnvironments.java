package org.xlava.plugin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Python looks for packages, found by the places of files, without running it: the
 * environment that is active, the one that {@code python3} belongs to, the user's packages and the
 * system's.
 *
 * @param variables the process's environment
 * @param home the user's home
 * @param root the root of all files
 */
record PythonEnvironments(Map<String, String> variables, Path home, Path root) {
  private static final List<String> PREFIXES = List.of("VIRTUAL_ENV", "CONDA_PREFIX");
  private static final List<String> INTERPRETERS = List.of("python3", "python", "python.exe");

  /** Returns the folders of packages that exist, those of the active environment first. */
  List<Path> packages() {
    Set<Path> folders = new LinkedHashSet<>();
    for (String name : PREFIXES) {
      path(variables.get(name)).forEach(prefix -> folders.addAll(below(prefix)));
    }
    folders.addAll(path(variables.get("PYTHONPATH")));
    for (Path programs : path(variables.get("PATH"))) {
      interpreters(programs).forEach(prefix -> folders.addAll(below(prefix)));
    }
    folders.addAll(below(home.resolve(".local")));
    folders.addAll(below(root.resolve("usr/local")));
    folders.addAll(below(root.resolve("usr")));
    return folders.stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> path(@Nullable String value) {
    return value == null
        ? List.of()
        : Stream.of(value.split(File.pathSeparator))
            .filter(part -> !part.isBlank())
            .map(Path::of)
            .toList();
  }

  // An environment's interpreter is a link to the one that it was made with.
  private static List<Path> interpreters(Path programs) {
    List<Path> prefixes = new ArrayList<>();
    for (String name : INTERPRETERS) {
      Path interpreter = programs.resolve(name);
      if (Files.exists(interpreter)) {
        prefixes.add(programs.resolveSibling(""));
        prefixes.add(programs);
        prefixes.add(real(interpreter).resolve("../.."));
      }
    }
    return prefixes.stream().map(Path::normalize).toList();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath();
    }
  }

  // lib/python3.12/site-packages, Debian's lib/python3/dist-packages, and Windows's
  // Lib/site-packages.
  private static List<Path> below(Path prefix) {
    List<Path> folders = new ArrayList<>(List.of(prefix.resolve("Lib/site-packages")));
    for (Path version : PythonPlugins.list(prefix.resolve("lib"))) {
      if (version.getFileName().toString().startsWith("python3")) {
        folders.add(version.resolve("site-packages"));
        folders.add(version.resolve("dist-packages"));
      }
    }
    return folders;
  }
}
