package org.xlava.pjrt;

import java.util.concurrent.TimeUnit;

/**
 * How long the end of the process waits. There is no end to it until a signal has come, or a Java
 * function that a program calls doesn't return: it may itself be what ends the process, or wait for
 * what does.
 */
final class Patience {
  private static final long AFTER_SIGNAL = TimeUnit.SECONDS.toNanos(2);
  private static final long WITHIN_HANDLER = TimeUnit.SECONDS.toNanos(10);
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long MAX_PAUSE_MILLIS = 20;

  private long pauseMillis = 1;
  private long signal;
  private long handlersEnded = FfiUpcall.ended();
  private long lastEnded = System.nanoTime();
  private long lastLook = lastEnded - BETWEEN_LOOKS;

  /** Waits a little, and returns whether that was the last time. */
  boolean ends() {
    long now = System.nanoTime();
    if (now - lastLook >= BETWEEN_LOOKS) {
      lastLook = now;
      if (look(now)) {
        return true;
      }
    }
    return pause();
  }

  private boolean pause() {
    try {
      Thread.sleep(pauseMillis);
    } catch (InterruptedException e) {
      return true;
    }
    pauseMillis = Math.min(MAX_PAUSE_MILLIS, pauseMillis + 1);
    return false;
  }

  private boolean look(long now) {
    boolean signalled = false;
    boolean inHandler = false;
    for (var thread : Thread.getAllStackTraces().entrySet()) {
      boolean ending = isIn(thread.getValue(), "java.lang.Shutdown");
      boolean handling = isIn(thread.getValue(), FfiUpcall.class.getName());
      if (ending && handling) {
        return true;
      }
      signalled |= ending && isOfSignal(thread.getKey());
      inHandler |= handling;
    }
    return isOver(now, signalled) || isStuck(now, inHandler);
  }

  private static boolean isIn(StackTraceElement[] stack, String className) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(className)) {
        return true;
      }
    }
    return false;
  }

  // The JVM handles a signal in a thread of that name.
  private static boolean isOfSignal(Thread thread) {
    return thread.getName().startsWith("SIG") && thread.getName().endsWith(" handler");
  }

  private boolean isOver(long now, boolean signalled) {
    if (signalled && signal == 0) {
      signal = now;
    }
    return signal != 0 && now - signal >= AFTER_SIGNAL;
  }

  private boolean isStuck(long now, boolean inHandler) {
    long ended = FfiUpcall.ended();
    if (!inHandler || ended != handlersEnded) {
      handlersEnded = ended;
      lastEnded = now;
    }
    return now - lastEnded >= WITHIN_HANDLER;
  }
}
