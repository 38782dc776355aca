package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BufferTest {
  private static Client client;

  @BeforeAll
  static void open() {
    client = Cpu.client();
  }

  @AfterAll
  static void close() {
    client.close();
  }

  private static byte[] random(int size, int bits) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    for (int i = 0; i < size && bits < 8; i++) {
      bytes[i] &= (byte) ((1 << bits) - 1);
    }
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INVALID", "TOKEN"})
  void upload_everyElementType_comesBack(ElementType element) {
    ArrayType type = ArrayType.of(element, 2, 3);
    byte[] data =
        random((int) type.sizeInBytes(), element == ElementType.PRED ? 1 : element.bits());
    try (Buffer buffer = client.upload(MemorySegment.ofArray(data), type)) {
      byte[] back = buffer.toByteArray();
      for (int i = 0; i < back.length && element.bits() < 8; i++) {
        back[i] &= (byte) ((1 << element.bits()) - 1);
      }
      assertThat(back).isEqualTo(data);
      assertThat(buffer.type()).isSameAs(type);
      assertThat(buffer.sizeInBytes()).isEqualTo(data.length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1023, 1024, 1025, 1_000_000})
  void upload_heapAndNativeOfAnySize_comeBack(int count) {
    ArrayType type = ArrayType.of(ElementType.F32, count);
    byte[] data = random(4 * count, 8);
    try (Arena arena = Arena.ofConfined();
        Buffer fromHeap = client.upload(MemorySegment.ofArray(data), type);
        Buffer fromNative = client.upload(arena.allocateFrom(ValueLayout.JAVA_BYTE, data), type)) {
      MemorySegment target = arena.allocate(Math.max(1, data.length));
      fromHeap.copyTo(target);
      assertThat(target.asSlice(0, data.length).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(data);
      assertThat(fromNative.toByteArray()).isEqualTo(data);
    }
  }

  @Test
  void upload_isACopy() {
    float[] values = {1, 2, 3};
    Buffer buffer = Cpu.vector(client, values);
    values[0] = 9;
    assertThat(Cpu.floats(buffer)).containsExactly(1, 2, 3);
  }

  @Test
  void upload_nullSegmentOfNoElements_works() {
    try (Buffer empty = client.upload(MemorySegment.NULL, ArrayType.of(ElementType.F32, 0, 3))) {
      assertThat(empty.toByteArray()).isEmpty();
    }
  }

  @Test
  void uploadScalar_ofEachWidth_comesBack() {
    assertThat(client.uploadScalar(ElementType.U8, 0xAB).toByteArray()).containsExactly(0xAB);
    assertThat(client.uploadScalar(ElementType.F64, Double.doubleToRawLongBits(1.5)).toByteArray())
        .containsExactly(0, 0, 0, 0, 0, 0, 0xF8, 0x3F);
    assertThat(client.uploadScalar(ElementType.F32, 0).type()).hasToString("f32[]");
  }

  @Test
  void uploadScalar_wideOrNull_throws() {
    assertThatThrownBy(() -> client.uploadScalar(ElementType.C128, 0))
        .hasMessage("upload: a scalar's type must be of at most 64 bits; got C128");
    assertThatThrownBy(() -> client.uploadScalar(null, 0))
        .hasMessage("upload: a scalar's type must be of at most 64 bits; got null");
  }

  @Test
  void upload_dataTooSmall_throws() {
    assertThatThrownBy(() -> client.upload(MemorySegment.ofArray(new float[2]), Cpu.F32_3))
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.INVALID_ARGUMENT))
        .hasMessage("upload: host memory for f32[3] must hold 12 bytes; got 8");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"INVALID", "TOKEN"})
  void upload_typeWithoutData_throws(ElementType element) {
    assertThatThrownBy(() -> client.upload(MemorySegment.NULL, ArrayType.of(element)))
        .isInstanceOf(PjrtException.class)
        .hasMessage("upload: element type must hold data; got " + element.symbol() + "[]");
  }

  @Test
  void upload_null_throws() {
    assertThatThrownBy(() -> client.upload(null, Cpu.F32))
        .hasMessage("upload: host memory must not be null; got null");
    assertThatThrownBy(() -> client.upload(MemorySegment.NULL, null))
        .hasMessage("upload: type and device must not be null; got null");
  }

  @Test
  void upload_deviceOfAnotherClient_throws() {
    try (Client other = Cpu.client()) {
      assertThatThrownBy(() -> client.uploadScalar(ElementType.F32, 0, other.defaultDevice()))
          .isInstanceOf(PjrtException.class)
          .hasMessage(
              "upload: device must be an addressable one of the client;"
                  + " got CpuDevice(id=0) of Client[cpu, 4 devices]");
    }
  }

  @Test
  void upload_closedMemory_throws() {
    MemorySegment closed;
    try (Arena arena = Arena.ofConfined()) {
      closed = arena.allocate(12);
    }
    assertThatThrownBy(() -> client.upload(closed, Cpu.F32_3))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("upload: host memory must be open to the calling thread; got ");
  }

  @Test
  void upload_memoryOfAnotherThread_throws() throws InterruptedException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment confined = arena.allocate(12);
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      client.upload(confined, Cpu.F32_3);
                    } catch (PjrtException e) {
                      thrown.set(e);
                    }
                  });
      thread.join();
      assertThat(thrown.get())
          .hasMessageStartingWith("upload: host memory must be open to the calling thread; got ");
    }
  }

  @Test
  void upload_terabytes_throws() {
    assertThatThrownBy(
            () ->
                client.upload(
                    MemorySegment.ofArray(new byte[8]), ArrayType.of(ElementType.F32, 1L << 40)))
        .hasMessage(
            "upload: host memory for f32[1099511627776] must hold 4398046511104 bytes; got 8");
  }

  @Test
  void copyTo_tooSmallNullOrReadOnly_throws() {
    Buffer buffer = Cpu.vector(client, 1, 2, 3);
    assertThatThrownBy(() -> buffer.copyTo(MemorySegment.ofArray(new float[2])))
        .isInstanceOf(PjrtException.class)
        .hasMessage("download: host memory for f32[3] must hold 12 bytes; got 8");
    assertThatThrownBy(() -> buffer.copyTo((MemorySegment) null))
        .hasMessage("download: host memory must not be null; got null");
    assertThatThrownBy(() -> buffer.copyTo(MemorySegment.ofArray(new float[3]).asReadOnly()))
        .hasMessageStartingWith("download: host memory must be writable; got ");
  }

  @Test
  void moveTo_knownReadyOrNot_copiesAndCloses() {
    for (boolean known : new boolean[] {false, true}) {
      Buffer buffer = Cpu.vector(client, 1, 2, 3);
      if (known) {
        buffer.awaitReady();
      }
      long live = client.metrics().liveBuffers();
      float[] target = new float[3];
      buffer.moveTo(MemorySegment.ofArray(target));
      assertThat(target).containsExactly(1, 2, 3);
      assertThat(buffer.isClosed()).isTrue();
      assertThat(client.metrics().liveBuffers()).isEqualTo(live - 1);
      assertThatThrownBy(() -> buffer.moveTo(MemorySegment.ofArray(target)))
          .isInstanceOf(ClosedException.class);
    }
  }

  @Test
  void moveTo_tooSmall_throwsAndLeavesTheBufferOpen() {
    try (Buffer buffer = Cpu.vector(client, 1, 2, 3)) {
      assertThatThrownBy(() -> buffer.moveTo(MemorySegment.ofArray(new float[2])))
          .hasMessage("download: host memory for f32[3] must hold 12 bytes; got 8");
      assertThat(Cpu.floats(buffer)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void moveTo_deletedBuffer_throwsAndCloses() {
    for (boolean known : new boolean[] {false, true}) {
      Buffer buffer = Cpu.vector(client, 1, 2, 3);
      if (known) {
        buffer.awaitReady();
      }
      buffer.delete();
      long live = client.metrics().liveBuffers();
      assertThatThrownBy(() -> buffer.moveTo(MemorySegment.ofArray(new float[3])))
          .isInstanceOf(PjrtException.class)
          .isNotInstanceOf(ClosedException.class);
      assertThat(buffer.isClosed()).isTrue();
      assertThat(client.metrics().liveBuffers()).isEqualTo(live - 1);
    }
  }

  @Test
  void awaitReady_ofDeletedBufferThatWasReady_throws() {
    try (Buffer buffer = Cpu.vector(client, 1, 2, 3)) {
      buffer.awaitReady();
      buffer.delete();
      assertThatThrownBy(buffer::awaitReady).isInstanceOf(PjrtException.class);
    }
  }

  @Test
  void copyToDevice_copies() {
    Buffer buffer = Cpu.vector(client, 1, 2, 3);
    Buffer copy = buffer.copyToDevice(client.devices().get(3));
    assertThat(copy.device()).isSameAs(client.devices().get(3));
    assertThat(Cpu.floats(copy)).containsExactly(1, 2, 3);
  }

  @Test
  void copyToDevice_ownOrNone_throws() {
    Buffer buffer = Cpu.scalar(client, 1);
    assertThatThrownBy(() -> buffer.copyToDevice(client.defaultDevice()))
        .hasMessage(
            "copy: device must be another addressable one of the client;"
                + " got CpuDevice(id=0) for a buffer on CpuDevice(id=0)");
    assertThatThrownBy(() -> buffer.copyToDevice(null))
        .hasMessageStartingWith("copy: device must be another addressable one of the client");
  }

  @Test
  void delete_givesTheContentsUp() {
    Buffer buffer = Cpu.vector(client, 1, 2, 3);
    assertThat(buffer.isDeleted()).isFalse();
    buffer.delete();
    buffer.delete();
    assertThat(buffer.isDeleted()).isTrue();
    assertThat(buffer.isClosed()).isFalse();
    assertThatThrownBy(buffer::toByteArray)
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("download: ");
    assertThatThrownBy(buffer::awaitReady)
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("await: ");
    buffer.close();
  }

  @Test
  void awaitReady_ofReadyBuffer_returns() {
    Buffer buffer = Cpu.scalar(client, 1);
    buffer.awaitReady();
    try (Event event = buffer.readyEvent()) {
      event.await();
      assertThat(event.isReady()).isTrue();
      assertThat(event.client()).isSameAs(client);
    }
  }

  @Test
  void event_afterClose_throws() {
    Event event = Cpu.scalar(client, 1).readyEvent();
    event.close();
    event.close();
    assertThatThrownBy(event::await)
        .isInstanceOf(ClosedException.class)
        .hasMessage("event: must not be used after close()");
    assertThatThrownBy(event::isReady).hasMessage("event: must not be used after close()");
  }

  @Test
  void everything_afterClose_throws() {
    Buffer buffer = Cpu.vector(client, 1, 2, 3);
    assertThat(buffer).hasToString("Buffer[f32[3] on CpuDevice(id=0)]");
    buffer.close();
    buffer.close();
    String message = "buffer: must not be used after close(); got f32[3]";
    assertThat(buffer.isClosed()).isTrue();
    assertThat(buffer.isDeleted()).isTrue();
    assertThat(buffer).hasToString("Buffer[f32[3] on CpuDevice(id=0), closed]");
    assertThatThrownBy(buffer::toByteArray).isInstanceOf(ClosedException.class).hasMessage(message);
    assertThatThrownBy(buffer::awaitReady).hasMessage(message);
    assertThatThrownBy(buffer::readyEvent).hasMessage(message);
    assertThatThrownBy(buffer::delete).hasMessage(message);
    assertThatThrownBy(() -> buffer.copyToDevice(client.devices().get(1))).hasMessage(message);
  }
}
