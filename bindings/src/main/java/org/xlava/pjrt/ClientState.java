package org.xlava.pjrt;

import java.lang.System.Logger;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.abi.NativeCalls;

/**
 * A native client and the books of what lives in it. Closing closes the children first; the client
 * itself is destroyed when the last child and the last call that uses it are gone, which its use
 * count expresses: all children together count as one use.
 */
final class ClientState extends NativeHandle {
  // What a handle costs natively beside its data: the plugin's own objects.
  private static final long OVERHEAD = 1024;

  final Api api;
  private final LiveHandles[] stripes =
      Stream.generate(LiveHandles::new).limit(LiveHandles.STRIPES).toArray(LiveHandles[]::new);
  private final AtomicInteger populatedStripes = new AtomicInteger(LiveHandles.STRIPES);
  private final LongAdder reclaimed = new LongAdder();
  final Traffic traffic = new Traffic();
  private final Pressure pressure = new Pressure(this);
  private volatile @Nullable CompletableFuture<ClientState> destruction;

  ClientState(Client owner, Api api, long address) {
    super(owner, address, 1);
    this.api = api;
    Reclaimer.keep(this);
  }

  private static long charge(ChildHandle handle) {
    return handle.bytes + OVERHEAD;
  }

  /**
   * Enters a new child, or destroys it and throws if the client was closed meanwhile. Frees what is
   * unreachable if much is held.
   */
  void enter(ChildHandle child) {
    Reclaimer.assist();
    switch (stripes[child.stripe].add(child, charge(child), Pressure.SLICE)) {
      case ADDED -> {}
      case ADDED_MUCH -> pressure.relieve();
      case REFUSED -> {
        child.clear();
        destroyNative(child);
        throw closed();
      }
    }
  }

  /** Reclaims what is unreachable, collecting garbage. */
  void reclaim() {
    pressure.collect();
  }

  void destroy(ChildHandle child) {
    destroyNative(child);
    if (stripes[child.stripe].remove(child, charge(child))) {
      stripeEmptied();
    }
  }

  /** Destroys a buffer that no handle was made for. */
  void destroyUnowned(long buffer) {
    destroyNative(api.bufferDestroy, buffer);
  }

  private void destroyNative(ChildHandle child) {
    Slot destructor =
        switch (child.kind) {
          case BUFFER -> api.bufferDestroy;
          case EXECUTABLE -> api.loadedExecutableDestroy;
          case EVENT -> api.eventDestroy;
        };
    destroyNative(destructor, child.address);
  }

  private void destroyNative(Slot destructor, long handle) {
    try {
      api.check(destructor.name(), api.callOn(destructor, handle));
    } catch (PjrtException e) {
      Warnings.warn("a native object was not destroyed", e);
    }
  }

  /** Closes the children and then the client. */
  void closeAll() {
    if (close()) {
      for (LiveHandles stripe : stripes) {
        List<NativeHandle> children = stripe.beginClosing();
        if (children.isEmpty()) {
          stripeEmptied();
        } else {
          children.forEach(NativeHandle::close);
        }
      }
    }
  }

  private void stripeEmptied() {
    if (populatedStripes.decrementAndGet() == 0) {
      release();
    }
  }

  /**
   * Destroys the client in another thread: a plugin waits for the programs that it runs, which may
   * take for ever, and the thread that comes here may be anyone's.
   */
  @Override
  void destroy() {
    destruction =
        Detached.start(
            () -> {
              destroyNative(api.clientDestroy, address);
              Reclaimer.forget(this);
              return this;
            });
  }

  /** Waits for the end of the client if nothing uses it any more, or until interrupted. */
  void awaitDestruction() {
    CompletableFuture<ClientState> underWay = destruction;
    if (underWay == null) {
      return;
    }
    try {
      Detached.await("client", underWay, client -> {});
    } catch (PjrtException e) {
      Warnings.log().log(Logger.Level.DEBUG, "a client is being destroyed by itself", e);
    }
  }

  void countReclaimed() {
    reclaimed.increment();
  }

  /** Begins a use of the client, or throws if it was closed. */
  void acquireOrThrow() {
    if (!acquire()) {
      throw closed();
    }
  }

  static ClosedException closed() {
    return new ClosedException("client: must not be used after close()");
  }

  /** Throws what an error says; for want of memory also what is live in the client. */
  void check(String operation, long error) {
    if (error != 0) {
      throw explained(api.failure(operation, error));
    }
  }

  /**
   * Waits for a buffer's contents as {@link Api#awaitBuffer}, and throws as {@link #check} does.
   */
  void awaitBuffer(String operation, long buffer) {
    try {
      api.awaitBuffer(operation, buffer);
    } catch (PjrtException e) {
      throw explained(e);
    }
  }

  /**
   * Calls a function with its arguments, as {@link Api#call}, and throws as {@link #check} does.
   */
  void call(Slot slot, String operation, MemorySegment args) {
    check(operation, NativeCalls.call(slot.required(), args.address()));
  }

  /** Returns a failure, with what is live in the client if it is one for want of memory. */
  PjrtException explained(PjrtException failure) {
    return failure.code() == StatusCode.RESOURCE_EXHAUSTED
        ? new OutOfMemoryException(failure, metrics())
        : failure;
  }

  /** Adds the children that there are. */
  void addHandles(List<ChildHandle> all) {
    for (LiveHandles stripe : stripes) {
      stripe.addTo(all);
    }
  }

  long charged() {
    long sum = 0;
    for (LiveHandles stripe : stripes) {
      sum += stripe.charged();
    }
    return sum;
  }

  ClientMetrics metrics() {
    return new ClientMetrics(
        sum(s -> s.live(ChildHandle.Kind.BUFFER)),
        sum(s -> s.bytes(ChildHandle.Kind.BUFFER)),
        sum(s -> s.live(ChildHandle.Kind.EXECUTABLE)),
        sum(s -> s.live(ChildHandle.Kind.EVENT)),
        sum(s -> s.entered(ChildHandle.Kind.BUFFER)),
        reclaimed.sum(),
        pressure.collections(),
        traffic.compilations.sum(),
        traffic.executions.sum(),
        traffic.bytes(Traffic.Direction.UPLOAD),
        traffic.bytes(Traffic.Direction.DOWNLOAD),
        traffic.bytes(Traffic.Direction.COPY));
  }

  private long sum(ToLongFunction<LiveHandles> figure) {
    return Stream.of(stripes).mapToLong(figure).sum();
  }
}
