package org.xlava.pjrt.robustness;

import java.util.Arrays;
import java.util.Random;

/**
 * Seeded damage of bytes: cut short, with bits flipped, bytes replaced, parts moved or repeated.
 */
final class Mutation {
  private static final byte[] TELLING = {0, 1, 2, 3, 7, 0x7F, (byte) 0x80, (byte) 0xFE, -1};
  private static final int MAX_EDITS = 4;

  private final Random random;
  private byte[] bytes;

  private Mutation(Random random, byte[] bytes) {
    this.random = random;
    this.bytes = bytes.clone();
  }

  /** Returns a damaged copy. */
  static byte[] of(Random random, byte[] bytes) {
    Mutation mutation = new Mutation(random, bytes);
    int edits = 1 + random.nextInt(MAX_EDITS);
    for (int i = 0; i < edits && mutation.bytes.length > 1; i++) {
      mutation.edit();
    }
    return mutation.bytes;
  }

  private void edit() {
    int place = random.nextInt(bytes.length);
    switch (random.nextInt(8)) {
      case 0 -> bytes = Arrays.copyOf(bytes, place);
      case 1 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
      case 2 -> bytes[place] = (byte) random.nextInt();
      case 3 -> bytes[place] = TELLING[random.nextInt(TELLING.length)];
      case 4 -> bytes[place] += (byte) (random.nextBoolean() ? 1 : -1);
      case 5 -> replace(place, place + length(place), new byte[0]);
      case 6 -> replace(place, place, slice());
      default -> replace(place, place + length(place), slice());
    }
  }

  private int length(int place) {
    return Math.min(bytes.length - place, 1 + random.nextInt(8));
  }

  private byte[] slice() {
    int place = random.nextInt(bytes.length);
    return Arrays.copyOfRange(bytes, place, place + length(place));
  }

  private void replace(int start, int end, byte[] with) {
    byte[] edited = new byte[bytes.length - (end - start) + with.length];
    System.arraycopy(bytes, 0, edited, 0, start);
    System.arraycopy(with, 0, edited, start, with.length);
    System.arraycopy(bytes, end, edited, start + with.length, bytes.length - end);
    bytes = edited;
  }
}
