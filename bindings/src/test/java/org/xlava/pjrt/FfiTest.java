package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Java methods called from inside of compiled programs. */
class FfiTest {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static Client client;

  @BeforeAll
  static void start() {
    client = Cpu.client();
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  private static String register(FfiHandler handler) {
    String name = "ffi_test_" + NAMES.incrementAndGet();
    Cpu.plugin().ffi().register(name, handler);
    return name;
  }

  private static LoadedExecutable compile(String target, String type, String config) {
    return client.compile(
        Program.mlir(
            """
            func.func @main(%%x: %2$s) -> %2$s {
              %%0 = stablehlo.custom_call @%1$s(%%x) {api_version = 4 : i32%3$s} : (%2$s) -> %2$s
              return %%0 : %2$s
            }
            """
                .formatted(target, type, config.isEmpty() ? "" : ", backend_config = " + config)));
  }

  private static float[] run(LoadedExecutable executable, float... values) {
    try (Buffer x = Cpu.vector(client, values);
        Buffer y = executable.execute(x)[0]) {
      return Cpu.floats(y);
    }
  }

  private static void increment(FfiCall call) {
    MemorySegment x = call.arguments().getFirst().data();
    MemorySegment y = call.results().getFirst().data();
    for (long i = 0; i < x.byteSize() / Float.BYTES; i++) {
      y.setAtIndex(JAVA_FLOAT, i, x.getAtIndex(JAVA_FLOAT, i) + 1);
    }
  }

  @Test
  void handler_readsArgumentsAndFillsResults() {
    String name = register(FfiTest::increment);
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
      assertThat(run(executable, 1, 2, 3)).containsExactly(2, 3, 4);
      assertThat(run(executable, 5, 6, 7)).containsExactly(6, 7, 8);
    }
  }

  @Test
  void call_tellsTypesNamesAndDevice() {
    List<String> seen = new ArrayList<>();
    String name =
        register(
            call -> {
              seen.add(call.toString() + call.deviceOrdinal());
              increment(call);
            });
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "{k = 7 : i64}")) {
      run(executable, 1, 2, 3);
    }
    assertThat(seen).containsExactly("FfiCall[" + name + "[f32[3]] -> [f32[3]] {k=s64[7]}]0");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"INVALID", "TOKEN"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyElementType_arrivesAndReturns(ElementType type) {
    AtomicReference<String> seen = new AtomicReference<>("");
    String name =
        register(
            call -> {
              FfiBuffer x = call.arguments().getFirst();
              seen.set(x.type() + " " + HexFormat.of().formatHex(x.data().toArray(JAVA_BYTE)));
              call.results().getFirst().data().copyFrom(x.data());
            });
    byte[] bytes = new byte[3 * type.hostBytes()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (type.bits() < 8 || type == ElementType.PRED ? i & 1 : i + 1);
    }
    try (LoadedExecutable executable = compile(name, "tensor<3x" + element(type) + ">", "");
        Buffer x = client.upload(MemorySegment.ofArray(bytes), ArrayType.of(type, 3));
        Buffer y = executable.execute(x)[0]) {
      assertThat(y.toByteArray()).isEqualTo(bytes);
    }
    assertThat(seen).hasValue(type.symbol() + "[3] " + packed(type, bytes));
  }

  // Elements 0, 1, 0 of less than a byte begin in the lowest bits.
  private static String packed(ElementType type, byte[] bytes) {
    return switch (type.bits()) {
      case 2 -> "04";
      case 4 -> "1000";
      default -> HexFormat.of().formatHex(bytes);
    };
  }

  private static String element(ElementType type) {
    return switch (type) {
      case PRED -> "i1";
      case S2, S4, S8, S16, S32, S64 -> type.symbol().replace('s', 'i');
      case U2, U4, U8, U16, U32, U64 -> type.symbol().replace("u", "ui");
      case C64 -> "complex<f32>";
      case C128 -> "complex<f64>";
      case F16, F32, F64, BF16 -> type.symbol();
      default -> "f" + type.name().substring(1);
    };
  }

  @Test
  void emptyAndScalarBuffers_haveTheirSizes() {
    List<Long> sizes = new ArrayList<>();
    String name = register(call -> sizes.add(call.arguments().getFirst().data().byteSize()));
    try (LoadedExecutable empty = compile(name, "tensor<0x3xf32>", "");
        LoadedExecutable scalar = compile(name, "tensor<f64>", "")) {
      empty.execute(client.upload(MemorySegment.NULL, ArrayType.of(ElementType.F32, 0, 3)));
      scalar.execute(client.uploadScalar(ElementType.F64, 0))[0].awaitReady();
    }
    assertThat(sizes).contains(8L).isSubsetOf(0L, 8L);
  }

  @Test
  void operand_isReadOnly() {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    String name =
        register(
            call -> {
              try {
                call.arguments().getFirst().data().setAtIndex(JAVA_FLOAT, 0, 1);
              } catch (IllegalArgumentException e) {
                thrown.set(e);
              }
              increment(call);
            });
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
      assertThat(run(executable, 1, 2, 3)).containsExactly(2, 3, 4);
    }
    assertThat(thrown.get()).hasMessageContaining("read-only");
  }

  @Test
  void buffers_afterTheCall_throw() {
    List<MemorySegment> kept = new ArrayList<>();
    String name =
        register(
            call -> {
              kept.add(call.arguments().getFirst().data());
              kept.add(call.results().getFirst().data());
              increment(call);
            });
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
      run(executable, 1, 2, 3);
    }
    assertThatThrownBy(() -> kept.get(0).get(JAVA_FLOAT, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Already closed");
    assertThatThrownBy(() -> kept.get(1).set(JAVA_FLOAT, 0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Already closed");
  }

  @Test
  void buffers_onAnotherThread_throw() {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    String name =
        register(
            call -> {
              MemorySegment data = call.arguments().getFirst().data();
              CompletableFuture.runAsync(() -> data.get(JAVA_FLOAT, 0))
                  .exceptionally(
                      e -> {
                        thrown.set(e.getCause());
                        return null;
                      })
                  .join();
              increment(call);
            });
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
      run(executable, 1, 2, 3);
    }
    assertThat(thrown.get()).isInstanceOf(WrongThreadException.class);
  }

  // --- attributes

  private static FfiCall callWith(String config) {
    AtomicReference<FfiCall> seen = new AtomicReference<>();
    String name =
        register(
            call -> {
              seen.set(call);
              increment(call);
            });
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", config)) {
      run(executable, 1, 2, 3);
    }
    return seen.get();
  }

  @Test
  void attributes_ofEveryKind_areRead() {
    FfiCall call =
        callWith(
            """
            {b = true, i8 = -1 : i8, i16 = -2 : i16, i32 = -3 : i32, i64 = -4 : i64,
             u8 = 255 : ui8, u32 = 4294967295 : ui32, f32 = 1.5 : f32, f64 = 2.5 : f64,
             text = "grüße", ints = array<i64: 1, -2, 3>, floats = array<f32: 0.5, 1.5>,
             none = array<i32>, inner = {x = 1 : i32, deep = {s = "t"}}}\
            """);
    assertThat(call.attributes().keySet())
        .containsExactly(
            "b", "f32", "f64", "floats", "i16", "i32", "i64", "i8", "inner", "ints", "none", "text",
            "u32", "u8");
    assertThat(number(call, "b")).hasToString("pred[1]");
    assertThat(number(call, "i8").asLong()).isEqualTo(-1);
    assertThat(number(call, "i16").asLong()).isEqualTo(-2);
    assertThat(number(call, "i32").asLong()).isEqualTo(-3);
    assertThat(number(call, "i64").asLong()).isEqualTo(-4);
    assertThat(number(call, "u8").asLong()).isEqualTo(255);
    assertThat(number(call, "u32").asLong()).isEqualTo(4294967295L);
    assertThat(number(call, "f32").asDouble()).isEqualTo(1.5);
    assertThat(number(call, "f64").asDouble()).isEqualTo(2.5);
    assertThat(number(call, "i32").asDouble()).isEqualTo(-3);
    assertThat(call.attribute("text", FfiAttribute.Text.class).value()).isEqualTo("grüße");
    assertThat(call.attribute("ints", FfiAttribute.Array.class).toLongArray())
        .containsExactly(1, -2, 3);
    assertThat(call.attribute("floats", FfiAttribute.Array.class).toDoubleArray())
        .containsExactly(0.5, 1.5);
    assertThat(call.attribute("none", FfiAttribute.Array.class)).hasToString("s32[]");
    assertThat(call.attribute("inner", FfiAttribute.Dictionary.class).values().get("deep"))
        .hasToString("Dictionary[values={s=Text[value=t]}]");
  }

  private static FfiAttribute.Scalar number(FfiCall call, String name) {
    return call.attribute(name, FfiAttribute.Scalar.class);
  }

  @Test
  void attribute_missingOrOfAnotherKind_throws() {
    FfiCall call = callWith("{k = 1.5 : f32}");
    String target = call.target();
    assertThatThrownBy(() -> call.attribute("j", FfiAttribute.Scalar.class))
        .isInstanceOf(PjrtException.class)
        .hasMessage(target + ": attribute j must be given as Scalar; got null");
    assertThatThrownBy(() -> call.attribute("k", FfiAttribute.Text.class))
        .hasMessage(target + ": attribute k must be given as Text; got f32[1.5]");
    assertThatThrownBy(() -> number(call, "k").asLong())
        .hasMessage("ffi: attribute must be an integer; got one of type f32");
  }

  // --- failures

  private static PjrtException failure(Throwable thrown) {
    String name =
        register(
            call -> {
              switch (thrown) {
                case Error e -> throw e;
                case Exception e -> throw e;
                default -> throw new AssertionError(thrown);
              }
            });
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
      return catchThrowableOfType(PjrtException.class, () -> run(executable, 1, 2, 3));
    }
  }

  @Test
  void exception_failsTheExecutionWithItAsCause() {
    IllegalStateException thrown = new IllegalStateException("no more");
    PjrtException e = failure(thrown);
    assertThat(e)
        .hasMessageContaining(
            "handler must not throw; got java.lang.IllegalStateException: no more")
        .message()
        .doesNotContain("#");
    assertThat(e.code()).isEqualTo(StatusCode.INTERNAL);
    assertThat(e.getCause()).isSameAs(thrown);
  }

  @Test
  void pjrtException_handsItsCodeOn() {
    PjrtException e = failure(new PjrtException(StatusCode.OUT_OF_RANGE, "far: must be near"));
    assertThat(e.code()).isEqualTo(StatusCode.OUT_OF_RANGE);
    assertThat(e).hasMessageContaining("far: must be near");
  }

  @Test
  void error_isCarriedBackToo() {
    StackOverflowError thrown = new StackOverflowError();
    assertThat(failure(thrown).getCause()).isSameAs(thrown);
  }

  @Test
  void failedExecution_leavesTheExecutableUsable() {
    AtomicInteger calls = new AtomicInteger();
    String name =
        register(
            call -> {
              if (calls.getAndIncrement() == 0) {
                throw new IllegalArgumentException("first");
              }
              increment(call);
            });
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
      assertThatThrownBy(() -> run(executable, 1, 2, 3)).hasRootCauseMessage("first");
      assertThat(run(executable, 1, 2, 3)).containsExactly(2, 3, 4);
    }
  }

  @Test
  void unregisteredTarget_isAnError() {
    assertThatThrownBy(
            () -> {
              try (LoadedExecutable executable = compile("nobody", "tensor<3xf32>", "")) {
                run(executable, 1, 2, 3);
              }
            })
        .isInstanceOf(PjrtException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void name_registeredTwice_throws() {
    String name = register(FfiTest::increment);
    assertThatThrownBy(() -> Cpu.plugin().ffi().register(name, call -> {}))
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.ALREADY_EXISTS))
        .hasMessage("ffi: each name is registered once in a process; got " + name + " again");
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
      assertThat(run(executable, 1, 2, 3)).containsExactly(2, 3, 4);
    }
  }

  @Test
  void registration_withoutNameHandlerOrExecutor_throws() {
    Ffi ffi = Cpu.plugin().ffi();
    assertThatThrownBy(() -> ffi.register("", call -> {}))
        .hasMessage(
            "ffi: a handler and its name, not empty and without zeros, are needed; got a handler"
                + " for ");
    assertThatThrownBy(() -> ffi.register("a\0b", call -> {}))
        .hasMessageContaining("without zeros");
    assertThatThrownBy(() -> ffi.register("x", null))
        .hasMessage(
            "ffi: a handler and its name, not empty and without zeros, are needed; got null for x");
    assertThatThrownBy(() -> ffi.register("x", call -> {}, null))
        .hasMessage("ffi: executor must not be null; got null");
  }

  // --- threads and lifetimes

  @Test
  void manyThreads_callOneHandlerAtOnce() throws Exception {
    String name = register(FfiTest::increment);
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "");
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<CompletableFuture<float[]>> results =
          IntStream.range(0, 400)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> run(executable, i, 0, 0), threads))
              .toList();
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get(60, TimeUnit.SECONDS)).containsExactly(i + 1, 1, 1);
      }
    }
  }

  @Test
  void handler_outlivesGarbageCollections() {
    float[] offset = {10};
    String name =
        register(
            call -> {
              increment(call);
              MemorySegment y = call.results().getFirst().data();
              y.setAtIndex(JAVA_FLOAT, 0, y.getAtIndex(JAVA_FLOAT, 0) + offset[0]);
            });
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
      for (int i = 0; i < 3; i++) {
        System.gc();
        assertThat(run(executable, 1, 2, 3)).containsExactly(12, 3, 4);
      }
    }
  }

  @Test
  void serializedExecutable_findsItsHandler() {
    String name = register(FfiTest::increment);
    byte[] serialized;
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
      serialized = executable.serialize();
    }
    try (LoadedExecutable loaded = client.load(serialized)) {
      assertThat(run(loaded, 1, 2, 3)).containsExactly(2, 3, 4);
    }
  }

  // --- handlers on an executor

  private static String register(FfiHandler handler, ExecutorService threads) {
    String name = "ffi_test_" + NAMES.incrementAndGet();
    Cpu.plugin().ffi().register(name, handler, threads);
    return name;
  }

  @Test
  void executor_runsTheHandler() {
    AtomicReference<String> thread = new AtomicReference<>();
    try (ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().name("handlers").factory())) {
      String name =
          register(
              call -> {
                thread.set(Thread.currentThread().getName());
                increment(call);
              },
              threads);
      try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
        assertThat(run(executable, 1, 2, 3)).containsExactly(2, 3, 4);
      }
    }
    assertThat(thread).hasValue("handlers");
  }

  @Test
  void executor_exception_failsTheExecutionWithItAsCause() {
    IllegalStateException thrown = new IllegalStateException("later");
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      String name =
          register(
              call -> {
                throw thrown;
              },
              threads);
      try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
        assertThatThrownBy(() -> run(executable, 1, 2, 3)).cause().isSameAs(thrown);
      }
    }
  }

  @Test
  void executor_thatRefuses_failsTheExecution() {
    ExecutorService closed = Executors.newCachedThreadPool();
    closed.shutdown();
    String name = register(FfiTest::increment, closed);
    try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
      assertThatThrownBy(() -> run(executable, 1, 2, 3))
          .isInstanceOf(PjrtException.class)
          .hasMessageContaining("RejectedExecutionException");
    }
  }

  // More calls wait at once than the plugin has threads, and each executes a program itself.
  @Test
  void executor_handlersThatExecutePrograms_dontStarveThePlugin() throws Exception {
    int callers = 4 * Runtime.getRuntime().availableProcessors() + 2;
    CountDownLatch all = new CountDownLatch(callers);
    try (ExecutorService threads = Executors.newCachedThreadPool();
        LoadedExecutable inner = client.compile(Cpu.ADD)) {
      String name =
          register(
              call -> {
                all.countDown();
                all.await(60, TimeUnit.SECONDS);
                float[] x = new float[3];
                MemorySegment.ofArray(x).copyFrom(call.arguments().getFirst().data());
                Buffer sum = inner.execute(Cpu.vector(client, x), Cpu.scalar(client, 10))[0];
                call.results().getFirst().data().copyFrom(MemorySegment.ofArray(Cpu.floats(sum)));
              },
              threads);
      try (LoadedExecutable executable = compile(name, "tensor<3xf32>", "")) {
        List<CompletableFuture<float[]>> results =
            IntStream.range(0, callers)
                .mapToObj(
                    i -> CompletableFuture.supplyAsync(() -> run(executable, i, 2, 3), threads))
                .toList();
        for (int i = 0; i < callers; i++) {
          assertThat(results.get(i).get(60, TimeUnit.SECONDS)).containsExactly(i + 10, 12, 13);
        }
      }
    }
    assertThat(all.getCount()).isZero();
  }

  // A loop whose calls depend on a token, as effects in order do.
  @Test
  void tokens_orderCallsInALoop() {
    List<Integer> seen = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      String name =
          register(
              call -> {
                assertThat(call.arguments().getFirst()).hasToString("token[]");
                synchronized (seen) {
                  seen.add(
                      call.arguments()
                          .get(1)
                          .data()
                          .get(java.lang.foreign.ValueLayout.JAVA_INT, 0));
                }
              },
              threads);
      Program loop =
          Program.mlir(
              """
              func.func @main(%%n: tensor<i32>) -> tensor<i32> {
                %%zero = stablehlo.constant dense<0> : tensor<i32>
                %%one = stablehlo.constant dense<1> : tensor<i32>
                %%first = stablehlo.create_token : !stablehlo.token
                %%r:3 = "stablehlo.while"(%%zero, %%n, %%first) ({
                ^bb0(%%i: tensor<i32>, %%m: tensor<i32>, %%t: !stablehlo.token):
                  %%c = stablehlo.compare LT, %%i, %%m : (tensor<i32>, tensor<i32>) -> tensor<i1>
                  stablehlo.return %%c : tensor<i1>
                }, {
                ^bb0(%%i: tensor<i32>, %%m: tensor<i32>, %%t: !stablehlo.token):
                  %%u = stablehlo.custom_call @%1$s(%%t, %%i) {api_version = 4 : i32,
                      has_side_effect = true}
                      : (!stablehlo.token, tensor<i32>) -> !stablehlo.token
                  %%j = stablehlo.add %%i, %%one : tensor<i32>
                  stablehlo.return %%j, %%m, %%u : tensor<i32>, tensor<i32>, !stablehlo.token
                }) : (tensor<i32>, tensor<i32>, !stablehlo.token)
                    -> (tensor<i32>, tensor<i32>, !stablehlo.token)
                return %%r#0 : tensor<i32>
              }
              """
                  .formatted(name));
      try (LoadedExecutable executable = client.compile(loop);
          Buffer n = client.uploadScalar(ElementType.S32, 50)) {
        executable.execute(n)[0].awaitReady();
      }
    }
    assertThat(seen).isEqualTo(IntStream.range(0, 50).boxed().toList());
  }
}
