package org.xlava.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.files.Ownership;
import org.xlava.pjrt.spi.CacheFolder;
import org.xlava.pjrt.spi.UntrustedFileException;

/**
 * A folder of serialized executables, which any number of processes share. A file is a magic
 * number, the SHA-256 of key and payload, and the payload; what doesn't match is as good as absent.
 * Files appear whole, by renaming. A folder that can't be used, or that somebody else can write to,
 * is reported once and then left alone.
 */
final class ExecutableStore {
  private static final byte[] MAGIC = "XLAVAEX1".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST_BYTES = 32;
  private static final int HEADER_BYTES = MAGIC.length + DIGEST_BYTES;
  private static final String SUFFIX = ".exe";
  private static final String UNFINISHED = ".tmp";
  private static final Duration ABANDONED = Duration.ofHours(1);
  private static final Duration FRESH = Duration.ofHours(1);
  private static final int WRITES_BETWEEN_SWEEPS = 128;

  private final Path folder;
  private final long maxBytes;
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicBoolean reported = new AtomicBoolean();
  private final AtomicBoolean foreignReported = new AtomicBoolean();
  private volatile boolean untrusted;
  private volatile boolean checked;

  ExecutableStore(Path folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  /** The payload that was written under {@code key}, if it is there and undamaged. */
  byte @Nullable [] read(String key) {
    Path file = file(key);
    try {
      if (!isUsable() || !isTrusted(file)) {
        return null;
      }
      byte[] content = Files.readAllBytes(file);
      if (!isAuthentic(key, content)) {
        return null;
      }
      markUsed(file);
      return Arrays.copyOfRange(content, HEADER_BYTES, content.length);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException | OutOfMemoryError e) {
      report(e);
      return null;
    }
  }

  private Path file(String key) {
    return folder.resolve(key + SUFFIX);
  }

  private static boolean isAuthentic(String key, byte[] content) {
    return content.length > HEADER_BYTES
        && Arrays.equals(MAGIC, 0, MAGIC.length, content, 0, MAGIC.length)
        && Arrays.equals(
            digest(key, content, HEADER_BYTES),
            Arrays.copyOfRange(content, MAGIC.length, HEADER_BYTES));
  }

  private static byte[] digest(String key, byte[] content, int from) {
    MessageDigest sha = ProgramKeys.sha256();
    sha.update(key.getBytes(StandardCharsets.US_ASCII));
    sha.update(content, from, content.length - from);
    return sha.digest();
  }

  // The time of modification serves as that of the last use; an hour is exact enough.
  private static void markUsed(Path file) {
    try {
      Instant now = Instant.now();
      if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(FRESH))) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (IOException e) {
      // Another process removed the file, or may write it and this one only read: nothing is lost.
      return;
    }
  }

  /** Keeps a payload under {@code key}, if the folder can be written to. */
  void write(String key, byte[] payload) {
    if (reported.get()) {
      return;
    }
    try {
      if (!isUsable()) {
        return;
      }
      Ownership.makeFolder(folder);
      writeWhole(file(key), key, payload);
      if (writes.getAndIncrement() % WRITES_BETWEEN_SWEEPS == 0) {
        sweep();
      }
    } catch (IOException | UncheckedIOException e) {
      report(e);
    }
  }

  /** Whether the folder is there and may be written to. */
  boolean isWritable() {
    return Files.isWritable(folder);
  }

  private void writeWhole(Path file, String key, byte[] payload) throws IOException {
    Path unfinished = folder.resolve(UUID.randomUUID() + UNFINISHED);
    try {
      ByteBuffer content = ByteBuffer.allocate(HEADER_BYTES + payload.length);
      content.put(MAGIC).put(digest(key, payload, 0)).put(payload);
      try (SeekableByteChannel channel = Ownership.makeFile(unfinished)) {
        content.flip();
        while (content.hasRemaining()) {
          channel.write(content);
        }
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  // Asked when the store is first used, so that whoever has no cache doesn't pay for it.
  private boolean isUsable() throws IOException {
    if (!checked) {
      try {
        CacheFolder.check(folder);
      } catch (UntrustedFileException e) {
        refuse(e);
      }
      checked = true;
    }
    return !untrusted;
  }

  private void refuse(UntrustedFileException e) {
    untrusted = true;
    if (reported.compareAndSet(false, true)) {
      warn(String.valueOf(e.getMessage()));
    }
  }

  // Another's file is none of this cache, and will be replaced.
  private boolean isTrusted(Path file) throws IOException {
    String problem = Ownership.problemOfCache(file);
    if (problem != null && foreignReported.compareAndSet(false, true)) {
      warn(problem);
    }
    return problem == null;
  }

  private void report(Throwable reason) {
    if (reported.compareAndSet(false, true)) {
      warn("the folder must be readable and writable; got " + reason + " for " + folder);
    }
  }

  private static void warn(String what) {
    System.getLogger("org.xlava.runtime")
        .log(
            Level.WARNING,
            "compile cache: "
                + what
                + ". Programs are compiled anew in each process; name another folder with"
                + " -Dxlava.compileCache=DIR, or switch the cache off with"
                + " -Dxlava.compileCache=off");
  }

  private record Stored(Path file, long bytes, Instant used) {}

  /** Removes what wasn't used for longest, down to three quarters of what is allowed. */
  private void sweep() throws IOException {
    List<Stored> stored = list();
    long total = stored.stream().mapToLong(Stored::bytes).sum();
    if (total <= maxBytes) {
      return;
    }
    stored.sort(Comparator.comparing(Stored::used));
    for (Stored oldest : stored) {
      if (total <= maxBytes / 4 * 3) {
        return;
      }
      Files.deleteIfExists(oldest.file);
      total -= oldest.bytes;
    }
  }

  private List<Stored> list() throws IOException {
    List<Stored> stored = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Stored found = stat(file);
        if (found != null && !removeAbandoned(found)) {
          stored.add(found);
        }
      }
    }
    return stored;
  }

  private static @Nullable Stored stat(Path file) throws IOException {
    String name = file.toString();
    if (!name.endsWith(SUFFIX) && !name.endsWith(UNFINISHED)) {
      return null;
    }
    try {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stored(file, a.size(), a.lastModifiedTime().toInstant());
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  // What a process left behind that ended while it wrote.
  private static boolean removeAbandoned(Stored found) throws IOException {
    return found.file.toString().endsWith(UNFINISHED)
        && (found.used.isAfter(Instant.now().minus(ABANDONED)) || Files.deleteIfExists(found.file));
  }
}
