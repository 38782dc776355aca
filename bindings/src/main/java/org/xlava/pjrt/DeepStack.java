package org.xlava.pjrt;

import java.lang.foreign.MemorySegment;

/**
 * Calls a plugin on a thread with a large stack. Compilers recurse with the nesting of a program,
 * and a stack of ordinary size ends, and the process with it, at a depth that programs can have.
 */
final class DeepStack {
  private static final long STACK_BYTES = 64L << 20;

  private DeepStack() {}

  /** Makes a call and waits for it, also when interrupted: it can't be cancelled. */
  static long call(MemorySegment function, long args) {
    long[] error = new long[1];
    Thread thread =
        Thread.ofPlatform()
            .name("xlava-pjrt-compile")
            .daemon()
            .inheritInheritableThreadLocals(false)
            .stackSize(STACK_BYTES)
            .start(() -> error[0] = NativeCalls.call(function, args));
    join(thread);
    return error[0];
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
