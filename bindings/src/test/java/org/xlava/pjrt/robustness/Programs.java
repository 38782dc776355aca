package org.xlava.pjrt.robustness;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.ExportedModule;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.Program;

/** Attempts with damaged programs: compiled, and run if they compile and can't run for ever. */
final class Programs {
  private static final long MUCH = 1 << 20;

  private Programs() {}

  static void text(Client client, Random random) {
    run(client, Program.mlir(TextMutation.of(random, Modules.text(random))));
  }

  static void textBytes(Client client, Random random) {
    byte[] text = Modules.text(random).getBytes(StandardCharsets.UTF_8);
    run(client, Program.mlir(Mutation.of(random, text)));
  }

  static void bytecode(Client client, Random random) {
    run(client, Program.mlir(Mutation.of(random, Modules.bytecode(random))));
  }

  static void artifact(Client client, Random random) {
    run(client, Program.mlir(Mutation.of(random, Modules.artifact(random))));
  }

  static void exported(Client client, Random random) {
    byte[] module = Modules.read("/exported/exported.bin");
    run(client, ExportedModule.read(Mutation.of(random, module)).program());
  }

  private static void run(Client client, Program program) {
    try (LoadedExecutable executable = client.compile(program)) {
      boolean small =
          executable.parameterTypes().stream().mapToLong(type -> type.sizeInBytes()).sum() < MUCH
              && executable.resultTypes().stream().mapToLong(type -> type.sizeInBytes()).sum()
                  < MUCH;
      if (small && !executable.optimizedHloText().contains(" while(")) {
        run(client, executable);
      }
    }
  }

  private static void run(Client client, LoadedExecutable executable) {
    Buffer[] arguments =
        executable.parameterTypes().stream()
            .map(type -> client.upload(Zeros.of(type), type))
            .toArray(Buffer[]::new);
    Buffer[] results = executable.execute(arguments);
    Arrays.stream(results).forEach(Buffer::toByteArray);
    Arrays.stream(results).forEach(Buffer::close);
    Arrays.stream(arguments).forEach(Buffer::close);
  }
}
