package org.xlava.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xlava.CallbackException;
import org.xlava.DType;
import org.xlava.ExecutionException;
import org.xlava.HostArray;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.XlavaException;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Event;
import org.xlava.pjrt.ExecuteOptions;
import org.xlava.pjrt.Execution;
import org.xlava.pjrt.FfiAttribute;
import org.xlava.pjrt.FfiBuffer;
import org.xlava.pjrt.FfiCall;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Plugin;
import org.xlava.primitive.callback.HostFunction;
import org.xlava.stablehlo.StableHlo;

/**
 * The Java functions that compiled programs of one client call. One handler serves all; the number
 * in the call says which function is meant.
 */
final class HostCalls {
  private static final Set<CompletableFuture<Void>> RUNNING = ConcurrentHashMap.newKeySet();
  private static final Map<Integer, HostCalls> BY_DEPTH = new ConcurrentHashMap<>();

  private final String target;
  private final Map<Long, WeakReference<HostFunction>> functions = new ConcurrentHashMap<>();

  private HostCalls(Plugin plugin, int depth) {
    target = StableHlo.CALLBACK_TARGET + (depth == 0 ? "" : "_" + depth);
    ExecutorService threads =
        Executors.newCachedThreadPool(body -> new CallbackThread(body, depth + 1));
    plugin.ffi().register(target, this::call, threads);
  }

  /** The functions that are known to programs of a depth. */
  static HostCalls of(Plugin plugin, int depth) {
    return BY_DEPTH.computeIfAbsent(depth, d -> new HostCalls(plugin, d));
  }

  /** A module that calls these functions, rather than those of the outermost programs. */
  String addressed(String module) {
    return module.replace("@" + StableHlo.CALLBACK_TARGET + "(", "@" + target + "(");
  }

  /** Lets programs find functions for as long as these are reachable. */
  void enter(List<HostFunction> called) {
    functions.values().removeIf(reference -> reference.refersTo(null));
    called.forEach(f -> functions.put(f.id(), new WeakReference<>(f)));
  }

  // --- the program's side

  private void call(FfiCall call) {
    long id = call.attribute(StableHlo.CALLBACK_FUNCTION, FfiAttribute.Scalar.class).asLong();
    WeakReference<HostFunction> reference = functions.get(id);
    HostFunction function = reference == null ? null : reference.get();
    if (function == null) {
      throw new ExecutionException(
          "callback: the function must be one of this process; got number " + id);
    }
    call(function, call);
  }

  // Tokens, which order calls, hold no data.
  private static void call(HostFunction function, FfiCall call) {
    Tensor[] operands =
        call.arguments().stream()
            .filter(b -> b.type().elementType().hasData())
            .map(HostCalls::tensor)
            .toArray(Tensor[]::new);
    List<FfiBuffer> results =
        call.results().stream().filter(b -> b.type().elementType().hasData()).toList();
    TensorType[] types = results.stream().map(HostCalls::type).toArray(TensorType[]::new);
    HostArray[] values = function.callOnHost(operands, types);
    for (int i = 0; i < values.length; i++) {
      results.get(i).data().copyFrom(values[i].data());
    }
  }

  private static Tensor tensor(FfiBuffer buffer) {
    MemorySegment elements =
        MemorySegment.ofArray(new long[Math.toIntExact(Math.ceilDiv(buffer.sizeInBytes(), 8))])
            .asSlice(0, buffer.sizeInBytes());
    return DeviceTensor.resting(type(buffer), elements.copyFrom(buffer.data()));
  }

  private static TensorType type(FfiBuffer buffer) {
    int[] dims = new int[buffer.type().rank()];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = Math.toIntExact(buffer.type().dim(i));
    }
    DType dtype = ElementTypes.dtype(buffer.type().elementType());
    return TensorType.of(dtype, Shape.of(dims));
  }

  // --- the caller's side

  /**
   * Runs a program that calls functions to its end. So calls of later programs come after those of
   * earlier ones, and what a function throws is thrown where the program was started.
   */
  static Buffer[] run(
      LoadedExecutable executable,
      List<HostFunction> called,
      Buffer[] arguments,
      ExecuteOptions options) {
    Execution execution = executable.start(List.of(arguments), options);
    try (Event end = execution.end()) {
      remember(end.future(), called);
      end.await();
    }
    return execution.results().toArray(new Buffer[0]);
  }

  // Whoever waits may be interrupted, but the program goes on, and finds what it calls.
  private static void remember(CompletableFuture<Void> end, List<HostFunction> called) {
    RUNNING.add(end);
    end.whenComplete(
        (nothing, failure) -> {
          RUNNING.remove(end);
          Reference.reachabilityFence(called);
        });
  }

  /** Waits until the programs that run now have ended. */
  static void barrier() {
    if (Thread.currentThread() instanceof CallbackThread) {
      throw new TransformException(
          "effectsBarrier: must not be called from a function that a program calls, since the"
              + " program waits for it");
    }
    for (CompletableFuture<Void> end : RUNNING) {
      end.handle((nothing, failure) -> failure).join();
    }
  }

  /** The exception for what the plugin reported: that of a called function, if it is one. */
  static XlavaException failure(PjrtException e) {
    return e.getCause() instanceof CallbackException called
        ? new CallbackException(String.valueOf(called.getMessage()), called.getCause())
        : new ExecutionException(e.getMessage(), e);
  }
}
