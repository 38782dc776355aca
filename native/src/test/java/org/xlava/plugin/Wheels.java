package org.xlava.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small wheels whose "library" is a few seeded random bytes, for the tests of unpacking. */
final class Wheels {
  private Wheels() {}

  static byte[] content(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** Returns the description that a wheel with this content answers to. */
  static BundledLibrary describe(byte[] content) {
    return new BundledLibrary("test-platform", content.length, sha256(content));
  }

  /** Returns a wheel with an entry before the library and one after it, as a real one has. */
  static byte[] wheel(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      add(zip, "xla_plugins/xla_cpu_pjrt/__init__.py", new byte[] {'#'});
      add(zip, BundledLibrary.ENTRY, content);
      add(zip, "xla_cpu_pjrt.dist-info/METADATA", new byte[] {'#'});
    }
    return bytes.toByteArray();
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
