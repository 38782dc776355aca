package org.xlava.pjrt.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A checksum of pages from everywhere in a file and of its size. Reading all of a plugin takes as
 * long as compiling a program; this takes a fraction of a millisecond, and no code that the JVM
 * would have to compile first. It tells damage and another version, not forgery.
 */
public final class Samples {
  private static final int COUNT = 64;
  private static final int PAGE = 4096;

  private Samples() {}

  /** Returns the checksum of a file. */
  public static long of(Path path) throws IOException {
    byte[] page = new byte[PAGE];
    CRC32 sum = new CRC32();
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long size = file.length();
      for (int i = 0; i < COUNT; i++) {
        file.seek(Math.max(0, size - PAGE) * i / (COUNT - 1));
        sum.update(page, 0, Math.max(0, file.read(page)));
      }
      return sum.getValue() << Integer.SIZE ^ size;
    }
  }
}
