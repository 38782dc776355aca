package org.xlava.plugin;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.xlava.pjrt.files.Ownership;
import org.xlava.pjrt.files.Samples;
import org.xlava.pjrt.spi.CacheFolder;
import org.xlava.pjrt.spi.PluginNotUsableException;
import org.xlava.pjrt.spi.UntrustedFileException;

/**
 * The unpacking of a plugin library into a cache folder, once for all processes of a user.
 *
 * <p>The library is written to a folder of its own beside the final one, hashed on the way, and
 * moved into place by one rename, all under a file lock: a reader sees either nothing or a whole
 * library whose SHA-256 was right. Beside it stands a stamp with its hash, size, time and the
 * checksum of some pages, so that later starts compare these and don't read all of it. A library
 * that fails the comparison is unpacked again: loading a damaged one would end the process.
 */
final class Extraction {
  /** Opens the wheel that holds the library. */
  interface Wheel {
    InputStream open() throws IOException;
  }

  private final Path cache;
  private final BundledLibrary plugin;
  private final Path folder;
  private final Path partial;

  Extraction(Path cache, BundledLibrary plugin) {
    this.cache = cache;
    this.plugin = plugin;
    this.folder = cache.resolve(plugin.folder());
    this.partial = cache.resolve(plugin.folder() + ".partial");
  }

  /**
   * Returns the library in the cache, unpacked from the wheel unless it is there already.
   *
   * @throws PluginNotUsableException when the cache can't be written, or the wheel's content is not
   *     what was published
   * @throws UntrustedFileException when somebody else could have changed what is in the cache
   */
  Path library(Wheel wheel) {
    try {
      CacheFolder.check(cache, folder, libraryIn(folder));
      if (!isReady()) {
        unpackAlone(wheel);
      }
      return libraryIn(folder);
    } catch (IOException e) {
      throw new PluginNotUsableException(
          "plugin cache: a writable folder with "
              + Math.ceilDiv(plugin.size(), 1_000_000)
              + " MB free is needed; got "
              + e
              + " in "
              + cache
              + ". Name another folder with -Dxlava.cache=DIR or XDG_CACHE_HOME,"
              + " -Dxlava.cache=/tmp/xlava for example where the root is read-only, or name a"
              + " plugin library with -Dxlava.plugin=PATH.",
          e);
    }
  }

  private static Path libraryIn(Path folder) {
    return folder.resolve("xla_cpu_pjrt.so");
  }

  private static Path stampIn(Path folder) {
    return folder.resolve("stamp");
  }

  private boolean isReady() throws IOException {
    return Files.isRegularFile(stampIn(folder))
        && Files.isRegularFile(libraryIn(folder))
        && Files.readString(stampIn(folder)).equals(stampOf(libraryIn(folder)));
  }

  /** Whole seconds, since that is all of a time that copying a cache keeps everywhere. */
  private String stampOf(Path library) throws IOException {
    long seconds = Files.getLastModifiedTime(library).to(TimeUnit.SECONDS);
    return String.join(
        " ",
        plugin.sha256(),
        Long.toString(Files.size(library)),
        Long.toString(seconds),
        Long.toHexString(Samples.of(library)));
  }

  private void unpackAlone(Wheel wheel) throws IOException {
    Ownership.makeFolder(cache);
    try (var _ = FolderLock.of(folder)) {
      if (!isReady()) {
        unpack(wheel);
      }
    }
  }

  private void unpack(Wheel wheel) throws IOException {
    delete(partial);
    Ownership.makeFolder(partial);
    try {
      write(wheel);
      Files.writeString(stampIn(partial), stampOf(libraryIn(partial)));
      delete(folder);
      Files.move(partial, folder);
    } finally {
      delete(partial);
    }
  }

  private void write(Wheel wheel) throws IOException {
    var digest = sha256();
    try (var zip = new ZipInputStream(wheel.open());
        var library = Channels.newOutputStream(Ownership.makeFile(libraryIn(partial)))) {
      enter(zip);
      new DigestInputStream(zip, digest).transferTo(library);
    } catch (ZipException | EOFException e) {
      throw damaged(e.toString());
    }
    flush();
    check(HexFormat.of().formatHex(digest.digest()));
  }

  private void enter(ZipInputStream zip) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && !entry.getName().equals(BundledLibrary.ENTRY)) {
      entry = zip.getNextEntry();
    }
    if (entry == null) {
      throw damaged("no " + BundledLibrary.ENTRY + " in it");
    }
  }

  /** Brings the bytes to the disk before the stamp that vouches for them. */
  private void flush() throws IOException {
    try (var channel = FileChannel.open(libraryIn(partial), StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private void check(String sha256) {
    if (!sha256.equals(plugin.sha256())) {
      throw damaged("SHA-256 " + sha256);
    }
  }

  private PluginNotUsableException damaged(String found) {
    return new PluginNotUsableException(
        "plugin jar: the library in xlava-native "
            + plugin.platform()
            + " must have SHA-256 "
            + plugin.sha256()
            + "; got "
            + found
            + ". The jar is damaged: delete it from the local Maven repository and build again.");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (var paths = Files.walk(tree)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
