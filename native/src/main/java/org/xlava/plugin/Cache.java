package org.xlava.plugin;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.xlava.pjrt.files.Ownership;
import org.xlava.pjrt.spi.CacheFolder;

/** One cache, with what it holds. */
record Cache(Path folder, long files, long bytes) {
  /** Returns all caches that exist: what is in the cache folder, and that of compiled programs. */
  static List<Cache> all() throws IOException {
    Set<Path> folders = new LinkedHashSet<>(folders(CacheFolder.path()));
    CacheFolder.executables().filter(Files::isDirectory).ifPresent(folders::add);
    var caches = new ArrayList<Cache>();
    for (var folder : folders) {
      caches.add(measure(folder));
    }
    return caches;
  }

  /** Makes the folder and a file in it, and removes the file. */
  static void checkWritable(Path root) throws IOException {
    Ownership.makeFolder(root);
    Files.delete(Files.createTempFile(root, "doctor", ""));
  }

  private static List<Path> folders(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var entries = Files.list(root)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Cache measure(Path folder) throws IOException {
    var sum = new Sum();
    Files.walkFileTree(folder, sum);
    return new Cache(folder, sum.files, sum.bytes);
  }

  String name() {
    return String.valueOf(folder.getFileName());
  }

  String describe() {
    return String.format(Locale.ROOT, "%,.1f MB in %d files", bytes / 1e6, files);
  }

  /** Adds up files; one that another process removed meanwhile counts as nothing. */
  private static final class Sum extends SimpleFileVisitor<Path> {
    private long files;
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files++;
      bytes += attributes.size();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
