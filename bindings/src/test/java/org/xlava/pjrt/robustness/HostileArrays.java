package org.xlava.pjrt.robustness;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.Device;
import org.xlava.pjrt.HostView;
import org.xlava.pjrt.StagedArray;

/** Attempts with types, memory and views of all kinds. */
final class HostileArrays {
  private HostileArrays() {}

  static void upload(Client client, Random random) {
    Hostile hostile = new Hostile(random);
    ArrayType type = hostile.type();
    Device device = hostile.device(client.devices().toArray(Device[]::new));
    long size = type == null ? 8 : type.sizeInBytes();
    MemorySegment memory = hostile.memory(size);
    switch (random.nextInt(4)) {
      case 0 -> download(client.upload(memory, type, device), hostile, random);
      case 1 -> download(client.upload(HostView.of(memory, type), device), hostile, random);
      case 2 ->
          download(
              client.uploadScalar(hostile.element(), random.nextLong(), device), hostile, random);
      default -> download(client.uploadAsync(memory, type, device).join(), hostile, random);
    }
  }

  private static void download(Buffer buffer, Hostile hostile, Random random) {
    try (buffer) {
      if (random.nextBoolean()) {
        buffer.copyTo(hostile.memory(buffer.sizeInBytes()));
      } else {
        buffer.copyTo(view(hostile, random));
      }
    }
  }

  private static HostView view(Hostile hostile, Random random) {
    ArrayType type = hostile.type();
    MemorySegment memory = hostile.memory(1 << 12);
    boolean asMany = type != null && !hostile.rarely();
    long[] strides = new long[asMany ? type.rank() : random.nextInt(4)];
    for (int i = 0; i < strides.length; i++) {
      strides[i] = hostile.rarely() ? hostile.number() : random.nextInt(33) - 16L;
    }
    long offset = hostile.rarely() ? hostile.number() : (long) random.nextInt(64);
    return HostView.strided(memory, type, offset, hostile.orNull(strides));
  }

  static void views(Client client, Random random) {
    Hostile hostile = new Hostile(random);
    HostView view = view(hostile, random);
    for (int i = random.nextInt(4); i > 0; i--) {
      view =
          random.nextBoolean()
              ? view.slice(
                  (int) hostile.smallNumber(), hostile.smallNumber(), hostile.smallNumber())
              : view.permuted(permutation(hostile, random));
    }
    try (Buffer buffer = client.upload(view, client.defaultDevice())) {
      buffer.copyTo(view);
      buffer.toByteArray();
    }
  }

  private static int[] permutation(Hostile hostile, Random random) {
    int[] order = new int[random.nextInt(4)];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) hostile.smallNumber();
    }
    return hostile.rarely() ? null : order;
  }

  static void staged(Client client, Random random) {
    Hostile hostile = new Hostile(random);
    try (StagedArray staged = client.stage(hostile.type())) {
      Buffer buffer = staged.toBuffer(hostile.device(client.devices().toArray(Device[]::new)));
      buffer.copyTo(hostile.memory(buffer.sizeInBytes()));
      if (random.nextBoolean()) {
        buffer.close();
      }
      try {
        staged.segment().fill((byte) 1);
        throw new AssertionError("memory that was handed over must be closed");
      } catch (IllegalStateException e) {
        staged.toBuffer();
      }
    }
  }
}
