package org.xlava.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.xlava.pjrt.abi.Pointers;
import org.xlava.pjrt.ffi.PJRT_Api;
import org.xlava.pjrt.ffi.PJRT_Client_Compile_Args;
import org.xlava.pjrt.ffi.PJRT_Client_Create_Args;
import org.xlava.pjrt.ffi.PJRT_Executable_DeserializeAndLoad_Args;
import org.xlava.pjrt.ffi.PJRT_Program;
import org.xlava.pjrt.ffi.PjrtHeader;

/**
 * A plugin's runtime: its devices, and the buffers and executables on them. Closing a client closes
 * what lives in it; calls under way in other threads finish first. Any number of threads may use it
 * at once. Of its methods {@link #compile} and {@link #close} wait for others' work; an upload or a
 * load takes the time of the copying.
 */
public final class Client implements AutoCloseable {
  private static final String FORMAT = "mlir";

  private final Plugin plugin;
  private final KeyValueCallbacks store;
  final ClientState state;
  final Upload upload;
  final Download download;
  private final String platformName;
  private final String platformVersion;
  private final int processIndex;
  private final Map<Long, Device> devices = new LinkedHashMap<>();
  private final Map<Long, Memory> memories = new ConcurrentHashMap<>();
  private final List<Device> allDevices;
  private final List<Device> addressableDevices;

  static Client create(Plugin plugin, ClientOptions options) {
    if (options == null) {
      throw PjrtException.invalid("client: options must not be null; got null");
    }
    KeyValueCallbacks store = KeyValueCallbacks.of(options);
    Client client;
    try {
      client = new Client(plugin, store, createNative(plugin.api, options, store));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
    if (client.addressableDevices.isEmpty()) {
      client.close();
      throw new PjrtException(
          StatusCode.UNAVAILABLE, "client: plugin must have a device; got none from " + plugin);
    }
    return client;
  }

  private static long createNative(Api api, ClientOptions options, KeyValueCallbacks store) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Client_Create_Args.layout(),
              PjrtHeader.PJRT_Client_Create_Args_STRUCT_SIZE());
      Pointers.set(
          args,
          PJRT_Client_Create_Args.create_options$offset(),
          NamedValues.write(arena, options.values()));
      PJRT_Client_Create_Args.num_options(args, options.values().size());
      store.write(args);
      api.call(
          api.slot("PJRT_Client_Create", PJRT_Api.PJRT_Client_Create$offset()), "client", args);
      ProcessEnd.clientMade();
      return Pointers.get(args, PJRT_Client_Create_Args.client$offset()).address();
    }
  }

  private Client(Plugin plugin, KeyValueCallbacks store, long address) {
    Api api = plugin.api;
    this.plugin = plugin;
    this.store = store;
    this.state = new ClientState(this, api, address);
    this.platformName =
        api.queryString(
            api.slot("PJRT_Client_PlatformName", PJRT_Api.PJRT_Client_PlatformName$offset()),
            "client",
            address,
            PjrtHeader.PJRT_Client_PlatformName_Args_STRUCT_SIZE());
    this.upload = new Upload(this);
    this.download = new Download(state, inHostMemory());
    this.platformVersion =
        api.queryString(
            api.slot("PJRT_Client_PlatformVersion", PJRT_Api.PJRT_Client_PlatformVersion$offset()),
            "client",
            address,
            PjrtHeader.PJRT_Client_PlatformVersion_Args_STRUCT_SIZE());
    this.processIndex =
        (int)
            api.query(
                api.slot("PJRT_Client_ProcessIndex", PJRT_Api.PJRT_Client_ProcessIndex$offset()),
                "client",
                address,
                PjrtHeader.PJRT_Client_ProcessIndex_Args_STRUCT_SIZE());
    this.allDevices =
        devices(
            api.slot("PJRT_Client_Devices", PJRT_Api.PJRT_Client_Devices$offset()),
            address,
            PjrtHeader.PJRT_Client_Devices_Args_STRUCT_SIZE());
    this.addressableDevices =
        devices(
            api.slot(
                "PJRT_Client_AddressableDevices", PJRT_Api.PJRT_Client_AddressableDevices$offset()),
            address,
            PjrtHeader.PJRT_Client_AddressableDevices_Args_STRUCT_SIZE());
  }

  private List<Device> devices(Slot slot, long handle, long structSize) {
    return devices(state.api.query2(slot, "client", handle, structSize, Api::longs));
  }

  /** Returns the devices at addresses, each always as the same object. */
  List<Device> devices(long[] addresses) {
    return LongStream.of(addresses).mapToObj(this::device).toList();
  }

  Device device(long address) {
    synchronized (devices) {
      Device known = devices.get(address);
      if (known == null) {
        known = new Device(this, address);
        devices.put(address, known);
      }
      return known;
    }
  }

  /** Returns the memory at an address, always as an equal object. */
  Memory memory(long address) {
    Memory known = memories.get(address);
    if (known == null) {
      Memory fresh = new Memory(this, address);
      known = memories.putIfAbsent(address, fresh);
      return known == null ? fresh : known;
    }
    return known;
  }

  /** Returns the plugin that the client is of. */
  public Plugin plugin() {
    return plugin;
  }

  /** Whether the devices compute in the host's memory. */
  boolean inHostMemory() {
    return platformName.equals("cpu");
  }

  /** Returns the platform's name: {@code cpu}, {@code cuda}, {@code tpu}, … */
  public String platformName() {
    return platformName;
  }

  /** Returns what the plugin says about the platform's version. */
  public String platformVersion() {
    return platformVersion;
  }

  /** Returns the index of this process among those that share the computation, 0 if alone. */
  public int processIndex() {
    return processIndex;
  }

  /** Returns all devices, those of other processes included. */
  public List<Device> devices() {
    return allDevices;
  }

  /** Returns the devices that this process can use; there is at least one. */
  public List<Device> addressableDevices() {
    return addressableDevices;
  }

  /** Returns the first addressable device. */
  public Device defaultDevice() {
    return addressableDevices.getFirst();
  }

  /**
   * Returns the layout that arrays of a type have on the devices unless a program says otherwise.
   *
   * @throws PjrtException with {@link StatusCode#UNIMPLEMENTED} if the plugin lacks the extension
   *     {@code Layouts}, with {@link StatusCode#INVALID_ARGUMENT} if the type holds no data
   */
  public Layout defaultLayout(ArrayType type) {
    if (type == null || !type.elementType().hasData()) {
      throw PjrtException.invalid("layout: type must be one that holds data; got " + type);
    }
    state.acquireOrThrow();
    try {
      return Layouts.of(plugin).ofClient(state.address, type);
    } finally {
      state.release();
    }
  }

  /**
   * Compiles a program for one device, which the plugin chooses; {@link #compile(Program,
   * CompileOptions)} with the default options.
   */
  public LoadedExecutable compile(Program program) {
    return compile(program, CompileOptions.defaults());
  }

  /**
   * Compiles a program and loads it. Blocks until that is done, in another thread; an interrupt
   * ends the wait, not the compilation.
   *
   * @throws PjrtException if the program doesn't parse or verify, an option doesn't fit, more
   *     devices are asked for than the client has, or an array has more elements than the plugin's
   *     compiler survives; with {@link StatusCode#CANCELLED} if the thread is interrupted
   * @throws ClosedException if the client was closed
   */
  public LoadedExecutable compile(Program program, CompileOptions options) {
    if (program == null || options == null) {
      throw PjrtException.invalid("compile: program and options must not be null; got null");
    }
    checkDevices(options);
    program.checkLimits(this);
    var event = FlightEvents.compile();
    LoadedExecutable executable =
        Detached.call("compile", () -> compiled(program, options), LoadedExecutable::close);
    FlightEvents.end(event, executable, program.code().length, false);
    return executable;
  }

  private LoadedExecutable compiled(Program program, CompileOptions options) {
    state.acquireOrThrow();
    try {
      byte[] complete = PlatformFlags.complete(this, options, program).toByteArray();
      return new LoadedExecutable(this, compileNative(program, complete));
    } finally {
      state.release();
    }
  }

  /**
   * Returns options with the XLA flags that the platform needs and that {@link #compile} adds where
   * they are not set, to programs that need them. Programs compiled with other bytes of these
   * options differ: use them in the key of a cache.
   */
  public CompileOptions complete(CompileOptions options) {
    return PlatformFlags.complete(this, options);
  }

  private void checkDevices(CompileOptions options) {
    if ((long) options.replicas() * options.partitions() > allDevices.size()) {
      throw PjrtException.invalid(
          "compile: replicas times partitions must be at most the client's %d devices; got %d * %d"
              .formatted(allDevices.size(), options.replicas(), options.partitions()));
    }
    for (int id : options.deviceIds()) {
      if (allDevices.stream().noneMatch(device -> device.id() == id)) {
        throw PjrtException.invalid(
            "compile: device ids must be the client's; got %d, the client has %s"
                .formatted(id, allDevices.stream().map(Device::id).toList()));
      }
    }
  }

  private long compileNative(Program program, byte[] options) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Client_Compile_Args.layout(),
              PjrtHeader.PJRT_Client_Compile_Args_STRUCT_SIZE());
      Pointers.set(
          args, PJRT_Client_Compile_Args.client$offset(), MemorySegment.ofAddress(state.address));
      Pointers.set(args, PJRT_Client_Compile_Args.program$offset(), write(arena, program));
      Pointers.set(
          args, PJRT_Client_Compile_Args.compile_options$offset(), terminated(arena, options));
      PJRT_Client_Compile_Args.compile_options_size(args, options.length);
      Api api = state.api;
      state.call(
          api.slot("PJRT_Client_Compile", PJRT_Api.PJRT_Client_Compile$offset()), "compile", args);
      ProcessEnd.programMade();
      return Pointers.get(args, PJRT_Client_Compile_Args.executable$offset()).address();
    }
  }

  private static MemorySegment write(Arena arena, Program program) {
    byte[] code = program.code();
    MemorySegment struct =
        Api.args(arena, PJRT_Program.layout(), PjrtHeader.PJRT_Program_STRUCT_SIZE());
    Pointers.set(struct, PJRT_Program.code$offset(), terminated(arena, code));
    PJRT_Program.code_size(struct, code.length);
    Pointers.set(
        struct,
        PJRT_Program.format$offset(),
        terminated(arena, FORMAT.getBytes(StandardCharsets.US_ASCII)));
    PJRT_Program.format_size(struct, FORMAT.length());
    return struct;
  }

  private static MemorySegment terminated(Arena arena, byte[] bytes) {
    MemorySegment copy = arena.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return copy;
  }

  /**
   * Loads an executable that {@link LoadedExecutable#serialize} gave; an interrupt has no effect.
   * Damage to the bytes is told by a hash within them; that guards against accidents, not against
   * forgery, so load none from those whose programs you wouldn't run.
   *
   * @throws PjrtException if the bytes are empty, damaged or something else, or the plugin can't
   *     load them, which may come of another version or another machine
   * @throws ClosedException if the client was closed
   */
  public LoadedExecutable load(byte[] serialized) {
    if (serialized == null || serialized.length == 0) {
      throw PjrtException.invalid(
          "load: serialized executable must not be empty; got "
              + (serialized == null ? "null" : "0 bytes"));
    }
    var event = FlightEvents.compile();
    state.acquireOrThrow();
    try {
      LoadedExecutable executable =
          new LoadedExecutable(this, loadNative(SerializedExecutable.open(serialized)));
      FlightEvents.end(event, executable, serialized.length, true);
      return executable;
    } finally {
      state.release();
    }
  }

  private long loadNative(byte[] serialized) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment args =
          Api.args(
              arena,
              PJRT_Executable_DeserializeAndLoad_Args.layout(),
              PjrtHeader.PJRT_Executable_DeserializeAndLoad_Args_STRUCT_SIZE());
      Pointers.set(
          args,
          PJRT_Executable_DeserializeAndLoad_Args.client$offset(),
          MemorySegment.ofAddress(state.address));
      PJRT_Executable_DeserializeAndLoad_Args.serialized_executable(
          args, terminated(arena, serialized));
      PJRT_Executable_DeserializeAndLoad_Args.serialized_executable_size(args, serialized.length);
      Api api = state.api;
      state.call(
          api.slot(
              "PJRT_Executable_DeserializeAndLoad",
              PJRT_Api.PJRT_Executable_DeserializeAndLoad$offset()),
          "load",
          args);
      ProcessEnd.programMade();
      return Pointers.get(args, PJRT_Executable_DeserializeAndLoad_Args.loaded_executable$offset())
          .address();
    }
  }

  /**
   * Copies host data to the default device; see {@link #upload(MemorySegment, ArrayType, Device)}.
   */
  public Buffer upload(MemorySegment data, ArrayType type) {
    return upload(data, type, defaultDevice());
  }

  /**
   * Copies host data to a device. The data is read before this returns.
   *
   * @param data the elements, dense and row-major in the platform's byte order, in native memory or
   *     a heap array; elements of less than a byte take one byte each
   * @throws PjrtException if the data is smaller than the type, the type holds no data, or the
   *     device is not this client's or not addressable
   * @throws OutOfMemoryException if there is no room for it
   * @throws ClosedException if the client was closed
   */
  public Buffer upload(MemorySegment data, ArrayType type, Device device) {
    return upload.array(data, type, device);
  }

  /**
   * Copies a view of host memory to a device; the data is read before this returns.
   *
   * @throws PjrtException as {@link #upload(MemorySegment, ArrayType, Device)} does
   */
  public Buffer upload(HostView view, Device device) {
    if (view == null) {
      throw PjrtException.invalid("upload: view must not be null; got null");
    }
    return upload.view(view, device);
  }

  /**
   * Copies host data to a device in another thread. The data must not change until the future ends,
   * which it does exceptionally with the {@link PjrtException} of an upload that failed; memory
   * that can be closed stays open while it is read.
   *
   * @throws PjrtException if the memory is confined to a thread, or as {@link
   *     #upload(MemorySegment, ArrayType, Device)} does
   */
  public CompletableFuture<Buffer> uploadAsync(MemorySegment data, ArrayType type, Device device) {
    upload.check(type, device);
    HostData.checkShared("upload", data, type);
    return CompletableFuture.supplyAsync(() -> upload.array(data, type, device));
  }

  /**
   * Returns host memory for an array which {@link StagedArray#toBuffer} gives to a device without a
   * copy, if the device can read host memory. This thread fills it and hands it over.
   *
   * @throws PjrtException if the type holds no data, or there is no room for it
   */
  public StagedArray stage(ArrayType type) {
    return new StagedArray(this, type, Arena::ofConfined);
  }

  /**
   * As {@link #stage}, but any thread may fill the memory and hand it over. The handover then takes
   * longer, since it has to wait until no thread is within an access to the memory.
   *
   * @throws PjrtException if the type holds no data, or there is no room for it
   */
  public StagedArray stageShared(ArrayType type) {
    return new StagedArray(this, type, Arena::ofShared);
  }

  /** Makes a scalar on the default device; see {@link #uploadScalar(ElementType, long, Device)}. */
  public Buffer uploadScalar(ElementType type, long bits) {
    return uploadScalar(type, bits, defaultDevice());
  }

  /**
   * Makes a scalar on a device.
   *
   * @param bits the element's bits in the low bytes, {@code Float.floatToRawIntBits} of a float for
   *     example
   * @throws PjrtException if elements of the type are wider than 64 bits or hold no data
   * @throws ClosedException if the client was closed
   */
  public Buffer uploadScalar(ElementType type, long bits, Device device) {
    return upload.scalar(type, bits, device);
  }

  /** Returns what lives in the client at the moment and what it did; also after it was closed. */
  public ClientMetrics metrics() {
    return state.metrics();
  }

  /**
   * Collects garbage and frees the buffers, executables and events that are found unreachable;
   * blocks as long as the collection takes. Done without asking when much native memory is held;
   * see the system property {@code xlava.pjrt.reclaimBytes}.
   */
  public void reclaim() {
    state.reclaim();
  }

  /** Returns whether the client was closed. */
  public boolean isClosed() {
    return state.isClosed();
  }

  /**
   * Closes the client and all that lives in it; a second close does nothing. Calls that use the
   * client in other threads end first: the last of them frees it. Where there are none, this blocks
   * until the programs under way on the devices have ended. An interrupt ends the wait, with the
   * thread's flag set; the client is then freed when they have.
   */
  @Override
  public void close() {
    state.closeAll();
    state.awaitDestruction();
    store.close();
  }

  @Override
  public String toString() {
    return "Client[" + platformName + ", " + allDevices.size() + " devices]";
  }
}
