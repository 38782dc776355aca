package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompileOptionsTest {
  private static String hex(CompileOptions options) {
    return HexFormat.of().formatHex(options.toByteArray());
  }

  private static CompileOptions options(int replicas, int partitions, Integer... ids) {
    return new CompileOptions(replicas, partitions, List.of(ids), false, false, Map.of());
  }

  @Test
  void defaults_sayOneReplicaAndOnePartition() {
    assertThat(hex(CompileOptions.defaults())).isEqualTo("1a0420012801");
  }

  // The bytes that jaxlib's own CompileOptions gives for the same fields.
  @Test
  void everyField_isEncodedAsXlaReadsIt() {
    assertThat(hex(options(2, 1, 1, 0).withSpmdPartitioning(true).withShardy(true)))
        .isEqualTo("1a15" + "20022801" + "3001" + "4a0a080210011a040a020100" + "980101");
  }

  @Test
  void flags_areEncodedByType() {
    CompileOptions options =
        CompileOptions.defaults()
            .withXlaFlag("a", new NamedValue.Text("True"))
            .withXlaFlag("x", new NamedValue.Int64(3))
            .withXlaFlag("y", new NamedValue.Bool(true))
            .withXlaFlag("z", new NamedValue.Float32(1.5f));
    assertThat(hex(options))
        .isEqualTo(
            "1a0420012801"
                + "3a0b0a016112060a0454727565"
                + "3a070a017812021803"
                + "3a070a017912021001"
                + "3a0e0a017a120921000000000000f83f");
  }

  @Test
  void counts_belowOne_throw() {
    assertThatThrownBy(() -> CompileOptions.defaults().withReplicas(0))
        .hasMessage("compile options: replicas and partitions must be at least 1; got 0 and 1");
    assertThatThrownBy(() -> CompileOptions.defaults().withPartitions(-1))
        .hasMessage("compile options: replicas and partitions must be at least 1; got 1 and -1");
  }

  @Test
  void deviceIds_ofAnotherCount_throw() {
    assertThatThrownBy(() -> options(2, 2, 0, 1))
        .hasMessage(
            "compile options: 2 replicas of 2 partitions need as many device ids; got [0, 1]");
  }

  @Test
  void deviceIds_twiceTheSame_throw() {
    assertThatThrownBy(() -> options(2, 1, 1, 1))
        .hasMessage("compile options: device ids must be different and not negative; got [1, 1]");
    assertThatThrownBy(() -> options(1, 1, -3))
        .hasMessage("compile options: device ids must be different and not negative; got [-3]");
  }

  @Test
  void flag_withoutNameOrWithAList_throws() {
    assertThatThrownBy(() -> CompileOptions.defaults().withXlaFlag("", new NamedValue.Bool(true)))
        .hasMessage(
            "compile options: a flag needs a name and a single value; got  = Bool[value=true]");
    assertThatThrownBy(
            () ->
                CompileOptions.defaults()
                    .withXlaFlag("f", new NamedValue.Int64List(Arrays.asList(1L, 2L))))
        .hasMessageStartingWith("compile options: a flag needs a name and a single value; got f");
  }

  @Test
  void optimizationLevel_outOfRange_throws() {
    assertThatThrownBy(() -> CompileOptions.defaults().withOptimizationLevel(4))
        .hasMessage("compile options: optimization level must be between 0 and 3; got 4");
    assertThatThrownBy(() -> CompileOptions.defaults().withOptimizationLevel(-1))
        .hasMessageEndingWith("; got -1");
  }

  private static final Program CHAIN =
      Program.mlir(
          """
          func.func @main(%x: tensor<9xf64>, %y: tensor<9xf64>) -> tensor<9xf64> {
            %0 = stablehlo.maximum %x, %y : tensor<9xf64>
            %1 = stablehlo.negate %0 : tensor<9xf64>
            %2 = stablehlo.negate %1 : tensor<9xf64>
            %3 = stablehlo.sine %2 : tensor<9xf64>
            %4 = stablehlo.add %3, %x : tensor<9xf64>
            return %4 : tensor<9xf64>
          }
          """);

  @Test
  void optimizationLevel_changesTheCode() {
    try (Client client = Cpu.client();
        LoadedExecutable most = client.compile(CHAIN);
        LoadedExecutable least =
            client.compile(CHAIN, CompileOptions.defaults().withOptimizationLevel(0))) {
      assertThat(least.serialize().length).isNotEqualTo(most.serialize().length);
    }
  }

  // The fast maximum, which the client switches off, loses a NaN that comes second.
  @Test
  void xlaFlag_ofOneCompilation_hasItsEffectThere() {
    Program maximum =
        Program.mlir(
            """
            func.func @main(%x: tensor<9xf64>, %y: tensor<9xf64>) -> tensor<9xf64> {
              %0 = stablehlo.maximum %x, %y : tensor<9xf64>
              return %0 : tensor<9xf64>
            }
            """);
    CompileOptions fast =
        CompileOptions.defaults()
            .withXlaFlag("xla_cpu_enable_fast_min_max", new NamedValue.Bool(true));
    try (Client client = Cpu.client();
        LoadedExecutable losing = client.compile(maximum, fast);
        LoadedExecutable keeping = client.compile(maximum)) {
      assertThat(ofNumberAndNan(client, losing)).isEqualTo(1);
      assertThat(ofNumberAndNan(client, keeping)).isNaN();
    }
  }

  private static double ofNumberAndNan(Client client, LoadedExecutable maximum) {
    double[] ones = new double[9];
    double[] nans = new double[9];
    Arrays.fill(ones, 1);
    Arrays.fill(nans, Double.NaN);
    ArrayType type = ArrayType.of(ElementType.F64, 9);
    Buffer x = client.upload(MemorySegment.ofArray(ones), type);
    Buffer y = client.upload(MemorySegment.ofArray(nans), type);
    maximum.execute(x, y)[0].copyTo(MemorySegment.ofArray(ones));
    return ones[0];
  }

  @Test
  void xlaFlag_unknownOrOfAnotherType_throws() {
    try (Client client = Cpu.client()) {
      CompileOptions none = CompileOptions.defaults();
      CompileOptions unknown = none.withXlaFlag("xla_no_such_flag", new NamedValue.Bool(true));
      assertThatThrownBy(() -> client.compile(CHAIN, unknown))
          .isInstanceOfSatisfying(
              PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.INVALID_ARGUMENT))
          .hasMessageContaining("xla_no_such_flag");
      CompileOptions wrong =
          none.withXlaFlag("xla_backend_optimization_level", new NamedValue.Text("high"));
      assertThatThrownBy(() -> client.compile(CHAIN, wrong)).isInstanceOf(PjrtException.class);
    }
  }

  @Test
  void xlaFlag_leavingOutRequiredPasses_throws() {
    String message =
        "compile options: of XLA's passes only [constant_folding, cse, dce, fusion] can be left"
            + " out, by xla_disable_hlo_passes; got ";
    assertThatThrownBy(() -> withFlag("xla_disable_all_hlo_passes", new NamedValue.Bool(true)))
        .isInstanceOf(PjrtException.class)
        .hasMessage(message + "xla_disable_all_hlo_passes = Bool[value=true]");
    assertThatThrownBy(() -> withFlag("xla_enable_hlo_passes_only", new NamedValue.Text("dce")))
        .hasMessage(message + "xla_enable_hlo_passes_only = Text[value=dce]");
    NamedValue layouts = new NamedValue.Text("fusion,layout-assignment");
    assertThatThrownBy(() -> withFlag("xla_disable_hlo_passes", layouts))
        .hasMessage(message + "xla_disable_hlo_passes = Text[value=fusion,layout-assignment]");
  }

  @Test
  void xlaFlag_leavingOutOptimizations_compiles() {
    NamedValue passes = new NamedValue.Text("constant_folding,cse,dce,fusion");
    try (Client client = Cpu.client();
        LoadedExecutable whole = client.compile(CHAIN);
        LoadedExecutable less = client.compile(CHAIN, withFlag("xla_disable_hlo_passes", passes))) {
      assertThat(less.optimizedHloText()).isNotEqualTo(whole.optimizedHloText());
    }
  }

  private static CompileOptions withFlag(String name, NamedValue value) {
    return CompileOptions.defaults().withXlaFlag(name, value);
  }

  @Test
  void complete_addsWhatIsNotSet() {
    try (Client client = Cpu.client()) {
      CompileOptions complete = client.complete(CompileOptions.defaults());
      assertThat(complete.xlaFlags())
          .containsEntry("xla_cpu_enable_fast_min_max", new NamedValue.Bool(false));
      CompileOptions set =
          CompileOptions.defaults()
              .withXlaFlag("xla_cpu_enable_fast_min_max", new NamedValue.Bool(true));
      assertThat(client.complete(set).xlaFlags())
          .containsEntry("xla_cpu_enable_fast_min_max", new NamedValue.Bool(true));
    }
  }

  @Test
  void vectorWidth_isThatOfProgramsWithDoubles() {
    assertThat(vectorWidth("f32")).isEmpty();
    assertThat(vectorWidth("f64"))
        .isEqualTo(splitsVectors() ? Optional.of(128L) : Optional.empty());
  }

  private static boolean splitsVectors() {
    try (Client client = Cpu.client()) {
      return client.plugin().apiVersion().minor() > 81;
    }
  }

  private static Optional<Long> vectorWidth(String type) {
    String text =
        "func.func @main(%%x: tensor<8x%1$s>) -> tensor<8x%1$s> { return %%x : tensor<8x%1$s> }"
            .formatted(type);
    try (Client client = Cpu.client()) {
      CompileOptions options =
          PlatformFlags.complete(client, CompileOptions.defaults(), Program.mlir(text));
      return Optional.ofNullable(options.xlaFlags().get("xla_cpu_prefer_vector_width"))
          .map(value -> ((NamedValue.Int64) value).value());
    }
  }

  @Test
  void atan_ofDoubles_isRight() {
    String text =
        """
        func.func @main(%x: tensor<8xf64>) -> tensor<8xf64> {
          %0 = chlo.atan %x : tensor<8xf64> -> tensor<8xf64>
          return %0 : tensor<8xf64>
        }
        """;
    double[] x = {0, 1, 2, 3, 4, 5, 6, 7};
    try (Client client = Cpu.client();
        LoadedExecutable program = client.compile(Program.mlir(text), CompileOptions.defaults());
        Buffer argument =
            client.upload(MemorySegment.ofArray(x), ArrayType.of(ElementType.F64, 8));
        Buffer result = program.execute(argument)[0]) {
      DoubleBuffer got =
          ByteBuffer.wrap(result.toByteArray()).order(ByteOrder.nativeOrder()).asDoubleBuffer();
      for (double each : x) {
        assertThat(got.get()).isCloseTo(Math.atan(each), within(1e-15));
      }
    }
  }

  @Test
  void options_ofNothing_throw() {
    assertThatThrownBy(() -> CompileOptions.defaults().withDevices((Device) null))
        .isInstanceOf(PjrtException.class)
        .hasMessage("compile options: devices must not be null; got null");
    assertThatThrownBy(
            () ->
                new CompileOptions(
                    1, 1, java.util.Arrays.asList((Integer) null), false, false, Map.of()))
        .isInstanceOf(PjrtException.class)
        .hasMessage("compile options: must not be null; got null");
    assertThatThrownBy(() -> new ExecuteOptions(0, null))
        .isInstanceOf(PjrtException.class)
        .hasMessage("execute options: places of arguments must not be null; got null");
  }
}
