package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostViewTest {
  private static final ArrayType F32_3_4 = ArrayType.of(ElementType.F32, 3, 4);

  private static Client client;

  @BeforeAll
  static void open() {
    client = Cpu.client();
  }

  @AfterAll
  static void close() {
    client.close();
  }

  private static float[] counted(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i;
    }
    return values;
  }

  private static HostView counted() {
    return HostView.of(MemorySegment.ofArray(counted(12)), F32_3_4);
  }

  private static float[] uploaded(HostView view) {
    try (Buffer buffer = client.upload(view, client.defaultDevice())) {
      assertThat(buffer.type()).isEqualTo(view.type());
      return Cpu.floats(buffer);
    }
  }

  @Test
  void upload_ofViews_takesTheirElements() {
    HostView whole = counted();
    assertThat(whole.isDense()).isTrue();
    assertThat(uploaded(whole)).isEqualTo(counted(12));
    HostView rows = whole.slice(0, 1, 3);
    assertThat(rows.isDense()).isTrue();
    assertThat(uploaded(rows)).containsExactly(4, 5, 6, 7, 8, 9, 10, 11);
    HostView columns = whole.slice(1, 1, 3);
    assertThat(columns.isDense()).isFalse();
    assertThat(uploaded(columns)).containsExactly(1, 2, 5, 6, 9, 10);
    assertThat(uploaded(whole.permuted(1, 0)))
        .containsExactly(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11);
    assertThat(uploaded(columns.permuted(1, 0).slice(0, 1, 2))).containsExactly(2, 6, 10);
    assertThat(uploaded(whole.slice(0, 2, 2))).isEmpty();
  }

  @Test
  void upload_ofStrides_backwardsAndRepeated() {
    MemorySegment data = MemorySegment.ofArray(counted(12));
    ArrayType six = ArrayType.of(ElementType.F32, 6);
    assertThat(uploaded(HostView.strided(data, six, 44, -8))).containsExactly(11, 9, 7, 5, 3, 1);
    ArrayType repeated = ArrayType.of(ElementType.F32, 2, 3);
    assertThat(uploaded(HostView.strided(data, repeated, 4, 0, 4)))
        .containsExactly(1, 2, 3, 1, 2, 3);
  }

  @Test
  void upload_ofNioBuffers_takesWhatRemains() {
    ArrayType type = ArrayType.of(ElementType.F32, 2);
    ByteBuffer direct = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
    direct.asFloatBuffer().put(counted(4));
    assertThat(uploaded(HostView.of(direct.position(4), type))).containsExactly(1, 2);
    FloatBuffer heap = FloatBuffer.wrap(counted(4)).position(2);
    assertThat(uploaded(HostView.of(heap, type))).containsExactly(2, 3);
    FloatBuffer swapped =
        ByteBuffer.allocateDirect(16)
            .order(
                ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
                    ? ByteOrder.LITTLE_ENDIAN
                    : ByteOrder.BIG_ENDIAN)
            .asFloatBuffer();
    assertThatThrownBy(() -> HostView.of(swapped, type))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("host view: buffer must be in the platform's byte order; got ");
  }

  @Test
  void copyTo_view_writesItsElementsAlone() {
    float[] target = new float[12];
    HostView columns = HostView.of(MemorySegment.ofArray(target), F32_3_4).slice(1, 1, 3);
    try (Buffer buffer =
        client.upload(
            MemorySegment.ofArray(new float[] {1, 2, 3, 4, 5, 6}),
            ArrayType.of(ElementType.F32, 3, 2))) {
      buffer.copyTo(columns);
      assertThat(target).containsExactly(0, 1, 2, 0, 0, 3, 4, 0, 0, 5, 6, 0);
      assertThatThrownBy(() -> buffer.copyTo(counted()))
          .hasMessageStartingWith(
              "download: view must be a writable one of f32[3,2]; got HostView[f32[3,4]");
      assertThatThrownBy(() -> buffer.copyTo((HostView) null)).hasMessageEndingWith("; got null");
    }
  }

  @Test
  void views_outsideOfTheirMemory_throw() {
    MemorySegment data = MemorySegment.ofArray(counted(12));
    String message = "host view: all elements of f32[3,4] must lie within the memory; got 48 bytes";
    assertThatThrownBy(() -> HostView.strided(data, F32_3_4, 4, 16, 4))
        .isInstanceOf(PjrtException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> HostView.strided(data, F32_3_4, 0, -16, 4)).hasMessage(message);
    assertThatThrownBy(() -> HostView.strided(data, F32_3_4, 0, Long.MAX_VALUE, 4))
        .hasMessage(message);
    assertThatThrownBy(() -> HostView.strided(data, F32_3_4, 0, 4))
        .hasMessage("host view: a stride for each dimension of f32[3,4] is needed; got 1");
    assertThatThrownBy(() -> HostView.of(data, ArrayType.of(ElementType.F32, 13)))
        .hasMessage("host view: host memory for f32[13] must hold 52 bytes; got 48");
    assertThatThrownBy(() -> counted().slice(1, 2, 5))
        .hasMessage("host view: slice must be within dimension 1 of f32[3,4]; got 2 to 5");
    assertThatThrownBy(() -> counted().slice(2, 0, 1))
        .hasMessage("host view: dimension must be one of f32[3,4]; got 2");
    assertThatThrownBy(() -> counted().permuted(0, 0))
        .hasMessage("host view: order must name a dimension once; got 0");
    assertThatThrownBy(() -> counted().permuted(0))
        .hasMessage("host view: order must have 2 dimensions; got 1");
  }

  @Test
  void upload_ofViewOfClosedMemory_throws() {
    HostView columns;
    try (Arena arena = Arena.ofConfined()) {
      columns = HostView.of(arena.allocate(48), F32_3_4).slice(1, 0, 2);
    }
    assertThatThrownBy(() -> uploaded(columns))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("upload: host memory must be open to the calling thread; got ");
  }

  @Test
  void uploadAsync_endsWithTheBuffer() throws Exception {
    float[] values = counted(100_000);
    ArrayType type = ArrayType.of(ElementType.F32, values.length);
    Device second = client.devices().get(1);
    Buffer buffer = client.uploadAsync(MemorySegment.ofArray(values), type, second).get();
    assertThat(buffer.device()).isSameAs(second);
    assertThat(Cpu.floats(buffer)).isEqualTo(values);
  }

  @Test
  void uploadAsync_ofConfinedMemoryOrClosedClient_throws() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment confined = arena.allocate(48);
      assertThatThrownBy(() -> client.uploadAsync(confined, F32_3_4, client.defaultDevice()))
          .isInstanceOf(PjrtException.class)
          .hasMessageStartingWith("upload: host memory must be open to other threads; got ");
    }
    Client closed = Cpu.client();
    closed.close();
    assertThatThrownBy(
            () ->
                closed
                    .uploadAsync(
                        MemorySegment.ofArray(counted(12)), F32_3_4, closed.defaultDevice())
                    .get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ClosedException.class);
  }

  private static StagedArray staged(float... values) {
    StagedArray staged = client.stage(ArrayType.of(ElementType.F32, values.length));
    MemorySegment.copy(
        MemorySegment.ofArray(values), 0, staged.segment(), 0, staged.type().sizeInBytes());
    return staged;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 100_000})
  void staged_isReadWhereItIs(int size) {
    StagedArray staged = staged(counted(size));
    long address = staged.segment().address();
    try (Buffer buffer = staged.toBuffer()) {
      assertThat(client.download.pinned(buffer.handle.address).address()).isEqualTo(address);
      assertThat(Cpu.floats(buffer)).isEqualTo(counted(size));
    }
  }

  @Test
  void staged_afterTheHandover_isClosedToItsUsers() {
    StagedArray staged = staged(1, 2, 3);
    MemorySegment segment = staged.segment();
    try (Buffer buffer = staged.toBuffer()) {
      assertThat(segment.scope().isAlive()).isFalse();
      assertThatThrownBy(() -> segment.fill((byte) 1)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(staged::toBuffer)
          .isInstanceOf(ClosedException.class)
          .hasMessage("stage: memory must be handed over once, and not after close(); got f32[3]");
      staged.close();
      assertThat(Cpu.floats(buffer)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void staged_outlivesEverythingButTheBuffer() {
    Buffer buffer = staged(counted(100_000)).toBuffer();
    for (int i = 0; i < 20; i++) {
      System.gc();
      client.stage(buffer.type()).segment().fill((byte) 7);
    }
    assertThat(Cpu.floats(buffer)).isEqualTo(counted(100_000));
    buffer.close();
  }

  @Test
  void staged_whenItsBuffersAreClosed_isFreed() {
    long bytes = 32L << 20;
    long times = 2 * Runtime.getRuntime().maxMemory() / bytes + 1;
    for (long i = 0; i < times; i++) {
      client.stage(ArrayType.of(ElementType.U8, bytes)).toBuffer().close();
    }
    assertThat(client.metrics().liveBytes()).isLessThan(bytes);
  }

  @Test
  void staged_donated_staysWhole() {
    String text =
        """
        func.func @main(%x: tensor<16xf32> {tf.aliasing_output = 0 : i32}) -> tensor<16xf32> {
          %0 = stablehlo.add %x, %x : tensor<16xf32>
          return %0 : tensor<16xf32>
        }
        """;
    try (LoadedExecutable twice = client.compile(Program.mlir(text));
        Buffer donated = staged(counted(16)).toBuffer();
        Buffer result = twice.execute(donated)[0]) {
      System.gc();
      assertThat(Cpu.floats(result)[15]).isEqualTo(30);
    }
  }

  @Test
  void stage_withoutDataOrRoom_throws() {
    assertThatThrownBy(() -> client.stage(ArrayType.of(ElementType.TOKEN)))
        .hasMessage("stage: element type must hold data; got token[]");
    assertThatThrownBy(() -> client.stage(ArrayType.of(ElementType.F32, 1L << 50)))
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.RESOURCE_EXHAUSTED))
        .hasMessageStartingWith("stage: host memory must have room for f32[1125899906842624]");
    try (StagedArray unused = client.stage(Cpu.F32)) {
      assertThat(unused.segment().byteSize()).isEqualTo(4);
    }
  }

  @Test
  void memories_areThoseOfTheDevice() {
    Device device = client.defaultDevice();
    Memory memory = device.defaultMemory();
    assertThat(device.memories()).contains(memory);
    assertThat(memory.devices()).contains(device);
    assertThat(memory.kind()).isNotEmpty();
    assertThat(memory.client()).isSameAs(client);
    assertThat(memory.toString()).isNotEmpty();
    assertThat(device.memories()).extracting(Memory::id).doesNotHaveDuplicates();
    assertThat(Cpu.scalar(client, 1).memory()).isSameAs(memory);
  }

  @Test
  void copyToMemory_ofEachKind_keepsTheContents() {
    Buffer buffer = Cpu.vector(client, 1, 2, 3);
    for (Memory memory : client.defaultDevice().memories()) {
      if (memory != buffer.memory()) {
        Buffer copy = buffer.copyToMemory(memory);
        assertThat(copy.memory()).isSameAs(memory);
        assertThat(Cpu.floats(copy)).containsExactly(1, 2, 3);
      }
    }
    Memory elsewhere = client.devices().get(1).defaultMemory();
    assertThat(Cpu.floats(buffer.copyToMemory(elsewhere))).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> buffer.copyToMemory(buffer.memory()))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("copy: memory must be another one of the client; got ");
    assertThatThrownBy(() -> buffer.copyToMemory(null)).hasMessageContaining("got null for");
  }

  @Test
  void hostView_ofNothing_throws() {
    ArrayType type = ArrayType.of(ElementType.F32, 3);
    MemorySegment data = MemorySegment.ofArray(new float[3]);
    assertThatThrownBy(() -> HostView.strided(data, type, 0, (long[]) null))
        .isInstanceOf(PjrtException.class)
        .hasMessage("host view: memory, type and strides must not be null; got null");
    assertThatThrownBy(() -> HostView.of(data, type).permuted((int[]) null))
        .isInstanceOf(PjrtException.class)
        .hasMessage("host view: order must have 1 dimensions; got null");
  }
}
