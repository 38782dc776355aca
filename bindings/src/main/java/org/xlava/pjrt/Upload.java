package org.xlava.pjrt;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.abi.Frame;
import org.xlava.pjrt.abi.FramePool;
import org.xlava.pjrt.abi.NativeCalls;
import org.xlava.pjrt.ffi.PJRT_Client_BufferFromHostBuffer_Args;
import org.xlava.pjrt.ffi.PjrtHeader;

/** Copies host data into new buffers of a client. */
final class Upload {
  private static final String OPERATION = "upload";

  private static final long DIMS = PJRT_Client_BufferFromHostBuffer_Args.layout().byteSize();
  private static final long DATA = DIMS + 64 * Long.BYTES;
  // Heap data up to this size goes through the frame, more through memory of its own.
  private static final long INLINE_BYTES = 4096;

  private static final long STRUCT_SIZE =
      PjrtHeader.PJRT_Client_BufferFromHostBuffer_Args_STRUCT_SIZE();
  private static final long CLIENT = PJRT_Client_BufferFromHostBuffer_Args.client$offset();
  private static final long HOST_DATA = PJRT_Client_BufferFromHostBuffer_Args.data$offset();
  private static final long TYPE = PJRT_Client_BufferFromHostBuffer_Args.type$offset();
  private static final long DIM_ADDRESS = PJRT_Client_BufferFromHostBuffer_Args.dims$offset();
  private static final long DIM_COUNT = PJRT_Client_BufferFromHostBuffer_Args.num_dims$offset();
  private static final long SEMANTICS =
      PJRT_Client_BufferFromHostBuffer_Args.host_buffer_semantics$offset();
  private static final long DEVICE = PJRT_Client_BufferFromHostBuffer_Args.device$offset();
  private static final long DONE =
      PJRT_Client_BufferFromHostBuffer_Args.done_with_host_buffer$offset();
  private static final long BUFFER = PJRT_Client_BufferFromHostBuffer_Args.buffer$offset();

  private final Client client;
  private final ClientState state;
  private final boolean inHostMemory;
  private final FramePool<Frame> frames = new FramePool<>(() -> new Frame(DATA + INLINE_BYTES));
  private final ArrayType[] scalarTypes = new ArrayType[ElementType.values().length];

  Upload(Client client) {
    this.client = client;
    this.state = client.state;
    this.inHostMemory = client.inHostMemory();
    for (ElementType type : ElementType.values()) {
      scalarTypes[type.ordinal()] = ArrayType.of(type);
    }
  }

  Buffer scalar(ElementType elementType, long bits, Device device) {
    if (elementType == null || elementType.bits() > Long.SIZE) {
      throw PjrtException.invalid(
          "upload: a scalar's type must be of at most 64 bits; got " + elementType);
    }
    ArrayType type = scalarTypes[elementType.ordinal()];
    check(type, device);
    var event = FlightEvents.transfer();
    Frame frame = begin();
    frame.putLong(DATA, bits);
    Buffer buffer = finish(frame, type, device, frame.address + DATA, null);
    FlightEvents.end(event, Traffic.Direction.UPLOAD, type, device);
    return buffer;
  }

  Buffer array(MemorySegment data, ArrayType type, Device device) {
    check(type, device);
    HostData.check(OPERATION, data, type);
    var event = FlightEvents.transfer();
    Buffer buffer = copied(data, type, device);
    FlightEvents.end(event, Traffic.Direction.UPLOAD, type, device);
    return buffer;
  }

  private Buffer copied(MemorySegment data, ArrayType type, Device device) {
    long size = type.sizeInBytes();
    if (adopts(type) || size > INLINE_BYTES && !data.isNative()) {
      return filled(type, device, target -> MemorySegment.copy(data, 0, target, 0, size));
    }
    Frame frame = begin();
    if (size > INLINE_BYTES) {
      return finish(frame, type, device, data.address(), data);
    }
    MemorySegment.copy(data, 0, frame.memory, DATA, size);
    return finish(frame, type, device, frame.address + DATA, null);
  }

  Buffer view(HostView view, Device device) {
    if (view.isDense()) {
      return array(view.denseData(), view.type(), device);
    }
    check(view.type(), device);
    var event = FlightEvents.transfer();
    Buffer buffer = filled(view.type(), device, view::gather);
    FlightEvents.end(event, Traffic.Direction.UPLOAD, view.type(), device);
    return buffer;
  }

  /** The buffer of what is written to the memory that {@code fill} is passed. */
  private Buffer filled(ArrayType type, Device device, Consumer<MemorySegment> fill) {
    if (adopts(type)) {
      HostMemory memory = HostMemory.of(OPERATION, type);
      fill.accept(memory.segment());
      return adopted(memory, type, device);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(Math.max(1, type.sizeInBytes()), 64);
      fill.accept(copy);
      return finish(begin(), type, device, copy.address(), copy);
    }
  }

  // A copy that the plugin makes is in memory of its own, whose pages are fresh each time.
  private boolean adopts(ArrayType type) {
    return inHostMemory
        && type.sizeInBytes() >= HostMemory.LARGE
        && type.elementType().bits() >= Byte.SIZE;
  }

  /** Makes a buffer of memory that nobody else has access to, as {@link #adopted} does. */
  Buffer adopt(HostMemory memory, ArrayType type, Device device) {
    var event = FlightEvents.transfer();
    Buffer buffer = adopted(memory, type, device);
    FlightEvents.end(event, Traffic.Direction.UPLOAD, type, device);
    return buffer;
  }

  /**
   * Makes a buffer of memory without a copy, where the plugin can. The memory is released when the
   * plugin is done with it.
   */
  private Buffer adopted(HostMemory memory, ArrayType type, Device device) {
    Frame frame = begin();
    try {
      fill(frame, type, device, memory.segment().address());
      frame.putInt(SEMANTICS, PjrtHeader.PJRT_HostBufferSemantics_kMutableZeroCopy());
      state.check(
          OPERATION, NativeCalls.call(state.api.bufferFromHostBuffer.required(), frame.address));
      Reference.reachabilityFence(frame);
      long done = frame.getLong(DONE);
      if (done != 0) {
        Completion.then(state.api, done, memory::release);
        state.api.destroyEvent(done);
      }
      return made(frame, type, device);
    } finally {
      Reference.reachabilityFence(memory);
      frames.give(frame);
      state.release();
    }
  }

  void check(ArrayType type, Device device) {
    if (type == null || device == null) {
      throw PjrtException.invalid("upload: type and device must not be null; got null");
    }
    if (!type.elementType().hasData()) {
      throw PjrtException.invalid("upload: element type must hold data; got " + type);
    }
    if (device.client() != client || !device.isAddressable()) {
      throw PjrtException.invalid(
          "upload: device must be an addressable one of the client; got %s of %s"
              .formatted(device, device.client()));
    }
  }

  private Frame begin() {
    state.acquireOrThrow();
    return frames.take();
  }

  // The memory of others is held open for the length of the call.
  private Buffer finish(
      Frame frame, ArrayType type, Device device, long address, @Nullable MemorySegment others) {
    try {
      fill(frame, type, device, address);
      MemorySegment function = state.api.bufferFromHostBuffer.required();
      state.check(
          OPERATION,
          others == null
              ? NativeCalls.call(function, frame.address)
              : NativeCalls.callHolding(function, frame.address, others));
      Reference.reachabilityFence(frame);
      state.api.destroyEvent(frame.getLong(DONE));
      return made(frame, type, device);
    } finally {
      frames.give(frame);
      state.release();
    }
  }

  private Buffer made(Frame frame, ArrayType type, Device device) {
    state.traffic.transferred(Traffic.Direction.UPLOAD, type);
    return new Buffer(client, device, type, frame.getLong(BUFFER));
  }

  private void fill(Frame frame, ArrayType type, Device device, long address) {
    long[] dims = type.sharedDims();
    frame.putLong(0, STRUCT_SIZE);
    frame.putLong(CLIENT, state.address);
    frame.putLong(HOST_DATA, address);
    frame.putInt(TYPE, type.elementType().ordinal());
    frame.putLong(DIM_ADDRESS, frame.putLongs(DIMS, dims));
    frame.putLong(DIM_COUNT, dims.length);
    frame.putInt(SEMANTICS, PjrtHeader.PJRT_HostBufferSemantics_kImmutableOnlyDuringCall());
    frame.putLong(DEVICE, device.address);
    frame.memory.set(JAVA_LONG, DONE, 0);
  }
}
