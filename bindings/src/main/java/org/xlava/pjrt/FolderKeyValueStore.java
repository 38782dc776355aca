package org.xlava.pjrt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** A store with a file for each key, named by the key's hash and moved into place when written. */
final class FolderKeyValueStore implements KeyValueStore {
  private static final long POLL_MILLIS = 5;

  private final Path folder;

  private FolderKeyValueStore(Path folder) {
    this.folder = folder;
  }

  static FolderKeyValueStore open(Path folder) {
    if (folder == null) {
      throw PjrtException.invalid("key-value store: folder must not be null; got null");
    }
    try {
      return new FolderKeyValueStore(Files.createDirectories(folder));
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static PjrtException unusable(Path path, IOException cause) {
    return new PjrtException(
        StatusCode.UNAVAILABLE,
        "key-value store: folder must be usable; got %s for %s".formatted(cause, path),
        cause);
  }

  private Path file(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  @Override
  public byte[] get(String key, Duration timeout) {
    long start = System.nanoTime();
    while (true) {
      Optional<byte[]> value = tryGet(key);
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() - start > timeout.toNanos()) {
        throw MemoryKeyValueStore.late(key, timeout, new TimeoutException(folder.toString()));
      }
      sleep(key);
    }
  }

  private static void sleep(String key) {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      throw MemoryKeyValueStore.interrupted(key, e);
    }
  }

  @Override
  public Optional<byte[]> tryGet(String key) {
    try {
      return Optional.of(Files.readAllBytes(file(key)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  @Override
  public void put(String key, byte[] value) {
    try {
      Path written = Files.createTempFile(folder, "value", ".part");
      Files.write(written, value);
      Files.move(written, file(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }
}
