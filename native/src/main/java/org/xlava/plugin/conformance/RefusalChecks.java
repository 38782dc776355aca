package org.xlava.plugin.conformance;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.ClosedException;
import org.xlava.pjrt.CompileOptions;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.NamedValue;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Program;

/** Checks of what must be refused with an error, and of what lives how long. */
final class RefusalChecks {
  private static final String HUGE =
      """
      func.func @main(%x: tensor<f32>) -> tensor<1099511627776xf32> {
        %0 = stablehlo.broadcast_in_dim %x, dims = [] : (tensor<f32>) -> tensor<1099511627776xf32>
        return %0 : tensor<1099511627776xf32>
      }
      """;

  private RefusalChecks() {}

  static List<Check> all() {
    return List.of(
        refused("text that isn't a program", "no program"),
        refused("an unknown operation", "func.func @main() { \"no.such\"() : () -> () return }"),
        refused(
            "a type error",
            "func.func @main(%x: tensor<3xf32>) -> tensor<2xf32> { return %x : tensor<3xf32> }"),
        refused("no main function", "func.func @other() { return }"),
        refused(
            "an unknown custom call",
            """
            func.func @main(%x: tensor<f32>) -> tensor<f32> {
              %0 = stablehlo.custom_call @no_such_target(%x) {api_version = 4 : i32}
                : (tensor<f32>) -> tensor<f32>
              return %0 : tensor<f32>
            }
            """),
        refused(
            "a size that is unknown",
            """
            func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> {
              %0 = stablehlo.add %x, %x : tensor<?xf32>
              return %0 : tensor<?xf32>
            }
            """),
        Check.of("refusal: an unknown flag", RefusalChecks::unknownFlag),
        Check.of("refusal: too many replicas", RefusalChecks::tooManyReplicas),
        Check.of("refusal: bytes that aren't an executable", RefusalChecks::garbage),
        Check.of("refusal: wrong number of arguments", RefusalChecks::wrongCount),
        Check.of("refusal: an argument of another type", RefusalChecks::wrongType),
        Check.of("refusal: an argument of another client", RefusalChecks::otherClient),
        Check.of("refusal: a deleted argument", RefusalChecks::deletedArgument),
        Check.of("refusal: a result that is too large", RefusalChecks::tooLarge),
        Check.of("refusal: an upload without data", RefusalChecks::noData),
        Check.of("refusal: a download into too little memory", RefusalChecks::tooLittle),
        Check.of("refusal: the plugin works after errors", RefusalChecks::worksAfterwards),
        Check.of("lifetimes: use after close", RefusalChecks::useAfterClose),
        Check.of("lifetimes: a client closes what it has", RefusalChecks::clientClosesAll),
        Check.of("lifetimes: any order of closing", RefusalChecks::anyOrder),
        Check.of("lifetimes: nothing is left", RefusalChecks::nothingLeft),
        Check.of("lifetimes: 50 clients in turn", RefusalChecks::manyClients));
  }

  private static Check refused(String what, String text) {
    return Check.of(
        "refusal: " + what,
        test -> Expect.refusal("compiling " + what, () -> test.compile(text).close()));
  }

  private static void unknownFlag(UnderTest test) {
    CompileOptions options =
        CompileOptions.defaults().withXlaFlag("xla_no_such_flag", new NamedValue.Bool(true));
    Expect.refusal(
        "an unknown flag",
        () -> test.client().compile(Program.mlir(UnderTest.ADD), options).close());
  }

  private static void tooManyReplicas(UnderTest test) {
    CompileOptions options =
        CompileOptions.defaults().withReplicas(test.client().devices().size() + 1);
    Expect.refusal(
        "more replicas than devices",
        () -> test.client().compile(Program.mlir(UnderTest.ADD), options).close());
  }

  private static void garbage(UnderTest test) {
    Expect.refusal("loading zeros", () -> test.client().load(new byte[100]).close());
  }

  private static void withAdd(UnderTest test, java.util.function.Consumer<LoadedExecutable> use) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      use.accept(add);
    }
  }

  private static void wrongCount(UnderTest test) {
    withAdd(
        test,
        add -> Expect.refusal("one argument of two", () -> add.execute(test.vector(1, 2, 3, 4))));
  }

  private static void wrongType(UnderTest test) {
    Buffer integers =
        test.client().upload(MemorySegment.ofArray(new int[4]), ArrayType.of(ElementType.S32, 4));
    withAdd(test, add -> Expect.refusal("integers", () -> add.execute(integers, integers)));
  }

  private static void otherClient(UnderTest test) {
    try (Client other = test.newClient()) {
      Buffer foreign = other.upload(MemorySegment.ofArray(new float[4]), UnderTest.F32_4);
      withAdd(
          test,
          add -> Expect.refusal("another client's buffer", () -> add.execute(foreign, foreign)));
    }
  }

  private static void deletedArgument(UnderTest test) {
    Buffer x = test.vector(1, 2, 3, 4);
    x.delete();
    withAdd(test, add -> Expect.refusal("a deleted argument", () -> add.execute(x, x)));
  }

  private static void tooLarge(UnderTest test) {
    PjrtException refused =
        Expect.refusal(
            "a result of 4 TB",
            () -> {
              try (LoadedExecutable huge = test.compile(HUGE);
                  Buffer x = test.client().uploadScalar(ElementType.F32, 0)) {
                huge.execute(x)[0].awaitReady();
              }
            });
    Expect.that(refused.getMessage() != null, "the error must say so", "nothing");
  }

  private static void noData(UnderTest test) {
    Expect.refusal(
        "no data", () -> test.client().upload(MemorySegment.ofArray(new byte[0]), UnderTest.F32_4));
    Expect.refusal(
        "too little data",
        () -> test.client().upload(MemorySegment.ofArray(new float[3]), UnderTest.F32_4));
  }

  private static void tooLittle(UnderTest test) {
    try (Buffer x = test.vector(1, 2, 3, 4)) {
      Expect.refusal("three numbers for four", () -> x.copyTo(MemorySegment.ofArray(new float[3])));
    }
  }

  private static void worksAfterwards(UnderTest test) {
    for (int i = 0; i < 20; i++) {
      Expect.refusal("text that isn't a program", () -> test.compile("no program").close());
    }
    withAdd(
        test,
        add -> {
          Buffer x = test.vector(1, 2, 3, 4);
          Expect.floats("the sum", UnderTest.floats(add.execute(x, x)[0]), 2, 4, 6, 8);
        });
  }

  private static void closed(String what, Runnable call) {
    PjrtException refused = Expect.refusal(what, call);
    Expect.that(refused instanceof ClosedException, what + " must say that it is closed", refused);
  }

  private static void useAfterClose(UnderTest test) {
    Buffer x = test.vector(1, 2, 3, 4);
    LoadedExecutable add = test.compile(UnderTest.ADD);
    x.close();
    closed("a closed buffer", x::awaitReady);
    closed("a closed argument", () -> add.execute(x, x));
    add.close();
    closed("a closed executable", add::fingerprint);
  }

  private static void clientClosesAll(UnderTest test) {
    Client client = test.newClient();
    LoadedExecutable add = client.compile(Program.mlir(UnderTest.ADD));
    Buffer x = client.upload(MemorySegment.ofArray(new float[4]), UnderTest.F32_4);
    client.close();
    Expect.that(x.isClosed() && add.isClosed(), "all must be closed with the client", "not all");
    closed(
        "a closed client",
        () -> client.upload(MemorySegment.ofArray(new float[4]), UnderTest.F32_4));
  }

  private static void anyOrder(UnderTest test) {
    Client client = test.newClient();
    LoadedExecutable add = client.compile(Program.mlir(UnderTest.ADD));
    Buffer x = client.upload(MemorySegment.ofArray(new float[4]), UnderTest.F32_4);
    Buffer sum = add.execute(x, x)[0];
    add.close();
    Expect.floats("the sum", UnderTest.floats(sum), 0, 0, 0, 0);
    client.close();
    sum.close();
    x.close();
    add.close();
  }

  private static void nothingLeft(UnderTest test) {
    try (Client client = test.newClient()) {
      try (LoadedExecutable add = client.compile(Program.mlir(UnderTest.ADD));
          Buffer x = client.upload(MemorySegment.ofArray(new float[4]), UnderTest.F32_4);
          Buffer sum = add.execute(x, x)[0]) {
        sum.awaitReady();
      }
      var live = client.metrics();
      Expect.equal(
          "what is left",
          Map.of("buffers", 0L, "executables", 0L),
          Map.of("buffers", live.liveBuffers(), "executables", live.liveExecutables()));
    }
  }

  private static void manyClients(UnderTest test) {
    for (int i = 0; i < 50; i++) {
      test.newClient().close();
    }
  }
}
