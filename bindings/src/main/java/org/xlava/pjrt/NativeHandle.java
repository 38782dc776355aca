package org.xlava.pjrt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.PhantomReference;
import org.jspecify.annotations.Nullable;

/**
 * A native object, the state of its one Java owner, and the reference by which the collector tells
 * that the owner is gone.
 *
 * <p>The state counts the calls that use the object and has a bit that says it was closed. Calls
 * enter with {@link #acquire}, which fails once the bit is set, and leave with {@link #release}.
 * Whoever brings the state to "closed and unused", be it {@link #close} or the last call to leave,
 * destroys the object: exactly one thread does, and never under a call.
 */
abstract class NativeHandle extends PhantomReference<Object> {
  private static final int CLOSED = Integer.MIN_VALUE;
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(NativeHandle.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final long address;

  @SuppressWarnings("unused") // through STATE
  private volatile int state;

  // The place in the list of the client's live handles, guarded by the list.
  @Nullable NativeHandle previous;
  @Nullable NativeHandle next;

  NativeHandle(Object owner, long address, int uses) {
    super(owner, Reclaimer.QUEUE);
    this.address = address;
    this.state = uses;
  }

  /** Begins a use of the object; false if it was closed. */
  final boolean acquire() {
    int seen = state;
    while (seen >= 0) {
      int witness = (int) STATE.compareAndExchange(this, seen, seen + 1);
      if (witness == seen) {
        return true;
      }
      seen = witness;
    }
    return false;
  }

  /** Ends a use of the object. */
  final void release() {
    if ((int) STATE.getAndAdd(this, -1) == CLOSED + 1) {
      destroy();
    }
  }

  /** Closes the object; later closes do nothing. Returns whether this was the first. */
  final boolean close() {
    int seen = (int) STATE.getAndBitwiseOr(this, CLOSED);
    if (seen == 0) {
      destroy();
    }
    return seen >= 0;
  }

  /** Closes the object if no call uses it; the caller, the only user from then on, destroys it. */
  final boolean closeUnused() {
    return STATE.compareAndSet(this, 0, CLOSED);
  }

  final boolean isClosed() {
    return state < 0;
  }

  /** Destroys the native object; called once. */
  abstract void destroy();
}
