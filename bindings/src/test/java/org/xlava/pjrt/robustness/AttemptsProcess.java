package org.xlava.pjrt.robustness;

import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Plugin;

/**
 * Makes attempts of one kind with ascending seeds, in a process that may not survive them: each
 * seed is printed before its attempt. The arguments are the kind, the first seed and their count.
 */
final class AttemptsProcess {
  static final String SEED = "seed ";
  static final String FAILED = "failed ";
  static final String DONE = "done ";
  private static final long LONGEST_SECONDS = 120;

  private static volatile long started;

  private AttemptsProcess() {}

  public static void main(String[] arguments) {
    Attempts kind = Attempts.valueOf(arguments[0]);
    long first = Long.parseLong(arguments[1]);
    long count = Long.parseLong(arguments[2]);
    watch();
    int values = 0;
    int refusals = 0;
    try (Client client = Plugin.load(Path.of(System.getProperty("xlava.plugin"))).createClient()) {
      for (long seed = first; seed < first + count; seed++) {
        System.out.println(SEED + seed);
        started = System.nanoTime();
        try {
          kind.make(client, seed);
          values++;
        } catch (PjrtException e) {
          refusals++;
        } catch (CompletionException e) {
          refusals += refused(seed, e);
        } catch (RuntimeException | Error e) {
          System.out.println(FAILED + seed + " " + e);
          e.printStackTrace();
        }
      }
    }
    System.out.println(DONE + values + " " + refusals);
  }

  // What a future was refused for is its failure's cause.
  private static int refused(long seed, CompletionException e) {
    if (e.getCause() instanceof PjrtException) {
      return 1;
    }
    System.out.println(FAILED + seed + " " + e);
    return 0;
  }

  private static void watch() {
    started = System.nanoTime();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (System.nanoTime() - started < LONGEST_SECONDS * 1_000_000_000L) {
                try {
                  Thread.sleep(1000);
                } catch (InterruptedException e) {
                  return;
                }
              }
              System.out.println("an attempt takes more than " + LONGEST_SECONDS + " seconds");
              Runtime.getRuntime().halt(99);
            });
  }
}
