package org.xlava.runtime;

import org.xlava.ExecutionException;

/**
 * A thread that runs Java functions which programs call. What these functions compute themselves
 * runs on a client of its own, because a plugin may run a client's programs one after the other:
 * then one that is started by a function would wait for the program that waits for the function.
 */
final class CallbackThread extends Thread {
  /** How deep calls may nest: programs called by functions that programs call and so on. */
  static final int MAX_DEPTH = 8;

  private final int depth;

  /** Makes a thread for functions that programs of depth {@code depth - 1} call. */
  CallbackThread(Runnable body, int depth) {
    super(body, "xlava-callback-" + depth);
    this.depth = depth;
    setDaemon(true);
  }

  /**
   * The depth of the client that the current thread's programs run on, 0 outside of callbacks.
   *
   * @throws ExecutionException when calls nest too deep
   */
  static int depth() {
    return currentThread() instanceof CallbackThread t ? t.checked() : 0;
  }

  private int checked() {
    if (depth >= MAX_DEPTH) {
      throw new ExecutionException(
          "callback: functions that programs call may run programs that call functions down to a"
              + " depth of %d; got %d".formatted(MAX_DEPTH, depth));
    }
    return depth;
  }
}
