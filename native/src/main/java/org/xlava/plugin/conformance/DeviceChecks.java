package org.xlava.plugin.conformance;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.Device;
import org.xlava.pjrt.FfiCall;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.Program;

/** Checks of programs on several devices, and of Java methods called by programs. */
final class DeviceChecks {
  private static final String SUM =
      """
      func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
        %0 = "stablehlo.all_reduce"(%x) ({
          ^bb0(%a: tensor<f32>, %b: tensor<f32>):
            %s = stablehlo.add %a, %b : tensor<f32>
            stablehlo.return %s : tensor<f32>
        }) {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<4xf32>) -> tensor<4xf32>
        return %0 : tensor<4xf32>
      }
      """;
  private static final String PARTITIONED =
      """
      module attributes {mhlo.num_partitions = 2 : i32} {
        func.func @main(%x: tensor<4xf32> {mhlo.sharding = "{devices=[2]0,1}"})
            -> (tensor<4xf32> {mhlo.sharding = "{devices=[2]0,1}"}) {
          %0 = stablehlo.add %x, %x : tensor<4xf32>
          return %0 : tensor<4xf32>
        }
      }
      """;

  private DeviceChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("devices: replicas sum what they hold", DeviceChecks::replicas),
        Check.of("devices: replicas run where they are told to", DeviceChecks::assignment),
        Check.of("devices: partitions share an array", DeviceChecks::partitions),
        Check.of("devices: arguments on another device are refused", DeviceChecks::otherDevice),
        Check.of("extensions: a program calls a Java method", DeviceChecks::ffi),
        Check.of("extensions: a Java method's exception is an error", DeviceChecks::ffiFailure));
  }

  private static void needTwo(UnderTest test) {
    Expect.supported(test.client().addressableDevices().size() > 1, "there is one device");
  }

  private static LoadedExecutable compile(UnderTest test, String text, CompileOptions options) {
    needTwo(test);
    return test.client().compile(Program.mlir(text), options);
  }

  private static List<List<Buffer>> arguments(LoadedExecutable executable, float... values) {
    List<List<Buffer>> lists = new ArrayList<>();
    for (Device device : executable.devices()) {
      lists.add(
          List.of(
              executable
                  .client()
                  .upload(
                      MemorySegment.ofArray(values),
                      executable.parameterTypes().getFirst(),
                      device)));
    }
    return lists;
  }

  private static void replicas(UnderTest test) {
    try (LoadedExecutable sum = compile(test, SUM, CompileOptions.defaults().withReplicas(2))) {
      for (List<Buffer> results : sum.executeOnDevices(arguments(sum, 1, 2, 3, 4))) {
        Expect.floats("the sum", UnderTest.floats(results.getFirst()), 2, 4, 6, 8);
      }
    }
  }

  private static void assignment(UnderTest test) {
    needTwo(test);
    List<Device> devices = test.client().addressableDevices();
    CompileOptions options =
        CompileOptions.defaults().withReplicas(2).withDevices(devices.get(1), devices.get(0));
    try (LoadedExecutable sum = compile(test, SUM, options)) {
      Expect.equal("the devices", List.of(devices.get(1), devices.get(0)), sum.devices());
    }
  }

  private static void partitions(UnderTest test) {
    CompileOptions options = CompileOptions.defaults().withPartitions(2).withSpmdPartitioning(true);
    try (LoadedExecutable doubled = compile(test, PARTITIONED, options)) {
      Expect.equal(
          "a parameter's elements", 2L, doubled.parameterTypes().getFirst().elementCount());
      for (List<Buffer> results : doubled.executeOnDevices(arguments(doubled, 1, 2))) {
        Expect.floats("the double", UnderTest.floats(results.getFirst()), 2, 4);
      }
    }
  }

  private static void otherDevice(UnderTest test) {
    needTwo(test);
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      Device other =
          test.client().addressableDevices().stream()
              .filter(device -> !add.devices().contains(device))
              .findFirst()
              .orElseThrow();
      Buffer x = test.client().upload(MemorySegment.ofArray(new float[4]), UnderTest.F32_4, other);
      Expect.refusal("an argument on another device", () -> add.execute(x, x));
    }
  }

  private static String calling(String target) {
    return """
    func.func @main(%%x: tensor<4xf32>) -> tensor<4xf32> {
      %%0 = stablehlo.custom_call @%s(%%x) {api_version = 4 : i32}
        : (tensor<4xf32>) -> tensor<4xf32>
      return %%0 : tensor<4xf32>
    }
    """
        .formatted(target);
  }

  private static void ffi(UnderTest test) {
    needHostMemory(test);
    test.plugin().ffi().register("xlava_conform_double", DeviceChecks::doubled);
    try (LoadedExecutable executable = test.compile(calling("xlava_conform_double"));
        Buffer x = test.vector(1, 2, 3, 4)) {
      Expect.floats("the double", UnderTest.floats(executable.execute(x)[0]), 2, 4, 6, 8);
    }
  }

  private static void needHostMemory(UnderTest test) {
    Expect.supported(
        test.client().platformName().equals("cpu"), "the devices' memory is not the host's");
  }

  private static void doubled(FfiCall call) {
    MemorySegment x = call.arguments().getFirst().data();
    MemorySegment y = call.results().getFirst().data();
    for (int i = 0; i < 4; i++) {
      y.setAtIndex(ValueLayout.JAVA_FLOAT, i, 2 * x.getAtIndex(ValueLayout.JAVA_FLOAT, i));
    }
  }

  private static void ffiFailure(UnderTest test) {
    needHostMemory(test);
    test.plugin()
        .ffi()
        .register(
            "xlava_conform_failing",
            call -> {
              throw new IllegalStateException("thrown on purpose");
            });
    try (LoadedExecutable executable = test.compile(calling("xlava_conform_failing"));
        Buffer x = test.vector(1, 2, 3, 4)) {
      var refused =
          Expect.refusal("a method that throws", () -> executable.execute(x)[0].awaitReady());
      Expect.that(
          String.valueOf(refused.getMessage()).contains("thrown on purpose"),
          "the error must have the exception's message",
          refused.getMessage());
    }
  }
}
