package org.xlava.pjrt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The bytes that an executable is kept as: a mark, the SHA-256 of the plugin's own bytes, and
 * those. Plugins don't survive all damage to theirs, so nothing reaches them that isn't as it was.
 */
final class SerializedExecutable {
  private static final byte[] MARK = "xlava-x1".getBytes(StandardCharsets.US_ASCII);
  private static final int HASH_BYTES = 32;
  private static final int HEADER_BYTES = MARK.length + HASH_BYTES;

  private SerializedExecutable() {}

  /** Returns the plugin's bytes with what tells damage in front. */
  static byte[] seal(byte[] executable) {
    byte[] sealed = new byte[HEADER_BYTES + executable.length];
    System.arraycopy(MARK, 0, sealed, 0, MARK.length);
    System.arraycopy(hash(executable), 0, sealed, MARK.length, HASH_BYTES);
    System.arraycopy(executable, 0, sealed, HEADER_BYTES, executable.length);
    return sealed;
  }

  /** Returns the plugin's bytes, or throws if they are not as they were. */
  static byte[] open(byte[] sealed) {
    if (sealed.length < HEADER_BYTES
        || !Arrays.equals(sealed, 0, MARK.length, MARK, 0, MARK.length)) {
      throw new PjrtException(
          StatusCode.INVALID_ARGUMENT,
          "load: bytes must be what LoadedExecutable.serialize gave; got %d others"
              .formatted(sealed.length));
    }
    byte[] executable = Arrays.copyOfRange(sealed, HEADER_BYTES, sealed.length);
    if (!Arrays.equals(hash(executable), 0, HASH_BYTES, sealed, MARK.length, HEADER_BYTES)) {
      throw new PjrtException(
          StatusCode.DATA_LOSS,
          "load: bytes must be as LoadedExecutable.serialize gave them; got %d damaged ones"
              .formatted(sealed.length));
    }
    return executable;
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
