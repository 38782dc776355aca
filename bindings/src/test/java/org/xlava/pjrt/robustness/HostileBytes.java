package org.xlava.pjrt.robustness;

import java.util.Random;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.Program;

/** Attempts with the bytes of executables, damaged or made up. */
final class HostileBytes {
  private static byte[] sound = {};

  private HostileBytes() {}

  static void executable(Client client, Random random) {
    byte[] bytes =
        random.nextInt(4) == 0 ? garbage(random) : Mutation.of(random, serialized(client));
    client.load(bytes).close();
  }

  private static byte[] garbage(Random random) {
    byte[] bytes = new byte[random.nextInt(500)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] serialized(Client client) {
    if (sound.length == 0) {
      String text = "func.func @main(%x: tensor<f32>) -> tensor<f32> { return %x : tensor<f32> }";
      try (LoadedExecutable executable = client.compile(Program.mlir(text))) {
        sound = executable.serialize();
      }
    }
    return sound;
  }
}
