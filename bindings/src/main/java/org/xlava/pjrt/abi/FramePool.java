package org.xlava.pjrt.abi;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lock-free pool of frames. A thread looks first at the place its id hashes to, so that threads
 * seldom meet; a taken frame belongs to one call, however calls nest or threads migrate.
 */
public final class FramePool<F extends Frame> {
  private static final int SLOTS =
      Math.min(64, Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2));
  // Slots lie a cache line apart.
  private static final int STRIDE = 16;

  private final AtomicReferenceArray<@Nullable F> frames =
      new AtomicReferenceArray<>(SLOTS * STRIDE);
  private final Supplier<F> factory;

  public FramePool(Supplier<F> factory) {
    this.factory = factory;
  }

  public F take() {
    F frame = frames.getAndSet(slot(), null);
    return frame != null ? frame : factory.get();
  }

  public void give(F frame) {
    frames.setRelease(slot(), frame);
  }

  private static int slot() {
    return ((int) Thread.currentThread().threadId() & (SLOTS - 1)) * STRIDE;
  }
}
