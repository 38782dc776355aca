package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large arrays, which have pages of their own that pass from array to array. */
class HostMemoryTest {
  // Odd, so that arrays end within a page.
  private static final int LARGE = (3 << 20) + 1;
  private static final ArrayType TYPE = ArrayType.of(ElementType.F32, LARGE);

  private static Client client;

  @BeforeAll
  static void start() {
    client = Cpu.client();
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  private static float[] filled(float value) {
    float[] elements = new float[LARGE];
    Arrays.fill(elements, value);
    elements[LARGE - 1] = -value;
    return elements;
  }

  private static Buffer upload(float value) {
    return client.upload(MemorySegment.ofArray(filled(value)), TYPE);
  }

  private static long address(Buffer buffer) {
    return client.download.pinned(buffer.handle.address).address();
  }

  @Test
  void upload_large_isInPagesThatTheNextOneHasAfterIt() {
    Buffer first = upload(1);
    long address = address(first);
    assertThat(address % (2 << 20)).isZero();
    first.close();

    try (Buffer second = upload(2)) {
      assertThat(address(second)).isEqualTo(address);
      assertThat(Cpu.floats(second)).isEqualTo(filled(2));
    }
  }

  @Test
  void upload_ofMemoryThatChangesLater_isACopy() {
    float[] elements = filled(1);
    try (Buffer buffer = client.upload(MemorySegment.ofArray(elements), TYPE)) {
      elements[0] = 5;
      assertThat(Cpu.floats(buffer)).isEqualTo(filled(1));
    }
  }

  @Test
  void pages_ofLiveBuffers_areNobodyElses() {
    Buffer[] buffers = new Buffer[20];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = upload(i + 1);
      upload(-1).close();
    }
    for (int i = 0; i < buffers.length; i++) {
      assertThat(Cpu.floats(buffers[i])).as("buffer %d", i).isEqualTo(filled(i + 1));
      buffers[i].close();
    }
  }

  @Test
  void pages_ofAnArgumentThatIsClosedDuringAnExecution_stayUntilItsEnd() {
    String text =
        """
        func.func @main(%%x: tensor<%1$dxf32>) -> tensor<%1$dxf32> {
          %%0 = stablehlo.sine %%x : tensor<%1$dxf32>
          %%1 = stablehlo.subtract %%0, %%0 : tensor<%1$dxf32>
          %%2 = stablehlo.add %%1, %%x : tensor<%1$dxf32>
          return %%2 : tensor<%1$dxf32>
        }
        """
            .formatted(LARGE);
    try (LoadedExecutable identity = client.compile(Program.mlir(text))) {
      for (int round = 1; round <= 20; round++) {
        Buffer argument = upload(round);
        try (Buffer result = identity.execute(argument)[0]) {
          argument.close();
          upload(-1).close();
          assertThat(Cpu.floats(result)).isEqualTo(filled(round));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pages_ofADonatedArgument_areTheResults(boolean staged) {
    String text =
        """
        func.func @main(%%x: tensor<%1$dxf32> {tf.aliasing_output = 0 : i32}) -> tensor<%1$dxf32> {
          %%0 = stablehlo.add %%x, %%x : tensor<%1$dxf32>
          return %%0 : tensor<%1$dxf32>
        }
        """
            .formatted(LARGE);
    try (LoadedExecutable twice = client.compile(Program.mlir(text));
        Buffer donated = staged ? staged(3) : upload(3);
        Buffer result = twice.execute(donated)[0]) {
      upload(-1).close();
      System.gc();
      upload(-1).close();
      assertThat(Cpu.floats(result)).isEqualTo(filled(6));
    }
  }

  private static Buffer staged(float value) {
    StagedArray staged = client.stage(TYPE);
    staged.segment().copyFrom(MemorySegment.ofArray(filled(value)));
    return staged.toBuffer();
  }

  @Test
  void stage_inPagesThatWereUsed_isZero() {
    upload(7).close();
    try (StagedArray staged = client.stage(TYPE)) {
      assertThat(staged.segment().toArray(ValueLayout.JAVA_FLOAT)).containsOnly(0);
    }
  }

  @Test
  void segment_thatOutlivesItsStagedArray_keepsItsPages() {
    MemorySegment[] segments = new MemorySegment[5];
    for (int i = 0; i < segments.length; i++) {
      segments[i] = client.stage(TYPE).segment().fill((byte) (i + 1));
      System.gc();
      upload(-1).close();
    }
    for (int i = 0; i < segments.length; i++) {
      assertThat(segments[i].get(ValueLayout.JAVA_BYTE, LARGE)).isEqualTo((byte) (i + 1));
    }
  }

  @Test
  void stage_thatIsClosedTwice_givesItsPagesUpOnce() {
    StagedArray abandoned = client.stage(TYPE);
    abandoned.close();
    abandoned.close();
    try (Buffer first = upload(1);
        Buffer second = upload(2)) {
      assertThat(address(first)).isNotEqualTo(address(second));
      assertThat(Cpu.floats(first)).isEqualTo(filled(1));
    }
  }

  @Test
  void stage_isHandedOverByItsThread() {
    try (StagedArray staged = client.stage(TYPE)) {
      assertThatThrownBy(() -> CompletableFuture.supplyAsync(staged::toBuffer).join())
          .cause()
          .isInstanceOfSatisfying(
              PjrtException.class,
              e -> assertThat(e.code()).isEqualTo(StatusCode.FAILED_PRECONDITION))
          .hasMessageMatching(
              "stage: memory must be handed over or closed by the thread that it was staged on; got"
                  + " f32\\[3145729\\] on Thread.*\\. Client\\.stageShared gives memory that is"
                  + " open to all threads");
    }
  }

  @Test
  void stageShared_isFilledAndHandedOverByAnyThread() {
    StagedArray staged = client.stageShared(TYPE);
    CompletableFuture.runAsync(() -> staged.segment().copyFrom(MemorySegment.ofArray(filled(4))))
        .join();
    try (Buffer buffer = CompletableFuture.supplyAsync(staged::toBuffer).join()) {
      assertThat(Cpu.floats(buffer)).isEqualTo(filled(4));
    }
  }

  @Test
  void upload_ofALargeView_isInItsOrder() {
    ArrayType square = ArrayType.of(ElementType.F32, 1024, 1024);
    float[] elements = new float[1 << 20];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = i;
    }
    HostView transposed = HostView.of(MemorySegment.ofArray(elements), square).permuted(1, 0);
    try (Buffer buffer = client.upload(transposed, client.defaultDevice())) {
      float[] copy = Cpu.floats(buffer);
      assertThat(copy[1]).isEqualTo(1024);
      assertThat(copy[1024 * 5 + 7]).isEqualTo(7 * 1024 + 5);
    }
  }
}
