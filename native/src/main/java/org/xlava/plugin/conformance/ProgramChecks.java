package org.xlava.plugin.conformance;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.NamedValue;
import org.xlava.pjrt.Program;

/** Checks of compiling, and of what an executable tells of itself. */
final class ProgramChecks {
  /** {@code x + x} of four numbers, as a portable artifact of StableHLO 1.0.0. */
  private static final byte[] ARTIFACT =
      Base64.getDecoder()
          .decode(
              "TUzvUg1TdGFibGVITE9fdjEuMC4wAAEZBQEFCQEDCwMHDxMXAy0XBwEPCwsTExMTEwMJCwsLCwMHExcH"
                  + "AlUFDQUPFwEBARcBAwMXAQMjFwEDeRcBA8MDASMDHREdEykDEQURAwEDAQkETQUBUAUBBwQ9AwEFA1AH"
                  + "AwcEKQMFCwMDCQAFBgsDAQUBAQcEDQMDBgMBBQEAkRUDCxEFFQ8RDwsRYnVpbHRpbgB2aGxvAG1vZHVs"
                  + "ZQBmdW5jX3YxAGFkZF92MQByZXR1cm5fdjEALQBkb3VibGVkAG1haW4AAAgVBQUHAQsPEQ8TFQ==");

  private static final String GENERIC =
      """
      "builtin.module"() ({
        "func.func"() <{function_type = (tensor<4xf32>) -> tensor<4xf32>, sym_name = "main"}> ({
        ^bb0(%x: tensor<4xf32>):
          %0 = "stablehlo.add"(%x, %x) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
          "func.return"(%0) : (tensor<4xf32>) -> ()
        }) : () -> ()
      }) : () -> ()
      """;

  private ProgramChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("compile: text", ProgramChecks::text),
        Check.of("compile: text in the generic form", test -> doubles(test, Program.mlir(GENERIC))),
        Check.of("compile: portable artifact", test -> doubles(test, Program.mlir(ARTIFACT))),
        Check.of("compile: equal programs have equal fingerprints", ProgramChecks::fingerprints),
        Check.of("compile: least optimisation", test -> level(test, 0)),
        Check.of("compile: most optimisation", test -> level(test, 3)),
        Check.of("compile: for a given device", ProgramChecks::device),
        Check.of("executable: tells its name", ProgramChecks::name),
        Check.of("executable: tells its devices", ProgramChecks::devices),
        Check.of("executable: tells its parameters and results", ProgramChecks::signature),
        Check.of("executable: is loaded from its bytes", ProgramChecks::serialized),
        Check.of("executable: cost analysis", ProgramChecks::cost),
        Check.of("executable: memory analysis", ProgramChecks::memory),
        Check.of("executable: kinds of memory of its results", ProgramChecks::resultMemory),
        Check.of("executable: layouts", ProgramChecks::layouts),
        Check.of("executable: optimised program", ProgramChecks::optimized));
  }

  private static void text(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD);
        Buffer x = test.vector(1, 2, 3, 4);
        Buffer sum = add.execute(x, x)[0]) {
      Expect.floats("the sum", UnderTest.floats(sum), 2, 4, 6, 8);
    }
  }

  private static void doubles(UnderTest test, Program program) {
    try (LoadedExecutable doubled = test.client().compile(program);
        Buffer x = test.vector(1, 2, 3, 4);
        Buffer sum = doubled.execute(x)[0]) {
      Expect.floats("the double", UnderTest.floats(sum), 2, 4, 6, 8);
    }
  }

  private static void fingerprints(UnderTest test) {
    try (LoadedExecutable first = test.compile(UnderTest.ADD);
        LoadedExecutable second = test.compile(UnderTest.ADD)) {
      Expect.equal("the fingerprint", first.fingerprint(), second.fingerprint());
    }
  }

  private static void level(UnderTest test, int level) {
    CompileOptions options = CompileOptions.defaults().withOptimizationLevel(level);
    try (LoadedExecutable add = test.client().compile(Program.mlir(UnderTest.ADD), options)) {
      Expect.equal("the number of results", 1, add.resultTypes().size());
    }
  }

  private static void device(UnderTest test) {
    var device = test.client().addressableDevices().getLast();
    CompileOptions options = CompileOptions.defaults().withDevices(device);
    try (LoadedExecutable add = test.client().compile(Program.mlir(UnderTest.ADD), options)) {
      Expect.equal("the devices", List.of(device), add.devices());
    }
  }

  private static void name(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      Expect.that(add.name().contains("add"), "the name must have the module's", add.name());
    }
  }

  private static void devices(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      Expect.equal("the number of devices", 1, add.devices().size());
      Expect.equal("replicas", 1, add.replicas());
      Expect.equal("partitions", 1, add.partitions());
    }
  }

  private static void signature(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      Expect.equal("parameters", List.of(UnderTest.F32_4, UnderTest.F32_4), add.parameterTypes());
      Expect.equal("results", List.of(UnderTest.F32_4), add.resultTypes());
    }
  }

  private static void serialized(UnderTest test) {
    byte[] bytes;
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      bytes = add.serialize();
    }
    try (LoadedExecutable add = test.client().load(bytes);
        Buffer x = test.vector(1, 2, 3, 4);
        Buffer sum = add.execute(x, x)[0]) {
      Expect.floats("the sum", UnderTest.floats(sum), 2, 4, 6, 8);
    }
  }

  private static void cost(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      Map<String, NamedValue> cost = add.costAnalysis();
      Expect.that(cost.keySet().stream().noneMatch(String::isEmpty), "costs must have names", cost);
    }
  }

  private static void memory(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      long bytes = add.memoryAnalysis().arguments();
      Expect.that(bytes >= 32, "arguments must take 32 bytes", bytes);
    }
  }

  private static void resultMemory(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      Expect.equal("the number of kinds", 1, add.resultMemoryKinds().size());
    }
  }

  private static void layouts(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      Expect.equal("layouts of parameters", 2, add.parameterLayouts().size());
      Expect.equal("layouts of results", 1, add.resultLayouts().size());
    }
  }

  private static void optimized(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      Expect.that(add.optimizedHlo().length > 0, "the program must have bytes", "none");
      String text = add.optimizedHloText();
      Expect.that(
          Arrays.stream(text.split("\n")).anyMatch(line -> line.startsWith("ENTRY")),
          "the program must have an entry",
          text);
    }
  }
}
