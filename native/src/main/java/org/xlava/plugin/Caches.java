package org.xlava.plugin;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The caches below one folder, with what each holds. */
final class Caches {
  private Caches() {}

  /** One cache: its folder's name, its number of files and their size. */
  record Cache(String name, long files, long bytes) {
    String describe() {
      return String.format(Locale.ROOT, "%,.1f MB in %d files", bytes / 1e6, files);
    }
  }

  /** Returns the caches that exist below a folder, by name. */
  static List<Cache> in(Path root) throws IOException {
    var caches = new ArrayList<Cache>();
    if (Files.isDirectory(root)) {
      for (var folder : folders(root)) {
        caches.add(measure(folder));
      }
    }
    return caches;
  }

  /** Makes the folder and a file in it, and removes the file. */
  static void checkWritable(Path root) throws IOException {
    Files.delete(Files.createTempFile(Files.createDirectories(root), "doctor", ""));
  }

  private static List<Path> folders(Path root) throws IOException {
    try (var entries = Files.list(root)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Cache measure(Path folder) throws IOException {
    var sum = new Sum();
    Files.walkFileTree(folder, sum);
    return new Cache(String.valueOf(folder.getFileName()), sum.files, sum.bytes);
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
