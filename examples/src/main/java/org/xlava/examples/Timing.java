package org.xlava.examples;

import java.util.Arrays;
import java.util.Locale;

/**
 * The time of an action, as IPython's {@code %timeit} reports it: mean and standard deviation over
 * runs of so many loops that a run takes at least 50 ms.
 *
 * @param nanos nanoseconds per loop, one entry for each run
 */
record Timing(double[] nanos, int loops) {
  private static final int RUNS = 7;
  private static final long ENOUGH = 50_000_000;

  static Timing of(Runnable action) {
    int loops = enough(action);
    double[] nanos = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      nanos[i] = (double) run(action, loops) / loops;
    }
    return new Timing(nanos, loops);
  }

  /** The first of 1, 2, 5, 10, 20, 50, … loops that take long enough. */
  private static int enough(Runnable action) {
    for (int power = 1; ; power *= 10) {
      for (int factor : new int[] {1, 2, 5}) {
        if (run(action, factor * power) >= ENOUGH) {
          return factor * power;
        }
      }
    }
  }

  private static long run(Runnable action, int loops) {
    long start = System.nanoTime();
    for (int i = 0; i < loops; i++) {
      action.run();
    }
    return System.nanoTime() - start;
  }

  double mean() {
    return Arrays.stream(nanos).average().orElseThrow();
  }

  double standardDeviation() {
    double mean = mean();
    return Math.sqrt(
        Arrays.stream(nanos).map(t -> (t - mean) * (t - mean)).average().orElseThrow());
  }

  @Override
  public String toString() {
    return "%s ± %s per loop (mean ± std. dev. of %d runs, %,d loops each)"
        .formatted(duration(mean()), duration(standardDeviation()), RUNS, loops);
  }

  private static String duration(double nanos) {
    if (nanos < 1e3) {
      return String.format(Locale.ROOT, "%.3g ns", nanos);
    }
    return nanos < 1e6
        ? String.format(Locale.ROOT, "%.3g µs", nanos / 1e3)
        : String.format(Locale.ROOT, "%.3g ms", nanos / 1e6);
  }
}
