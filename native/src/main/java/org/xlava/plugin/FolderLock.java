package org.xlava.plugin;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The lock of a folder that comes and goes as a whole: a file beside it, held by one at a time. */
record FolderLock(FileChannel channel, FileLock lock) implements AutoCloseable {
  static final String SUFFIX = ".lock";
  private static final long POLL_MILLIS = 20;

  /** Waits for the lock of a folder, which need not exist; that it is in has to. */
  static FolderLock of(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolveSibling(folder.getFileName() + SUFFIX),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      return new FolderLock(channel, lock(channel));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Polls, since a lock held by another thread of this JVM can't be waited for. */
  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while another thread has the folder", e);
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      lock.release();
    }
  }
}
