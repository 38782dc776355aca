package org.xlava.pjrt;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.xlava.pjrt.abi.FramePool;
import org.xlava.pjrt.abi.NativeCalls;
import org.xlava.pjrt.hlo.HloModule;
import org.xlava.pjrt.hlo.HloShape;

/**
 * A compiled program, ready to run on its devices. Any number of threads may execute it at once.
 * Freed by {@link #close}, by its client's, or by the collector.
 *
 * <p>Its name, types, layouts and devices were read when it was made and are told also after a
 * close. The rest is asked of the plugin each time, without waiting for executions.
 */
public final class LoadedExecutable implements AutoCloseable {
  private static final String OPERATION = "execute";

  private final Client client;
  private final ChildHandle handle;
  private final String name;
  private final int replicas;
  private final int partitions;
  private final List<Device> devices;
  private final List<Layout> parameterLayouts;
  private final List<Layout> resultLayouts;
  private final boolean longLoops;
  private final ArrayType[] parameterTypes;
  private final ArrayType[] resultTypes;
  private final FramePool<ExecuteFrame> frames;

  /** Takes a native executable over; destroys it if what it says of itself can't be read. */
  LoadedExecutable(Client client, long address) {
    this.client = client;
    this.handle = new ChildHandle(this, client.state, ChildHandle.Kind.EXECUTABLE, address, 0);
    try (ExecutableReader reader = new ExecutableReader(client.state.api, address)) {
      this.name = reader.name();
      this.replicas = reader.replicas();
      this.partitions = reader.partitions();
      this.devices = client.devices(reader.devices());
      HloModule program = reader.optimized();
      List<HloShape> parameters = ExecutableReader.ask(program, HloModule::parameters);
      this.parameterTypes =
          parameters.stream().map(LoadedExecutable::type).toArray(ArrayType[]::new);
      this.parameterLayouts = layouts(parameters);
      this.resultLayouts = layouts(ExecutableReader.ask(program, HloModule::results));
      this.longLoops = ExecutableReader.ask(program, HloModule::hasLongLoops);
      this.resultTypes = reader.resultTypes().toArray(ArrayType[]::new);
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
    client.state.traffic.compilations.increment();
    this.frames =
        new FramePool<>(() -> new ExecuteFrame(address, parameterTypes.length, resultTypes.length));
  }

  private static ArrayType type(HloShape shape) {
    return ArrayType.of(
        ElementType.ofXla(shape.elementCode()),
        shape.dims().stream().mapToLong(Long::longValue).toArray());
  }

  private static List<Layout> layouts(List<HloShape> shapes) {
    return shapes.stream().map(shape -> new Layout(shape.minorToMajor())).toList();
  }

  /** Returns the client that the executable is of. */
  public Client client() {
    return client;
  }

  /** Returns the program's name. */
  public String name() {
    return name;
  }

  /** Returns the number of replicas that the program was compiled for. */
  public int replicas() {
    return replicas;
  }

  /** Returns the number of partitions that the program was compiled for. */
  public int partitions() {
    return partitions;
  }

  /** Returns the devices of this process that the program runs on. */
  public List<Device> devices() {
    return devices;
  }

  /** Returns the types of the arguments on one device. */
  public List<ArrayType> parameterTypes() {
    return List.of(parameterTypes);
  }

  /** Returns the types of the results on one device. */
  public List<ArrayType> resultTypes() {
    return List.of(resultTypes);
  }

  /**
   * Starts the program on its one device and returns its results, which may still be being
   * computed: reading one waits for it, and throws if the computation failed. Arguments that the
   * program declares as donated are deleted. The others may be closed at once: what the computation
   * reads lives until it ends.
   *
   * <p>A plugin may compute a small program before this returns. A program with a loop that may
   * take long is therefore started by another thread, and an interrupt ends the wait for it.
   *
   * @throws PjrtException if the program runs on several devices, or the number of arguments or the
   *     element type, dimensions or device of one is not what the program takes; with {@link
   *     StatusCode#CANCELLED} if the thread is interrupted while it waits
   * @throws ClosedException if the executable or an argument was closed
   */
  public Buffer[] execute(Buffer... arguments) {
    checkArguments(arguments);
    var event = FlightEvents.execute();
    Buffer[] results = longLoops ? startDetached(arguments.clone()) : start(arguments);
    FlightEvents.end(event, this);
    return results;
  }

  private Buffer[] startDetached(Buffer[] arguments) {
    return Detached.call(
        OPERATION, () -> start(arguments), results -> close(Arrays.asList(results)));
  }

  private static void close(List<Buffer> buffers) {
    buffers.forEach(Buffer::close);
  }

  private Buffer[] start(Buffer[] arguments) {
    acquire();
    client.state.traffic.executions.increment();
    ExecuteFrame frame = frames.take();
    int held = 0;
    try {
      while (held < arguments.length) {
        hold(frame, held, arguments[held]);
        held++;
      }
      client.state.check(
          OPERATION, NativeCalls.call(client.state.api.execute.required(), frame.address));
      return results(frame);
    } finally {
      release(arguments, held);
      frames.give(frame);
      handle.release();
    }
  }

  /**
   * Starts the program on all its devices and returns their results; {@link #executeOnDevices(List,
   * ExecuteOptions)} with the default options, blocking and throwing as that does.
   */
  public List<List<Buffer>> executeOnDevices(List<List<Buffer>> arguments) {
    return executeOnDevices(arguments, ExecuteOptions.defaults());
  }

  /**
   * Starts the program on all its devices, as replicas, partitions or both, and returns their
   * results, which may still be being computed.
   *
   * @param arguments for each of {@link #devices}, in that order, the arguments there
   * @throws PjrtException if there are more or less lists than devices, or the number of arguments
   *     or the element type, dimensions or device of one is not what the program takes there; with
   *     {@link StatusCode#CANCELLED} if the thread is interrupted while it waits
   * @throws ClosedException if the executable or an argument was closed
   */
  public List<List<Buffer>> executeOnDevices(List<List<Buffer>> arguments, ExecuteOptions options) {
    DeviceLists lists = new DeviceLists(this, options, arguments);
    lists.check();
    var event = FlightEvents.execute();
    List<List<Buffer>> results = longLoops ? startDetached(lists) : start(lists);
    FlightEvents.end(event, this);
    return results;
  }

  private List<List<Buffer>> startDetached(DeviceLists lists) {
    return Detached.call(
        OPERATION, () -> start(lists), results -> results.forEach(LoadedExecutable::close));
  }

  private List<List<Buffer>> start(DeviceLists lists) {
    acquire();
    client.state.traffic.executions.increment();
    try {
      return lists.run(handle.address);
    } finally {
      handle.release();
    }
  }

  /**
   * Starts the program as {@link #execute} does on its one device, and tells when it has run to its
   * end, which matters where handlers are called or there are no results. An interrupt ends the
   * wait for the start, not the program.
   *
   * @throws PjrtException as {@link #execute} does, or if an argument to be kept is none
   * @throws ClosedException if the executable or an argument was closed
   */
  public Execution start(List<Buffer> arguments, ExecuteOptions options) {
    if (arguments == null) {
      throw PjrtException.invalid("execute: arguments must not be null; got null");
    }
    DeviceLists lists = new DeviceLists(this, options, List.of(arguments));
    lists.check();
    return Detached.call(OPERATION, () -> startOnOne(lists), LoadedExecutable::close);
  }

  private Execution startOnOne(DeviceLists lists) {
    acquire();
    client.state.traffic.executions.increment();
    try {
      return lists.start(handle.address);
    } finally {
      handle.release();
    }
  }

  private static void close(Execution execution) {
    close(execution.results());
    execution.end().close();
  }

  /**
   * Starts the program as {@link #execute} does, but never waits for a loop. The future ends when
   * the results are computed, or exceptionally with the {@link PjrtException} of what failed, in
   * starting or computing; there are no results then. What depends on it runs on the common pool
   * unless told otherwise. Cancelling it has no effect on the computation.
   */
  public CompletableFuture<List<Buffer>> executeAsync(Buffer... arguments) {
    try {
      checkArguments(arguments);
      Buffer[] copy = arguments.clone();
      return longLoops
          ? Detached.start(() -> start(copy)).thenCompose(LoadedExecutable::ready)
          : ready(start(copy));
    } catch (PjrtException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static CompletableFuture<List<Buffer>> ready(Buffer[] started) {
    List<Buffer> results = List.of(started);
    CompletableFuture<?>[] ready =
        results.stream().map(Buffer::readyFuture).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(ready)
        .whenComplete(
            (all, failure) -> {
              if (failure != null) {
                close(results);
              }
            })
        .thenApply(all -> results);
  }

  /** Throws unless a list is what the program takes on one of its devices. */
  void checkArguments(List<Buffer> arguments, int device) {
    if (arguments == null || arguments.size() != parameterTypes.length) {
      throw PjrtException.invalid(
          "execute: program %s takes %d arguments on %s; got %s"
              .formatted(
                  name,
                  parameterTypes.length,
                  devices.get(device),
                  arguments == null ? "null" : arguments.size()));
    }
    for (int i = 0; i < parameterTypes.length; i++) {
      checkArgument(i, arguments.get(i), devices.get(device));
    }
  }

  private void checkArguments(Buffer[] arguments) {
    if (devices.size() != 1) {
      throw PjrtException.invalid(
          ("execute: program must be compiled for one device; got %d replicas of %d partitions;"
                  + " use executeOnDevices")
              .formatted(replicas, partitions));
    }
    if (arguments == null || arguments.length != parameterTypes.length) {
      throw PjrtException.invalid(
          "execute: program %s takes %d arguments; got %s"
              .formatted(
                  name, parameterTypes.length, arguments == null ? "null" : arguments.length));
    }
    Device device = devices.getFirst();
    for (int i = 0; i < arguments.length; i++) {
      checkArgument(i, arguments[i], device);
    }
  }

  private void checkArgument(int index, Buffer argument, Device device) {
    if (argument == null) {
      throw PjrtException.invalid(
          "execute: argument %d must be %s; got null".formatted(index, parameterTypes[index]));
    }
    if (!argument.type().equals(parameterTypes[index])) {
      throw PjrtException.invalid(
          "execute: argument %d must be %s; got %s"
              .formatted(index, parameterTypes[index], argument.type()));
    }
    if (argument.device() != device) {
      throw PjrtException.invalid(
          "execute: argument %d must be on %s of the executable's client; got one on %s of %s"
              .formatted(
                  index,
                  device,
                  argument.device(),
                  argument.client() == client ? "it" : "another client"));
    }
  }

  /** Begins the use of an argument, or throws if it was closed. */
  static void hold(int index, Buffer argument) {
    if (!argument.handle.acquire()) {
      throw new ClosedException(
          "execute: argument %d must not be closed; got a closed buffer of %s"
              .formatted(index, argument.type()));
    }
  }

  private static void hold(ExecuteFrame frame, int index, Buffer argument) {
    hold(index, argument);
    frame.argument(index, argument.handle.address);
  }

  private static void release(Buffer[] arguments, int held) {
    for (int i = 0; i < held; i++) {
      arguments[i].handle.release();
    }
  }

  private Buffer[] results(ExecuteFrame frame) {
    Buffer[] results = new Buffer[resultTypes.length];
    Device device = devices.getFirst();
    AtomicBoolean ready = new AtomicBoolean();
    int made = 0;
    try {
      for (; made < results.length; made++) {
        results[made] = new Buffer(client, device, resultTypes[made], frame.output(made), ready);
      }
      return results;
    } catch (ClosedException e) {
      discard(frame, results, made);
      throw e;
    }
  }

  // The result that could not be made was destroyed by the attempt.
  private void discard(ExecuteFrame frame, Buffer[] results, int made) {
    for (int i = 0; i < made; i++) {
      results[i].close();
    }
    for (int i = made + 1; i < results.length; i++) {
      client.state.destroyUnowned(frame.output(i));
    }
  }

  /**
   * Returns the executable's bytes, which {@link Client#load} of the same plugin version takes.
   *
   * @throws PjrtException if the plugin can't serialize it
   * @throws ClosedException if the executable was closed
   */
  public byte[] serialize() {
    return SerializedExecutable.seal(read(ExecutableReader::serialize));
  }

  /**
   * Returns a string that equal programs compiled with equal options have in common.
   *
   * @throws PjrtException if the plugin has none
   * @throws ClosedException if the executable was closed
   */
  public String fingerprint() {
    return read(ExecutableReader::fingerprint);
  }

  /**
   * Returns the plugin's estimate of what an execution costs, {@code flops} for example.
   *
   * @throws PjrtException with {@link StatusCode#UNIMPLEMENTED} if the plugin has none
   * @throws ClosedException if the executable was closed
   */
  public Map<String, NamedValue> costAnalysis() {
    return read(ExecutableReader::costAnalysis);
  }

  /**
   * Returns the optimised program, which tells of its shapes and loops.
   *
   * @throws PjrtException if the plugin doesn't give it
   * @throws ClosedException if the executable was closed
   */
  public HloModule optimizedModule() {
    return read(ExecutableReader::optimized);
  }

  /**
   * Returns the optimised program, a serialised {@code xla.HloModuleProto} of some sort.
   *
   * @throws PjrtException if the plugin doesn't give it
   * @throws ClosedException if the executable was closed
   */
  public byte[] optimizedHlo() {
    return optimizedModule().toByteArray();
  }

  /**
   * Returns the optimised program as text in the manner of XLA's, for people: the values of
   * constants and most attributes are left out.
   *
   * @throws PjrtException if the plugin doesn't give the program
   * @throws ClosedException if the executable was closed
   */
  public String optimizedHloText() {
    return ExecutableReader.ask(optimizedModule(), HloModule::text);
  }

  /**
   * Returns what memory the program takes.
   *
   * @throws PjrtException with {@link StatusCode#UNIMPLEMENTED} if the plugin doesn't say
   * @throws ClosedException if the executable was closed
   */
  public MemoryAnalysis memoryAnalysis() {
    return read(ExecutableReader::memoryAnalysis);
  }

  /**
   * Returns the kind of memory that each result is in, {@code device} for example.
   *
   * @throws PjrtException with {@link StatusCode#UNIMPLEMENTED} if the plugin doesn't say
   * @throws ClosedException if the executable was closed
   */
  public List<String> resultMemoryKinds() {
    return read(ExecutableReader::resultMemoryKinds);
  }

  /** Returns the layouts that the parameters have on the device. */
  public List<Layout> parameterLayouts() {
    return parameterLayouts;
  }

  /** Returns the layouts that the results have on the device. */
  public List<Layout> resultLayouts() {
    return resultLayouts;
  }

  private <T> T read(Function<ExecutableReader, T> question) {
    acquire();
    try (ExecutableReader reader = new ExecutableReader(client.state.api, handle.address)) {
      return question.apply(reader);
    } finally {
      handle.release();
    }
  }

  private void acquire() {
    if (!handle.acquire()) {
      throw new ClosedException("executable: must not be used after close(); got " + name);
    }
  }

  /** Returns whether the executable, or its client, was closed. */
  public boolean isClosed() {
    return handle.isClosed();
  }

  /**
   * Frees the executable, after the calls that use it, the last of which does so; doesn't wait for
   * them, nor for what they started. A second close does nothing.
   */
  @Override
  public void close() {
    handle.close();
  }

  @Override
  public String toString() {
    return "LoadedExecutable[" + name + (isClosed() ? ", closed]" : "]");
  }
}
