package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs on several devices: replicas, partitions, collectives, and futures of results. */
class DevicesTest {
  /** The replica's number, and the sum of the replicas' vectors. */
  private static final Program SUM =
      Program.mlir(
          """
          module @sum {
            func.func @main(%x: tensor<3xf32>) -> (tensor<ui32>, tensor<3xf32>) {
              %id = stablehlo.replica_id : tensor<ui32>
              %sum = "stablehlo.all_reduce"(%x) ({
                ^bb0(%a: tensor<f32>, %b: tensor<f32>):
                  %s = stablehlo.add %a, %b : tensor<f32>
                  stablehlo.return %s : tensor<f32>
              }) {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<3xf32>) -> tensor<3xf32>
              return %id, %sum : tensor<ui32>, tensor<3xf32>
            }
          }
          """);

  private static final String ADDING =
      """
      ({
        ^bb0(%a: tensor<f32>, %b: tensor<f32>):
          %s = stablehlo.add %a, %b : tensor<f32>
          stablehlo.return %s : tensor<f32>
      })\
      """;

  private static final CompileOptions REPLICATED = CompileOptions.defaults().withReplicas(2);
  private static final CompileOptions PARTITIONED =
      CompileOptions.defaults().withPartitions(2).withSpmdPartitioning(true);

  private static Client client;

  @BeforeAll
  static void open() {
    client = Cpu.plugin().createClient(ClientOptions.none().withCpuDeviceCount(4));
  }

  @AfterAll
  static void close() {
    client.close();
  }

  private static Buffer vector(Device device, float... values) {
    ArrayType type = ArrayType.of(ElementType.F32, values.length);
    return client.upload(MemorySegment.ofArray(values), type, device);
  }

  private static List<List<Buffer>> vectors(LoadedExecutable executable, float[]... values) {
    List<List<Buffer>> lists = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      lists.add(List.of(vector(executable.devices().get(i), values[i])));
    }
    return lists;
  }

  private static int integer(Buffer buffer) {
    int[] value = new int[1];
    buffer.copyTo(MemorySegment.ofArray(value));
    return value[0];
  }

  @Test
  void replicas_exchangeWhatTheyHold() {
    try (LoadedExecutable sum = client.compile(SUM, REPLICATED)) {
      assertThat(sum.replicas()).isEqualTo(2);
      List<List<Buffer>> results =
          sum.executeOnDevices(vectors(sum, new float[] {1, 2, 3}, new float[] {10, 20, 30}));
      for (int i = 0; i < 2; i++) {
        assertThat(integer(results.get(i).get(0))).isEqualTo(i);
        assertThat(results.get(i).get(1).device()).isSameAs(sum.devices().get(i));
        assertThat(Cpu.floats(results.get(i).get(1))).containsExactly(11, 22, 33);
      }
    }
  }

  @Test
  void deviceAssignment_saysWhichReplicaRunsWhere() {
    List<Device> devices = client.devices();
    CompileOptions options = REPLICATED.withDevices(devices.get(3), devices.get(1));
    try (LoadedExecutable sum = client.compile(SUM, options)) {
      assertThat(sum.devices()).containsExactly(devices.get(3), devices.get(1));
      List<List<Buffer>> results =
          sum.executeOnDevices(vectors(sum, new float[3], new float[] {1, 1, 1}));
      assertThat(integer(results.get(1).get(0))).isEqualTo(1);
      assertThat(results.get(1).get(0).device()).isSameAs(devices.get(1));
      assertThat(Cpu.floats(results.get(0).get(1))).containsExactly(1, 1, 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all_gather   | all_gather_dim = 0 : i64, replica_groups = dense<[[0,1]]> : tensor<1x2xi64>"
            + " | 4 | 1,2,3,4 | 1,2,3,4",
        "all_to_all   | split_dimension = 0 : i64, concat_dimension = 0 : i64, split_count = 2 :"
            + " i64, replica_groups = dense<[[0,1]]> : tensor<1x2xi64> | 2 | 1,3 | 2,4",
        "collective_permute | source_target_pairs = dense<[[0,1],[1,0]]> : tensor<2x2xi64> | 2 |"
            + " 3,4 | 1,2",
        "reduce_scatter | scatter_dimension = 0 : i64, replica_groups = dense<[[0,1]]> :"
            + " tensor<1x2xi64> | 1 | 4 | 6",
      })
  void collective_betweenReplicas_movesData(
      String name, String attributes, int size, String first, String second) {
    String text =
        """
        func.func @main(%%x: tensor<2xf32>) -> tensor<%1$dxf32> {
          %%0 = "stablehlo.%2$s"(%%x) %4$s {%3$s} : (tensor<2xf32>) -> tensor<%1$dxf32>
          return %%0 : tensor<%1$dxf32>
        }
        """
            .formatted(size, name, attributes, name.equals("reduce_scatter") ? ADDING : "");
    try (LoadedExecutable collective = client.compile(Program.mlir(text), REPLICATED)) {
      List<List<Buffer>> results =
          collective.executeOnDevices(vectors(collective, new float[] {1, 2}, new float[] {3, 4}));
      assertThat(Cpu.floats(results.get(0).getFirst())).containsExactly(floats(first));
      assertThat(Cpu.floats(results.get(1).getFirst())).containsExactly(floats(second));
    }
  }

  private static float[] floats(String list) {
    String[] items = list.strip().split(",");
    float[] values = new float[items.length];
    for (int i = 0; i < items.length; i++) {
      values[i] = Float.parseFloat(items[i]);
    }
    return values;
  }

  /** Twice a vector that is split over two partitions, and its sum, which each of them has. */
  private static String split(String moduleAttributes, String meshes, String sharding) {
    return """
    module @split attributes {%s mhlo.num_partitions = 2 : i32} {
      %s
      func.func @main(%%x: tensor<4xf32> {%s}) -> (tensor<4xf32> {%s}, tensor<f32>) {
        %%0 = stablehlo.add %%x, %%x : tensor<4xf32>
        %%z = stablehlo.constant dense<0.0> : tensor<f32>
        %%1 = stablehlo.reduce(%%x init: %%z) applies stablehlo.add across dimensions = [0]
            : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
        return %%0, %%1 : tensor<4xf32>, tensor<f32>
      }
    }
    """
        .formatted(moduleAttributes, meshes, sharding, sharding);
  }

  private static final Program ANNOTATED =
      Program.mlir(split("", "", "mhlo.sharding = \"{devices=[2]0,1}\""));
  private static final Program SHARDY =
      Program.mlir(
          split(
              "",
              "sdy.mesh @mesh = <[\"x\"=2]>",
              "sdy.sharding = #sdy.sharding<@mesh, [{\"x\"}]>"));

  private static void checkSplit(LoadedExecutable split) {
    assertThat(split.partitions()).isEqualTo(2);
    assertThat(split.devices()).hasSize(2);
    assertThat(split.parameterTypes()).containsExactly(ArrayType.of(ElementType.F32, 2));
    assertThat(split.resultTypes()).containsExactly(ArrayType.of(ElementType.F32, 2), Cpu.F32);
    List<List<Buffer>> results =
        split.executeOnDevices(vectors(split, new float[] {1, 2}, new float[] {3, 4}));
    assertThat(Cpu.floats(results.get(0).get(0))).containsExactly(2, 4);
    assertThat(Cpu.floats(results.get(1).get(0))).containsExactly(6, 8);
    assertThat(Cpu.floats(results.get(0).get(1))).containsExactly(10);
    assertThat(Cpu.floats(results.get(1).get(1))).containsExactly(10);
  }

  @Test
  void spmdPartitioning_splitsOneProgram() {
    try (LoadedExecutable split = client.compile(ANNOTATED, PARTITIONED)) {
      checkSplit(split);
    }
  }

  @Test
  void shardy_splitsItsPrograms() {
    try (LoadedExecutable split = client.compile(SHARDY, PARTITIONED.withShardy(true))) {
      checkSplit(split);
    }
  }

  @Test
  void partitionsOfReplicas_areListedReplicaByReplica() {
    try (LoadedExecutable split = client.compile(ANNOTATED, PARTITIONED.withReplicas(2))) {
      assertThat(split.devices()).hasSize(4);
      float[][] parts = {{1, 2}, {3, 4}, {10, 20}, {30, 40}};
      List<List<Buffer>> results = split.executeOnDevices(vectors(split, parts));
      float[] sums = {10, 10, 100, 100};
      for (int i = 0; i < 4; i++) {
        assertThat(Cpu.floats(results.get(i).get(0)))
            .containsExactly(2 * parts[i][0], 2 * parts[i][1]);
        assertThat(Cpu.floats(results.get(i).get(1))).containsExactly(sums[i]);
      }
    }
  }

  @Test
  void executeOnDevices_manyTimesAndThreads_givesEachItsSums() {
    try (LoadedExecutable sum = client.compile(SUM, REPLICATED)) {
      List<CompletableFuture<Void>> runs = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        float base = t * 100;
        runs.add(CompletableFuture.runAsync(() -> sumRepeatedly(sum, base)));
      }
      runs.forEach(CompletableFuture::join);
    }
  }

  private static void sumRepeatedly(LoadedExecutable sum, float base) {
    for (int i = 0; i < 50; i++) {
      List<List<Buffer>> results =
          sum.executeOnDevices(
              vectors(sum, new float[] {base, i, 0}, new float[] {1, 1, 1}),
              ExecuteOptions.defaults().withLaunchId((int) base + i));
      assertThat(Cpu.floats(results.get(1).get(1))).containsExactly(base + 1, i + 1f, 1);
      results.forEach(list -> list.forEach(Buffer::close));
    }
  }

  @Test
  void executeOnDevices_wrongLists_throw() {
    try (LoadedExecutable sum = client.compile(SUM, REPLICATED)) {
      Buffer x = vector(client.devices().get(0), 1, 2, 3);
      Buffer y = vector(client.devices().get(1), 1, 2, 3);
      assertThatThrownBy(() -> sum.executeOnDevices(List.of(List.of(x))))
          .isInstanceOf(PjrtException.class)
          .hasMessage(
              "execute: program sum takes a list of arguments for each of 2 devices; got 1");
      assertThatThrownBy(() -> sum.executeOnDevices(null)).hasMessageEndingWith("; got null");
      assertThatThrownBy(() -> sum.executeOnDevices(List.of(List.of(x), List.of())))
          .hasMessage("execute: program sum takes 1 arguments on CpuDevice(id=1); got 0");
      assertThatThrownBy(() -> sum.executeOnDevices(List.of(List.of(y), List.of(x))))
          .hasMessage(
              "execute: argument 0 must be on CpuDevice(id=0) of the executable's client;"
                  + " got one on CpuDevice(id=1) of it");
      Buffer integer = client.uploadScalar(ElementType.S32, 1, client.devices().get(1));
      assertThatThrownBy(() -> sum.executeOnDevices(List.of(List.of(x), List.of(integer))))
          .hasMessage("execute: argument 0 must be f32[3]; got s32[]");
      y.close();
      assertThatThrownBy(() -> sum.executeOnDevices(List.of(List.of(x), List.of(y))))
          .isInstanceOf(ClosedException.class)
          .hasMessage("execute: argument 0 must not be closed; got a closed buffer of f32[3]");
    }
  }

  @Test
  void keptArguments_areNotDonated() {
    String text =
        """
        module @twice {
          func.func @main(%x: tensor<3xf32> {tf.aliasing_output = 0 : i32}) -> tensor<3xf32> {
            %0 = stablehlo.add %x, %x : tensor<3xf32>
            return %0 : tensor<3xf32>
          }
        }
        """;
    try (LoadedExecutable twice = client.compile(Program.mlir(text))) {
      Buffer x = Cpu.vector(client, 1, 2, 3);
      ExecuteOptions keeping = ExecuteOptions.defaults().withKeptArguments(0);
      Buffer result = twice.executeOnDevices(List.of(List.of(x)), keeping).getFirst().getFirst();
      assertThat(Cpu.floats(result)).containsExactly(2, 4, 6);
      assertThat(x.isDeleted()).isFalse();
      twice.executeOnDevices(List.of(List.of(x)));
      assertThat(x.isDeleted()).isTrue();
      assertThatThrownBy(
              () ->
                  twice.executeOnDevices(
                      List.of(List.of(Cpu.vector(client, 1, 2, 3))),
                      ExecuteOptions.defaults().withKeptArguments(1)))
          .hasMessage("execute: kept arguments must be among the program's 1; got [1]");
      assertThatThrownBy(() -> ExecuteOptions.defaults().withKeptArguments(-1))
          .hasMessage("execute options: places of arguments must not be negative; got [-1]");
    }
  }

  @Test
  void executeAsync_endsWithResults() throws Exception {
    try (LoadedExecutable add = client.compile(Cpu.ADD)) {
      Buffer x = Cpu.vector(client, 1, 2, 3);
      Buffer y = Cpu.scalar(client, 10);
      CompletableFuture<float[]> sum =
          add.executeAsync(x, y).thenApply(results -> Cpu.floats(results.getFirst()));
      x.close();
      y.close();
      assertThat(sum.get()).containsExactly(11, 12, 13);
    }
  }

  @Test
  void executeAsync_ofWrongArguments_endsExceptionally() {
    try (LoadedExecutable add = client.compile(Cpu.ADD)) {
      assertThatThrownBy(() -> add.executeAsync().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(PjrtException.class)
          .hasRootCauseMessage("execute: program add takes 2 arguments; got 0");
    }
  }

  @Test
  void readyFuture_ofDeletedBuffer_endsExceptionally() {
    Buffer buffer = Cpu.vector(client, 1, 2, 3);
    assertThat(buffer.readyFuture().join()).isSameAs(buffer);
    try (Event event = buffer.readyEvent()) {
      assertThat(event.future().join()).isNull();
    }
    buffer.delete();
    assertThatThrownBy(() -> buffer.readyFuture().join())
        .isInstanceOfAny(PjrtException.class, CompletionException.class)
        .hasMessageContaining("await: ");
    buffer.close();
    assertThatThrownBy(buffer::readyFuture).isInstanceOf(ClosedException.class);
  }
}
