package org.xlava.pjrt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.xlava.pjrt.abi.ExitHandlers;

/**
 * The end of the process, which waits for the work that is under way, and tears nothing down that a
 * plugin's threads may still be using.
 *
 * <p>A process whose program returns or exits waits for as long as the work takes, one that a
 * signal ends for two seconds, be it that the signal comes when the process already waits. What
 * begins meanwhile, in daemon threads or shutdown hooks, is left alone and not waited for.
 */
final class ProcessEnd {
  private static final AtomicInteger PROGRAMS = new AtomicInteger();
  private static final AtomicInteger WAITS = new AtomicInteger();

  static {
    try {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ProcessEnd::run));
    } catch (IllegalStateException e) {
      // The process is ending, and nobody waits for what begins now.
      ExitHandlers.skipRegistered();
    }
  }

  private ProcessEnd() {}

  /** Sees to what plugins set up for a new client. */
  static void clientMade() {
    ExitHandlers.skipRegistered();
  }

  /** Sees to what plugins set up for a program. */
  static void programMade() {
    skipRegistered(PROGRAMS.incrementAndGet());
  }

  /** Sees to what plugins set up for a computation, one that was waited for. */
  static void waited() {
    skipRegistered(WAITS.incrementAndGet());
  }

  // Plugins do so mostly for the first ones; nobody is told of an end by Runtime.halt.
  private static void skipRegistered(int count) {
    if ((count & (count - 1)) == 0) {
      ExitHandlers.skipRegistered();
    }
  }

  private static void run() {
    try {
      awaitWork(new Patience());
    } finally {
      ExitHandlers.skipRegistered();
    }
  }

  // What is begun starts programs, so that its results are looked for when it has.
  private static void awaitWork(Patience patience) {
    for (Future<?> begun : Detached.underWay()) {
      while (!begun.isDone()) {
        if (patience.ends()) {
          return;
        }
      }
    }
    for (ChildHandle handle : handles()) {
      while (handle.isPending()) {
        if (patience.ends()) {
          return;
        }
      }
    }
  }

  private static List<ChildHandle> handles() {
    List<ChildHandle> all = new ArrayList<>();
    for (ClientState client : Reclaimer.clients()) {
      client.addHandles(all);
    }
    return all;
  }
}
