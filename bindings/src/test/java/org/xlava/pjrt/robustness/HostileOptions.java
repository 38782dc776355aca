package org.xlava.pjrt.robustness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.ClientOptions;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.ExecuteOptions;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.NamedValue;
import org.xlava.pjrt.Program;

/** Attempts with options of all kinds. */
final class HostileOptions {
  private static final String[] FLAGS = {
    "xla_backend_optimization_level",
    "xla_cpu_enable_fast_min_max",
    "xla_no_such_flag",
    "",
    "xla",
    "xla_cpu_prefer_vector_width",
    "xla_cpu_max_isa",
    "xla_cpu_parallel_codegen_split_count",
    "xla_cpu_enable_fast_math",
    "xla_embed_ir_in_executable",
    "xla_test_all_input_layouts",
    "xla_force_host_platform_device_count",
    "xla_llvm_disable_expensive_passes",
    "xla_eliminate_hlo_implicit_broadcast",
    "xla_disable_hlo_passes",
    "xla_cpu_use_thunk_runtime"
  };
  private static final Program SINE =
      Program.mlir(
          """
          func.func @main(%x: tensor<3xf32>) -> tensor<3xf32> {
            %0 = stablehlo.sine %x : tensor<3xf32>
            return %0 : tensor<3xf32>
          }
          """);

  private HostileOptions() {}

  static void clientOptions(Client client, Random random) {
    Hostile hostile = new Hostile(random);
    ClientOptions options = ClientOptions.none();
    for (int i = random.nextInt(3); i >= 0; i--) {
      options =
          hostile.rarely()
              ? options.with(hostile.name(), hostile.value())
              : known(options, hostile, random);
    }
    try (Client other = client.plugin().createClient(options)) {
      other.uploadScalar(org.xlava.pjrt.ElementType.F32, 1).toByteArray();
    }
  }

  // What CPU plugins know: newer ones refuse all options for the sake of one that they don't.
  private static ClientOptions known(ClientOptions options, Hostile hostile, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> options.with("cpu_device_count", new NamedValue.Int64(1 + random.nextInt(8)));
      case 1 -> options.with("process_id", new NamedValue.Int64(hostile.smallNumber()));
      default -> options.with("asynchronous", new NamedValue.Bool(random.nextBoolean()));
    };
  }

  static void compileOptions(Client client, Random random) {
    Hostile hostile = new Hostile(random);
    CompileOptions options =
        new CompileOptions(
            count(hostile, random),
            count(hostile, random),
            hostile.rarely() ? ids(hostile, random) : List.of(),
            random.nextBoolean(),
            random.nextBoolean(),
            flags(hostile, random));
    try (LoadedExecutable executable = client.compile(SINE, options)) {
      List<Integer> kept = hostile.rarely() ? ids(hostile, random) : List.of();
      ExecuteOptions execute = new ExecuteOptions((int) hostile.number(), kept);
      executable.executeOnDevices(
          executable.devices().stream()
              .map(
                  device ->
                      List.of(
                          client.upload(
                              Zeros.of(executable.parameterTypes().getFirst()),
                              executable.parameterTypes().getFirst(),
                              device)))
              .toList(),
          execute);
    }
  }

  private static int count(Hostile hostile, Random random) {
    return hostile.rarely() ? (int) hostile.smallNumber() : 1 + random.nextInt(2);
  }

  private static List<Integer> ids(Hostile hostile, Random random) {
    List<Integer> ids = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      ids.add(hostile.rarely() ? null : Integer.valueOf((int) hostile.smallNumber()));
    }
    return ids;
  }

  private static NamedValue number(Random random) {
    return random.nextBoolean()
        ? new NamedValue.Bool(random.nextBoolean())
        : new NamedValue.Int64(random.nextInt(4));
  }

  private static Map<String, NamedValue> flags(Hostile hostile, Random random) {
    Map<String, NamedValue> flags = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      flags.put(hostile.any(FLAGS), hostile.rarely() ? hostile.value() : number(random));
    }
    return flags;
  }
}
