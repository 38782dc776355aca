package org.xlava.pjrt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of live handles with their counts and bytes. It keeps the handles reachable, without which
 * the collector would forget rather than report them. A client has several, and a thread enters
 * handles in the one its id hashes to.
 */
final class LiveHandles {
  static final int STRIPES =
      Math.min(32, Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2));

  /** Counts and bytes of a kind of handle. */
  static final class Tally {
    long live;
    long bytes;
    long entered;
  }

  /** What came of adding a handle. */
  enum Added {
    REFUSED,
    ADDED,
    ADDED_MUCH
  }

  private final Tally[] tallies = new Tally[ChildHandle.Kind.values().length];
  private @Nullable NativeHandle first;
  private boolean closing;
  private long charged;
  private long unchecked;

  LiveHandles() {
    for (int i = 0; i < tallies.length; i++) {
      tallies[i] = new Tally();
    }
  }

  static int stripe() {
    return (int) Thread.currentThread().threadId() & (STRIPES - 1);
  }

  /**
   * Adds a handle, unless the client is being closed. Says so once for every slice of bytes that
   * was added, which is when the sum over all lists is worth looking at.
   */
  synchronized Added add(ChildHandle handle, long charge, long slice) {
    if (closing) {
      return Added.REFUSED;
    }
    handle.next = first;
    if (first != null) {
      first.previous = handle;
    }
    first = handle;
    Tally tally = tallies[handle.kind.ordinal()];
    tally.live++;
    tally.entered++;
    tally.bytes += handle.bytes;
    charged += charge;
    unchecked += charge;
    if (unchecked <= slice) {
      return Added.ADDED;
    }
    unchecked = 0;
    return Added.ADDED_MUCH;
  }

  /** Removes a handle; true if it was the last one of a client that is being closed. */
  synchronized boolean remove(ChildHandle handle, long charge) {
    if (handle.previous != null) {
      handle.previous.next = handle.next;
    } else {
      first = handle.next;
    }
    if (handle.next != null) {
      handle.next.previous = handle.previous;
    }
    handle.previous = null;
    handle.next = null;
    Tally tally = tallies[handle.kind.ordinal()];
    tally.live--;
    tally.bytes -= handle.bytes;
    charged -= charge;
    return closing && first == null;
  }

  /** Refuses further handles and returns those there are. */
  synchronized List<NativeHandle> beginClosing() {
    closing = true;
    List<NativeHandle> handles = new ArrayList<>();
    for (NativeHandle handle = first; handle != null; handle = handle.next) {
      handles.add(handle);
    }
    return handles;
  }

  synchronized void addTo(List<ChildHandle> all) {
    for (NativeHandle handle = first; handle != null; handle = handle.next) {
      all.add((ChildHandle) handle);
    }
  }

  synchronized long charged() {
    return charged;
  }

  synchronized long live(ChildHandle.Kind kind) {
    return tallies[kind.ordinal()].live;
  }

  synchronized long bytes(ChildHandle.Kind kind) {
    return tallies[kind.ordinal()].bytes;
  }

  synchronized long entered(ChildHandle.Kind kind) {
    return tallies[kind.ordinal()].entered;
  }
}
