package org.xlava.benchmarks;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls something for some time. */
interface Stopwatch {
  /** The nanoseconds that a call took, in calls for at least so many seconds. */
  double nanosPerCall(double seconds);

  /** Calls one after the other. The clock is read once in a batch, which is long beside it. */
  final class Repeated implements Stopwatch {
    private static final long BATCH_NANOS = 5_000_000;

    private final Supplier<?> call;

    // Kept where it could be seen, so that the call can't be left out.
    private @Nullable Object last;

    Repeated(Supplier<?> call) {
      this.call = call;
    }

    @Override
    public double nanosPerCall(double seconds) {
      long batch = 1;
      while (nanos(batch) < BATCH_NANOS) {
        batch *= 2;
      }
      long calls = 0;
      long spent = 0;
      while (spent < seconds * 1e9) {
        spent += nanos(batch);
        calls += batch;
      }
      return (double) spent / calls;
    }

    private long nanos(long calls) {
      long start = System.nanoTime();
      for (long i = 0; i < calls; i++) {
        last = call.get();
      }
      return System.nanoTime() - start;
    }
  }

  /** Calls that each need something done before them, which doesn't count. */
  record Prepared(Runnable preparation, Supplier<?> call) implements Stopwatch {
    @Override
    public double nanosPerCall(double seconds) {
      long end = System.nanoTime() + (long) (seconds * 1e9);
      long calls = 0;
      long spent = 0;
      do {
        preparation.run();
        long start = System.nanoTime();
        var _ = call.get();
        spent += System.nanoTime() - start;
        calls++;
      } while (System.nanoTime() < end);
      return (double) spent / calls;
    }
  }

  /** Calls on several threads at once; the nanoseconds are those of all of them over all calls. */
  record Together(int threads, Supplier<?> call) implements Stopwatch {
    @Override
    public double nanosPerCall(double seconds) {
      Counted[] counted = new Counted[threads];
      long start = System.nanoTime();
      long end = start + (long) (seconds * 1e9);
      for (int i = 0; i < threads; i++) {
        counted[i] = new Counted(call, end);
        counted[i].start();
      }
      long calls = 0;
      for (Counted thread : counted) {
        calls += thread.finish();
      }
      return (double) (System.nanoTime() - start) / calls;
    }

    private static final class Counted extends Thread {
      private static final int BATCH = 64;

      private final Supplier<?> call;
      private final long end;
      private @Nullable Object last;
      private long calls;

      Counted(Supplier<?> call, long end) {
        this.call = call;
        this.end = end;
      }

      @Override
      public void run() {
        while (System.nanoTime() < end) {
          for (int i = 0; i < BATCH; i++) {
            last = call.get();
          }
          calls += BATCH;
        }
      }

      long finish() {
        try {
          join();
        } catch (InterruptedException e) {
          throw new IllegalStateException("the benchmark was interrupted", e);
        }
        return calls;
      }
    }
  }
}
