package org.xlava.runtime;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.ExecutionException;
import org.xlava.HostArray;
import org.xlava.TensorType;
import org.xlava.ir.Literal;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.ClientMetrics;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Plugin;
import org.xlava.pjrt.Program;
import org.xlava.pjrt.spi.PluginSearch;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.callback.HostFunction;
import org.xlava.stablehlo.Platform;
import org.xlava.stablehlo.PlatformRules;
import org.xlava.stablehlo.Quirk;

/** The process's one client of its one plugin, made when it is first needed. */
final class Backend {
  private static final AtomicReferenceArray<@Nullable Backend> STARTED =
      new AtomicReferenceArray<>(CallbackThread.MAX_DEPTH);

  private final Client client;
  private final Scalars scalars;
  private final ProgramCompiler compiler;
  private final boolean hostMemory;
  private final PlatformRules rules;
  private final int depth;

  private Backend(Client client, int depth) {
    this.depth = depth;
    this.client = client;
    this.scalars = new Scalars(client);
    this.compiler = new ProgramCompiler(client, store());
    this.hostMemory = client.platformName().equals("cpu");
    if (depth == 0) {
      compiler.preload(mainProgram());
    }
    this.rules = PlatformRules.of(platform(client, compiler.quirks()));
  }

  // What the JVM was started with, without arguments.
  private static String mainProgram() {
    return System.getProperty("sun.java.command", "").split(" ", 2)[0];
  }

  private static Platform platform(Client client, Set<Quirk> quirks) {
    return new Platform(client.platformName(), client.plugin().apiVersion().minor(), quirks);
  }

  private static @Nullable ExecutableStore store() {
    return CompileCaches.folder()
        .map(folder -> new ExecutableStore(folder, CompileCaches.maxBytes()))
        .orElse(null);
  }

  /**
   * The backend of this process, or that of functions which its programs call.
   *
   * @throws ExecutionException when there is no plugin, or it fails to start; the next call tries
   *     again
   */
  static Backend get() {
    int depth = CallbackThread.depth();
    Backend known = STARTED.get(depth);
    return known != null ? known : start(depth);
  }

  private static synchronized Backend start(int depth) {
    Backend known = STARTED.get(depth);
    if (known == null) {
      known = make(depth);
      STARTED.set(depth, known);
    }
    return known;
  }

  private static Backend make(int depth) {
    // The first look for a hash is slow; the plugin's start is slower, and goes on beside it.
    Thread.ofPlatform().daemon().start(ProgramKeys::sha256);
    try {
      return new Backend(Plugin.load(PluginSearch.here().library()).createClient(), depth);
    } catch (PjrtException e) {
      throw new ExecutionException(e.getMessage(), e);
    }
  }

  String platform() {
    return client.platformName();
  }

  /** What lives on the device. */
  ClientMetrics metrics() {
    return client.metrics();
  }

  /**
   * The executable of a module of another origin.
   *
   * @throws PjrtException when it isn't for this client, or the plugin refuses it
   */
  LoadedExecutable compileForeign(Program program) {
    return compiler.compileForeign(program);
  }

  /**
   * The executable of a module.
   *
   * @param called the Java functions that it calls, which make it this process's alone
   * @param options the compiler's, by name
   */
  LoadedExecutable compile(String text, List<HostFunction> called, Map<String, Object> options) {
    if (called.isEmpty()) {
      return compiler.compile(text, options);
    }
    HostCalls calls = HostCalls.of(client.plugin(), depth);
    calls.enter(called);
    return compiler.compileUnstored(calls.addressed(text), options);
  }

  DeviceTensor upload(HostArray values) {
    return TensorScope.enter(new DeviceTensor(values.type(), upload(values.data(), values.type())));
  }

  /** Copies an {@code s32} to the device. */
  Buffer uploadIndex(int index) {
    return client.uploadScalar(ElementType.S32, index);
  }

  /** Copies elements to the device. */
  Buffer upload(MemorySegment elements, TensorType type) {
    try {
      return client.upload(elements, ElementTypes.of(type));
    } catch (PjrtException e) {
      throw new ExecutionException(e.getMessage(), e);
    }
  }

  /** The rules that modules for this backend are written by. */
  PlatformRules rules() {
    return rules;
  }

  /** Whether the device computes in the host's memory, so that reading a result is a plain copy. */
  boolean isHostMemory() {
    return hostMemory;
  }

  /** The buffer of an operand of {@code primitive}. */
  Buffer buffer(Primitive primitive, Concrete operand) {
    if (operand instanceof DeviceTensor tensor) {
      Buffer buffer = tensor.buffer(primitive);
      return buffer.client() == client ? buffer : upload(tensor.toHost()).buffer(primitive);
    }
    return hostBuffer(primitive, operand);
  }

  /** The elements of an operand of {@code primitive} on the host. */
  static MemorySegment elements(Primitive primitive, Concrete operand) {
    return operand instanceof DeviceTensor tensor
        ? tensor.elements(primitive)
        : operand.toHost().data();
  }

  private Buffer hostBuffer(Primitive primitive, Concrete operand) {
    Literal literal = operand.literal();
    try {
      return literal == null ? upload(operand.toHost()).buffer(primitive) : scalars.buffer(literal);
    } catch (PjrtException e) {
      throw new ExecutionException(e.getMessage(), e);
    }
  }
}
