package org.xlava.transform;

import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells Xlava's own classes from those of its users, by their modules. On the class path, where no
 * module has a name, a class belongs to the module that its jar or folder describes.
 */
final class LibraryCode {
  private static final String PREFIX = "org.xlava.";
  // Modules of the project that use the library as any program does.
  private static final Set<String> USERS = Set.of("org.xlava.examples", "org.xlava.benchmarks");

  private static final ClassValue<Boolean> CONTAINS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.getName().startsWith(PREFIX) && isLibrary(type);
        }
      };

  private LibraryCode() {}

  static boolean contains(Class<?> type) {
    return CONTAINS.get(type);
  }

  static boolean contains(StackTraceElement frame) {
    if (!frame.getClassName().startsWith(PREFIX)) {
      return false;
    }
    try {
      ClassLoader loader = LibraryCode.class.getClassLoader();
      return contains(Class.forName(frame.getClassName(), false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // a class that the library can't see isn't the library's
    }
  }

  private static boolean isLibrary(Class<?> type) {
    Module module = type.getModule();
    if (module.isNamed()) {
      return isLibrary(module.getName());
    }
    URL location = location(type);
    return location != null
        && (location.equals(location(LibraryCode.class)) || describesLibrary(location));
  }

  private static boolean isLibrary(String module) {
    return module.startsWith(PREFIX) && !USERS.contains(module);
  }

  private static @Nullable URL location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }

  private static boolean describesLibrary(URL location) {
    try {
      return ModuleFinder.of(Path.of(location.toURI())).findAll().stream()
          .anyMatch(m -> !m.descriptor().isAutomatic() && isLibrary(m.descriptor().name()));
    } catch (URISyntaxException | FileSystemNotFoundException | FindException e) {
      return false; // no jar or folder of modules
    }
  }
}
