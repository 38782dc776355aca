package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExecuteTest {
  private static Client client;
  private static LoadedExecutable add;
  private static Buffer x;
  private static Buffer y;

  @BeforeAll
  static void open() {
    client = Cpu.client();
    add = client.compile(Cpu.ADD);
    x = Cpu.vector(client, 1, 2, 3);
    y = Cpu.scalar(client, 10);
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Test
  void executable_tellsItsSignature() {
    assertThat(add.parameterTypes()).containsExactly(Cpu.F32_3, Cpu.F32);
    assertThat(add.resultTypes()).containsExactly(Cpu.F32_3);
    assertThat(add.devices()).containsExactly(client.defaultDevice());
    assertThat(add.name()).isEqualTo("add");
    assertThat(add.replicas()).isEqualTo(1);
    assertThat(add.partitions()).isEqualTo(1);
    assertThat(add.client()).isSameAs(client);
    assertThat(add).hasToString("LoadedExecutable[add]");
  }

  @Test
  void execute_givesTheResults() {
    Buffer[] results = add.execute(x, y);
    assertThat(results).hasSize(1);
    assertThat(results[0].type()).isEqualTo(Cpu.F32_3);
    assertThat(results[0].device()).isSameAs(client.defaultDevice());
    assertThat(Cpu.floats(results[0])).containsExactly(11, 12, 13);
  }

  @Test
  void execute_resultsAsArguments_chain() {
    Buffer value = x;
    for (int i = 0; i < 100; i++) {
      value = add.execute(value, y)[0];
    }
    assertThat(Cpu.floats(value)).containsExactly(1001, 1002, 1003);
  }

  @Test
  void execute_manyArgumentsAndResults_keepTheirOrder() {
    int count = 100;
    String types = String.join(", ", Collections.nCopies(count, "tensor<f32>"));
    String parameters =
        String.join(
            ", ", IntStream.range(0, count).mapToObj(i -> "%a" + i + ": tensor<f32>").toList());
    String values =
        String.join(", ", IntStream.range(0, count).mapToObj(i -> "%a" + (count - 1 - i)).toList());
    String text =
        "func.func @main(%s) -> (%s) { return %s : %s }"
            .formatted(parameters, types, values, types);
    try (LoadedExecutable reverse = client.compile(Program.mlir(text))) {
      Buffer[] arguments =
          IntStream.range(0, count).mapToObj(i -> Cpu.scalar(client, i)).toArray(Buffer[]::new);
      Buffer[] results = reverse.execute(arguments);
      for (int i = 0; i < count; i++) {
        assertThat(Cpu.floats(results[i])).containsExactly(count - 1 - i);
      }
    }
  }

  @Test
  void execute_noArgumentsAndNoResults_works() {
    String text = "func.func @main() { return }";
    try (LoadedExecutable nothing = client.compile(Program.mlir(text))) {
      assertThat(nothing.parameterTypes()).isEmpty();
      assertThat(nothing.execute()).isEmpty();
    }
  }

  @Test
  void execute_wrongCount_throws() {
    assertThatThrownBy(() -> add.execute(x))
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.INVALID_ARGUMENT))
        .hasMessage("execute: program add takes 2 arguments; got 1");
    assertThatThrownBy(() -> add.execute((Buffer[]) null))
        .hasMessage("execute: program add takes 2 arguments; got null");
  }

  @Test
  void execute_nullArgument_throws() {
    assertThatThrownBy(() -> add.execute(x, null))
        .isInstanceOf(PjrtException.class)
        .hasMessage("execute: argument 1 must be f32[]; got null");
  }

  @Test
  void execute_wrongElementTypeOfEqualSize_throws() {
    Buffer integer = client.uploadScalar(ElementType.S32, 10);
    assertThatThrownBy(() -> add.execute(x, integer))
        .isInstanceOf(PjrtException.class)
        .hasMessage("execute: argument 1 must be f32[]; got s32[]");
  }

  @Test
  void execute_wrongShape_throws() {
    assertThatThrownBy(() -> add.execute(Cpu.vector(client, 1, 2), y))
        .isInstanceOf(PjrtException.class)
        .hasMessage("execute: argument 0 must be f32[3]; got f32[2]");
  }

  @Test
  void execute_argumentOnAnotherDevice_throws() {
    Buffer elsewhere = x.copyToDevice(client.devices().get(1));
    assertThatThrownBy(() -> add.execute(elsewhere, y))
        .isInstanceOf(PjrtException.class)
        .hasMessage(
            "execute: argument 0 must be on CpuDevice(id=0) of the executable's client;"
                + " got one on CpuDevice(id=1) of it");
  }

  @Test
  void execute_argumentOfAnotherClient_throws() {
    try (Client other = Cpu.client()) {
      Buffer foreign = Cpu.scalar(other, 1);
      assertThatThrownBy(() -> add.execute(x, foreign))
          .hasMessage(
              "execute: argument 1 must be on CpuDevice(id=0) of the executable's client;"
                  + " got one on CpuDevice(id=0) of another client");
    }
  }

  @Test
  void execute_closedArgument_throws() {
    Buffer closed = Cpu.scalar(client, 1);
    closed.close();
    assertThatThrownBy(() -> add.execute(x, closed))
        .isInstanceOf(ClosedException.class)
        .hasMessage("execute: argument 1 must not be closed; got a closed buffer of f32[]");
    assertThat(Cpu.floats(add.execute(x, y)[0])).containsExactly(11, 12, 13);
  }

  @Test
  void execute_deletedArgument_throws() {
    Buffer deleted = Cpu.scalar(client, 1);
    deleted.delete();
    assertThatThrownBy(() -> add.execute(x, deleted))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("execute: ");
  }

  @Test
  void execute_closedExecutable_throws() {
    LoadedExecutable closed = client.compile(Cpu.ADD);
    closed.close();
    closed.close();
    assertThat(closed.isClosed()).isTrue();
    assertThat(closed).hasToString("LoadedExecutable[add, closed]");
    assertThatThrownBy(() -> closed.execute(x, y))
        .isInstanceOf(ClosedException.class)
        .hasMessage("executable: must not be used after close(); got add");
    assertThatThrownBy(closed::serialize)
        .hasMessage("executable: must not be used after close(); got add");
  }

  @Test
  void execute_severalReplicas_throws() {
    try (LoadedExecutable two =
        client.compile(Cpu.ADD, CompileOptions.defaults().withReplicas(2))) {
      assertThat(two.devices()).hasSize(2);
      assertThatThrownBy(() -> two.execute(x, y))
          .hasMessage(
              "execute: program must be compiled for one device; got 2 replicas of 1 partitions;"
                  + " use executeOnDevices");
    }
  }

  @Test
  void execute_donatedArgument_isDeleted() {
    String text =
        """
        func.func @main(%x: tensor<3xf32> {tf.aliasing_output = 0 : i32}) -> tensor<3xf32> {
          %0 = stablehlo.add %x, %x : tensor<3xf32>
          return %0 : tensor<3xf32>
        }
        """;
    try (LoadedExecutable twice = client.compile(Program.mlir(text))) {
      Buffer donated = Cpu.vector(client, 1, 2, 3);
      assertThat(donated.isDeleted()).isFalse();
      Buffer result = twice.execute(donated)[0];
      assertThat(Cpu.floats(result)).containsExactly(2, 4, 6);
      assertThat(donated.isDeleted()).isTrue();
      assertThatThrownBy(() -> twice.execute(donated)).isInstanceOf(PjrtException.class);
      donated.close();
    }
  }

  @Test
  void execute_resultOfTerabytes_throwsWithWhatIsLive() {
    Cpu.assumeLargeArrays();
    String text =
        """
        func.func @main(%x: tensor<f32>) -> tensor<1099511627776xf32> {
          %0 = stablehlo.broadcast_in_dim %x, dims = [] : (tensor<f32>) -> tensor<1099511627776xf32>
          return %0 : tensor<1099511627776xf32>
        }
        """;
    try (LoadedExecutable huge = client.compile(Program.mlir(text))) {
      assertThatThrownBy(() -> huge.execute(y)[0].awaitReady())
          .isInstanceOfSatisfying(
              PjrtException.class,
              e -> assertThat(e.code()).isEqualTo(StatusCode.RESOURCE_EXHAUSTED))
          .hasMessageStartingWith("execute: ")
          .hasMessageMatching(
              "(?s).*; live in the client: \\d+ buffers of \\d+ bytes and \\d+ executables");
    }
  }

  // Room for intermediate values is sought by the computation, which reports the want otherwise.
  @Test
  void execute_intermediatesOfTerabytes_throwsWithWhatIsLive() {
    Cpu.assumeLargeArrays();
    String text =
        """
        func.func @main(%i: tensor<i64>) -> tensor<2xf32> {
          %0 = stablehlo.iota dim = 0 : tensor<1099511627776xf32>
          %1 = "stablehlo.sort"(%0) ({
            ^bb0(%a: tensor<f32>, %b: tensor<f32>):
              %2 = stablehlo.compare GT, %a, %b : (tensor<f32>, tensor<f32>) -> tensor<i1>
              stablehlo.return %2 : tensor<i1>
          }) {dimension = 0 : i64} : (tensor<1099511627776xf32>) -> tensor<1099511627776xf32>
          %3 = stablehlo.dynamic_slice %1, %i, sizes = [2]
              : (tensor<1099511627776xf32>, tensor<i64>) -> tensor<2xf32>
          return %3 : tensor<2xf32>
        }
        """;
    try (LoadedExecutable huge = client.compile(Program.mlir(text));
        Buffer start = client.uploadScalar(ElementType.S64, 0)) {
      assertThatThrownBy(() -> huge.execute(start)[0].toByteArray())
          .isInstanceOfSatisfying(
              OutOfMemoryException.class,
              e -> assertThat(e.code()).isEqualTo(StatusCode.RESOURCE_EXHAUSTED))
          .hasMessageContaining("Out of memory allocating ");
      assertThatThrownBy(() -> huge.executeAsync(start).join())
          .hasCauseInstanceOf(OutOfMemoryException.class);
    }
  }

  @Test
  void compile_forADevice_runsThere() {
    Device device = client.devices().get(2);
    CompileOptions options = CompileOptions.defaults().withDevices(device);
    try (LoadedExecutable there = client.compile(Cpu.ADD, options)) {
      assertThat(there.devices()).containsExactly(device);
      Buffer result = there.execute(x.copyToDevice(device), y.copyToDevice(device))[0];
      assertThat(result.device()).isSameAs(device);
      assertThat(Cpu.floats(result)).containsExactly(11, 12, 13);
    }
  }

  @Test
  void serialize_thenLoad_givesTheSameProgram() {
    byte[] bytes = add.serialize();
    try (LoadedExecutable loaded = client.load(bytes)) {
      assertThat(loaded.parameterTypes()).isEqualTo(add.parameterTypes());
      assertThat(loaded.resultTypes()).isEqualTo(add.resultTypes());
      assertThat(Cpu.floats(loaded.execute(x, y)[0])).containsExactly(11, 12, 13);
    }
  }

  @Test
  void load_nothingOrGarbage_throws() {
    assertThatThrownBy(() -> client.load(new byte[0]))
        .hasMessage("load: serialized executable must not be empty; got 0 bytes");
    assertThatThrownBy(() -> client.load(null))
        .hasMessage("load: serialized executable must not be empty; got null");
    assertThatThrownBy(() -> client.load(new byte[] {1, 2, 3}))
        .isInstanceOf(PjrtException.class)
        .hasMessage("load: bytes must be what LoadedExecutable.serialize gave; got 3 others");
  }

  @Test
  void load_damagedBytes_throws() {
    byte[] bytes = add.serialize();
    bytes[bytes.length / 2] ^= 1;
    assertThatThrownBy(() -> client.load(bytes))
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.DATA_LOSS))
        .hasMessage(
            "load: bytes must be as LoadedExecutable.serialize gave them; got %d damaged ones"
                .formatted(bytes.length));
  }

  @Test
  void fingerprint_ofEqualPrograms_isEqual() {
    try (LoadedExecutable again = client.compile(Cpu.ADD)) {
      assertThat(add.fingerprint()).isNotEmpty().isEqualTo(again.fingerprint());
    }
  }

  @Test
  void costAnalysis_countsOperations() {
    Cpu.assumeBundled();
    assertThat(add.costAnalysis()).containsEntry("flops", new NamedValue.Float32(3));
  }

  @Test
  void optimizedHlo_holdsTheProgramsName() {
    assertThat(new String(add.optimizedHlo(), StandardCharsets.ISO_8859_1)).contains("add");
  }

  @Test
  void compile_ofMaximum_keepsNanOnEitherSide() {
    String text =
        """
        func.func @main(%x: tensor<3xf32>, %y: tensor<3xf32>) -> tensor<3xf32> {
          %0 = stablehlo.maximum %x, %y : tensor<3xf32>
          return %0 : tensor<3xf32>
        }
        """;
    try (LoadedExecutable maximum = client.compile(Program.mlir(text))) {
      Buffer left = Cpu.vector(client, Float.NaN, 1, 2);
      Buffer right = Cpu.vector(client, 1, Float.NaN, 3);
      assertThat(Cpu.floats(maximum.execute(left, right)[0]))
          .containsExactly(Float.NaN, Float.NaN, 3);
    }
  }

  @Test
  void compile_ofAtanOverManyElements_givesEachItsOwn() {
    String text =
        """
        func.func @main(%x: tensor<400xf64>) -> tensor<400xf64> {
          %0 = chlo.atan %x : tensor<400xf64> -> tensor<400xf64>
          return %0 : tensor<400xf64>
        }
        """;
    double[] values = IntStream.range(0, 400).mapToDouble(i -> i / 10.0 - 20).toArray();
    ArrayType type = ArrayType.of(ElementType.F64, 400);
    try (LoadedExecutable atan = client.compile(Program.mlir(text))) {
      Buffer result = atan.execute(client.upload(MemorySegment.ofArray(values), type))[0];
      double[] atans = new double[400];
      result.copyTo(MemorySegment.ofArray(atans));
      for (int i = 0; i < 400; i++) {
        assertThat(atans[i]).isCloseTo(Math.atan(values[i]), within(1e-15));
      }
    }
  }

  @Test
  void memoryAnalysis_countsArgumentsAndResults() {
    MemoryAnalysis memory = add.memoryAnalysis();
    assertThat(memory.arguments()).isEqualTo(16);
    assertThat(memory.outputs()).isEqualTo(12);
    assertThat(memory.aliased()).isZero();
  }

  @Test
  void layouts_areTold() {
    assertThat(add.parameterLayouts())
        .containsExactly(new Layout(List.of(0)), new Layout(List.of()));
    assertThat(add.resultLayouts()).containsExactly(new Layout(List.of(0)));
    String text =
        """
        func.func @main(%x: tensor<2x3xf32>) -> (tensor<2x3xf32>, tensor<f32>) {
          %0 = stablehlo.constant dense<1.0> : tensor<f32>
          %1 = stablehlo.negate %x : tensor<2x3xf32>
          return %1, %0 : tensor<2x3xf32>, tensor<f32>
        }
        """;
    try (LoadedExecutable matrix = client.compile(Program.mlir(text))) {
      assertThat(matrix.resultLayouts()).map(Layout::toString).containsExactly("{1,0}", "{}");
      assertThat(matrix.resultLayouts()).allMatch(Layout::isRowMajor);
    }
    assertThat(new Layout(List.of(0, 1)).isRowMajor()).isFalse();
  }

  @Test
  void optimizedHloText_readsLikeXlas() {
    assertThat(add.optimizedHloText())
        .startsWith("HloModule add")
        .containsPattern("ENTRY %main[.\\d]* \\{\n")
        .containsPattern("%\\S+ = f32\\[3\\]\\{0\\} parameter\\(0\\)")
        .containsPattern("ROOT %\\S+ = f32\\[3\\]\\{0\\} \\S+\\(%.*\\)");
  }

  @Test
  void resultMemoryKinds_areToldOrUnimplemented() {
    if (Cpu.plugin().apiVersion().minor() == 81) {
      assertThatThrownBy(add::resultMemoryKinds)
          .isInstanceOfSatisfying(
              PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.UNIMPLEMENTED));
    } else {
      assertThat(add.resultMemoryKinds()).containsExactly("device");
    }
  }
}
