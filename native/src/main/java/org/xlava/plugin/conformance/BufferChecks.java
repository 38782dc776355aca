package org.xlava.plugin.conformance;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Device;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.Event;
import org.xlava.pjrt.HostView;
import org.xlava.pjrt.Memory;
import org.xlava.pjrt.StagedArray;

/** Checks of buffers: what goes up comes down again, in every type and way. */
final class BufferChecks {
  private static final int LARGE = 4 << 20;

  private BufferChecks() {}

  static List<Check> all() {
    List<Check> checks = new ArrayList<>();
    for (ElementType type : ElementType.values()) {
      if (type.hasData()) {
        checks.add(
            Check.of("buffers: round trip of " + type.symbol(), test -> roundTrip(test, type)));
      }
    }
    checks.addAll(
        List.of(
            Check.of("buffers: scalar", BufferChecks::scalar),
            Check.of("buffers: no elements", BufferChecks::noElements),
            Check.of("buffers: eight dimensions", BufferChecks::manyDimensions),
            Check.of("buffers: 16 MB", BufferChecks::large),
            Check.of("buffers: strided upload", BufferChecks::stridedUpload),
            Check.of("buffers: strided download", BufferChecks::stridedDownload),
            Check.of("buffers: zero-copy upload", BufferChecks::staged),
            Check.of("buffers: upload may be changed afterwards", BufferChecks::changedAfterwards),
            Check.of("buffers: upload in another thread", BufferChecks::asynchronous),
            Check.of("buffers: download to native and heap memory", BufferChecks::downloads),
            Check.of("buffers: event of readiness", BufferChecks::event),
            Check.of("buffers: future of readiness", BufferChecks::future),
            Check.of("buffers: deleted ones say so", BufferChecks::deleted),
            Check.of("buffers: deleted ones can't be read", BufferChecks::readDeleted),
            Check.of("buffers: deleted twice", BufferChecks::deletedTwice),
            Check.of("buffers: copy to another device", BufferChecks::copyToDevice),
            Check.of("buffers: copy to another memory", BufferChecks::copyToMemory)));
    return checks;
  }

  // Elements of less than a byte have a byte each, with the value in its low bits.
  private static void roundTrip(UnderTest test, ElementType type) {
    ArrayType array = ArrayType.of(type, 3, 5);
    byte[] bytes = new byte[Math.toIntExact(array.sizeInBytes())];
    int mask = type.bits() < Byte.SIZE ? (1 << (type.bits() - 1)) - 1 : 0x3F;
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (type == ElementType.PRED ? i & 1 : (7 * i + 1) & mask);
    }
    try (Buffer buffer = test.client().upload(MemorySegment.ofArray(bytes), array)) {
      byte[] back = buffer.toByteArray();
      Expect.that(
          Arrays.equals(bytes, back),
          "bytes must be " + Arrays.toString(bytes),
          Arrays.toString(back));
    }
  }

  private static void scalar(UnderTest test) {
    try (Buffer buffer =
        test.client().uploadScalar(ElementType.F32, Float.floatToRawIntBits(2.5f))) {
      Expect.floats("a scalar", UnderTest.floats(buffer), 2.5f);
    }
  }

  private static void noElements(UnderTest test) {
    ArrayType type = ArrayType.of(ElementType.F32, 0, 3);
    try (Buffer buffer = test.client().upload(MemorySegment.ofArray(new byte[0]), type)) {
      Expect.equal("the number of bytes", 0, buffer.toByteArray().length);
    }
  }

  private static void manyDimensions(UnderTest test) {
    ArrayType type = ArrayType.of(ElementType.S32, 1, 2, 1, 2, 1, 2, 1, 2);
    int[] values = new int[16];
    Arrays.setAll(values, i -> i);
    int[] back = new int[16];
    try (Buffer buffer = test.client().upload(MemorySegment.ofArray(values), type)) {
      buffer.copyTo(MemorySegment.ofArray(back));
    }
    Expect.that(Arrays.equals(values, back), "elements must be in order", Arrays.toString(back));
  }

  private static void large(UnderTest test) {
    float[] values = new float[LARGE];
    for (int i = 0; i < LARGE; i++) {
      values[i] = i;
    }
    try (Buffer buffer = test.vector(values)) {
      int difference = Arrays.mismatch(values, UnderTest.floats(buffer));
      Expect.equal("the place of the first difference", -1, difference);
    }
  }

  private static HostView matrix(float[] values) {
    return HostView.of(MemorySegment.ofArray(values), ArrayType.of(ElementType.F32, 2, 3));
  }

  private static void stridedUpload(UnderTest test) {
    HostView transposed = matrix(new float[] {1, 2, 3, 4, 5, 6}).permuted(1, 0);
    try (Buffer buffer = test.client().upload(transposed, test.client().defaultDevice())) {
      Expect.floats("a transposed matrix", UnderTest.floats(buffer), 1, 4, 2, 5, 3, 6);
    }
  }

  private static void stridedDownload(UnderTest test) {
    float[] values = new float[6];
    ArrayType type = ArrayType.of(ElementType.F32, 3, 2);
    MemorySegment data = MemorySegment.ofArray(new float[] {1, 2, 3, 4, 5, 6});
    try (Buffer buffer = test.client().upload(data, type)) {
      buffer.copyTo(matrix(values).permuted(1, 0));
    }
    Expect.floats("a transposed matrix", values, 1, 3, 5, 2, 4, 6);
  }

  private static void staged(UnderTest test) {
    StagedArray staged = test.client().stage(UnderTest.F32_4);
    MemorySegment.copy(new float[] {1, 2, 3, 4}, 0, staged.segment(), ValueLayout.JAVA_FLOAT, 0, 4);
    try (Buffer buffer = staged.toBuffer()) {
      Expect.floats("a staged array", UnderTest.floats(buffer), 1, 2, 3, 4);
    }
  }

  private static void changedAfterwards(UnderTest test) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(LARGE * 4L, 64);
      try (Buffer buffer = test.client().upload(data, ArrayType.of(ElementType.F32, LARGE))) {
        data.fill((byte) 1);
        float[] back = UnderTest.floats(buffer);
        Expect.that(back[LARGE - 1] == 0, "an upload must be a copy", back[LARGE - 1]);
      }
    }
  }

  private static void asynchronous(UnderTest test) {
    MemorySegment data = MemorySegment.ofArray(new float[] {1, 2, 3, 4});
    try (Buffer buffer =
        test.client().uploadAsync(data, UnderTest.F32_4, test.client().defaultDevice()).join()) {
      Expect.floats("a vector", UnderTest.floats(buffer), 1, 2, 3, 4);
    }
  }

  private static void downloads(UnderTest test) {
    try (Arena arena = Arena.ofConfined();
        Buffer buffer = test.vector(1, 2, 3, 4)) {
      MemorySegment memory = arena.allocate(16, 64);
      buffer.copyTo(memory);
      Expect.floats("native memory", memory.toArray(ValueLayout.JAVA_FLOAT), 1, 2, 3, 4);
      Expect.floats("heap memory", UnderTest.floats(buffer), 1, 2, 3, 4);
    }
  }

  private static void event(UnderTest test) {
    try (Buffer buffer = test.vector(1);
        Event event = buffer.readyEvent()) {
      event.await();
      Expect.that(event.isReady(), "an event that was waited for must be ready", "one that isn't");
    }
  }

  private static void future(UnderTest test) {
    try (Buffer buffer = test.vector(1)) {
      Expect.that(
          buffer.readyFuture().join() == buffer, "the future must give the buffer", "another");
    }
  }

  private static void deleted(UnderTest test) {
    try (Buffer buffer = test.vector(1)) {
      Expect.that(!buffer.isDeleted(), "a new buffer must not be deleted", "one that is");
      buffer.delete();
      Expect.that(buffer.isDeleted(), "a deleted buffer must say so", "one that doesn't");
    }
  }

  private static void readDeleted(UnderTest test) {
    try (Buffer buffer = test.vector(1)) {
      buffer.delete();
      Expect.refusal("reading a deleted buffer", buffer::toByteArray);
    }
  }

  private static void deletedTwice(UnderTest test) {
    try (Buffer buffer = test.vector(1)) {
      buffer.delete();
      buffer.delete();
    }
  }

  private static void copyToDevice(UnderTest test) {
    List<Device> devices = test.client().addressableDevices();
    Expect.supported(devices.size() > 1, "there is one device");
    try (Buffer buffer = test.vector(1, 2);
        Buffer copy = buffer.copyToDevice(devices.get(1))) {
      Expect.floats("a copy", UnderTest.floats(copy), 1, 2);
      Expect.equal("its device", devices.get(1), copy.device());
    }
  }

  private static void copyToMemory(UnderTest test) {
    Device device = test.client().defaultDevice();
    List<Memory> others =
        device.memories().stream().filter(memory -> memory != device.defaultMemory()).toList();
    Expect.supported(!others.isEmpty(), "there is one memory");
    Memory other = others.getFirst();
    try (Buffer buffer = test.vector(1, 2);
        Buffer copy = buffer.copyToMemory(other)) {
      Expect.floats("a copy", UnderTest.floats(copy), 1, 2);
      Expect.equal("its memory", other, copy.memory());
    }
  }
}
