package org.xlava.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.spi.CacheFolder;

/**
 * The command {@code xlava cache}: lists the caches, with their sizes and places. {@code xlava
 * cache clear} empties those of compiled programs and of unpacked plugins, or one of them with
 * {@code --executables} or {@code --plugins}.
 *
 * <p>Other processes may run meanwhile: they keep what they have loaded, and make again what they
 * need next. What they are writing is left alone.
 */
public final class Caches {
  private static final String USAGE = "usage: xlava cache [clear [--executables] [--plugins]]";
  private static final String EXECUTABLE = ".exe";

  private Caches() {}

  /** Lists or clears; the exit status is 1 if that failed, and 2 for other arguments. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  static int run(List<String> arguments) {
    try {
      if (arguments.isEmpty()) {
        list();
        return 0;
      }
      return arguments.getFirst().equals("clear")
          ? clear(arguments.subList(1, arguments.size()))
          : refuse(arguments);
    } catch (IOException | PjrtException e) {
      System.err.println("cache: " + e);
      return 1;
    }
  }

  private static int refuse(List<String> arguments) {
    System.err.println(USAGE + "; got " + String.join(" ", arguments));
    return 2;
  }

  private static void list() throws IOException {
    var caches = Cache.all();
    for (var cache : caches) {
      System.out.printf("%-14s %-28s %s%n", cache.name(), cache.describe(), cache.folder());
    }
    if (caches.isEmpty()) {
      System.out.println("no caches in " + CacheFolder.path());
    }
  }

  private static int clear(List<String> which) throws IOException {
    if (!List.of("--executables", "--plugins").containsAll(which)) {
      return refuse(which);
    }
    if (which.isEmpty() || which.contains("--executables")) {
      var folder = CacheFolder.executables();
      folder.filter(Files::isDirectory).ifPresent(Caches::clearExecutables);
    }
    if (which.isEmpty() || which.contains("--plugins")) {
      clearPlugins(CacheFolder.plugins());
    }
    return 0;
  }

  // Files that are being written have another name.
  private static void clearExecutables(Path folder) {
    long bytes = 0;
    var files = entries(folder).stream().filter(it -> it.toString().endsWith(EXECUTABLE)).toList();
    for (var file : files) {
      bytes += remove(file);
    }
    report(files.size() + " compiled programs", bytes, folder);
  }

  private static void clearPlugins(Path folder) throws IOException {
    long bytes = 0;
    var plugins = entries(folder).stream().filter(Files::isDirectory).toList();
    for (var plugin : plugins) {
      try (var _ = FolderLock.of(plugin)) {
        bytes += removeAtOnce(plugin);
      }
    }
    report(plugins.size() + " unpacked plugins", bytes, folder);
  }

  // Whoever looks for the plugin sees all of it or nothing.
  private static long removeAtOnce(Path plugin) throws IOException {
    if (!Files.exists(plugin)) {
      return 0;
    }
    var aside = plugin.resolveSibling(plugin.getFileName() + "." + UUID.randomUUID());
    Files.move(plugin, aside);
    try (var tree = Files.walk(aside)) {
      return tree.sorted(Comparator.reverseOrder()).toList().stream()
          .mapToLong(Caches::remove)
          .sum();
    }
  }

  private static void report(String what, long bytes, Path folder) {
    System.out.printf("removed %s, %,.1f MB, from %s%n", what, bytes / 1e6, folder);
  }

  private static long remove(Path file) {
    try {
      long bytes = Files.isRegularFile(file) ? Files.size(file) : 0;
      return Files.deleteIfExists(file) ? bytes : 0;
    } catch (IOException e) {
      System.err.println("cache: " + e);
      return 0;
    }
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return new ArrayList<>(entries.sorted().toList());
    } catch (IOException e) {
      System.err.println("cache: " + e);
      return List.of();
    }
  }
}
