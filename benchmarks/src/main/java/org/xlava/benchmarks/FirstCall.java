package org.xlava.benchmarks;

import static org.xlava.Xlava.jit;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.xlava.Tensor;
import org.xlava.runtime.CacheStats;
import org.xlava.runtime.CompileCaches;

/**
 * The first call of a jitted function: trace, lower, get an executable, run. Each call is of
 * another program, the tutorial's per-example gradient times another number.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 30)
public class FirstCall {
  private static final int PROGRAMS = 50;

  static Tensor ofProgram(int number) {
    double factor = factor(number);
    return TdGradient.of(
            jit(
                TdGradient.perExample(
                    (theta, sTm1, rT, sT) -> TdGradient.loss(theta, sTm1, rT, sT).times(factor))))
        .blockUntilReady();
  }

  /** What the results of a program are multiplied by. */
  static double factor(int number) {
    return 1 + number / 1024.0;
  }

  /** Programs that nobody has compiled. */
  @State(Scope.Benchmark)
  public static class Unknown {
    private int next;
    private CacheStats start = CompileCaches.stats();

    /** Starts the plugin, and notes what it has compiled so far. */
    @Setup
    public void start() {
      ofProgram(PROGRAMS);
      start = CompileCaches.stats();
    }

    /** Checks that each call compiled. */
    @TearDown
    public void check() {
      checkThatAll(next, "compiled", CompileCaches.stats().minus(start).compiles());
    }
  }

  /** Programs that the disk cache has and the process has not. */
  @State(Scope.Benchmark)
  public static class OnDisk {
    private int next;
    private CacheStats start = CompileCaches.stats();

    /** Fills the disk cache; the process forgets what it no longer uses when it collects. */
    @Setup
    public void fill() {
      for (int i = 0; i < PROGRAMS; i++) {
        ofProgram(i);
      }
      System.gc();
      start = CompileCaches.stats();
    }

    /** Checks that each call loaded from the disk cache. */
    @TearDown
    public void check() {
      checkThatAll(next, "loaded", CompileCaches.stats().minus(start).diskHits());
    }
  }

  private static void checkThatAll(int calls, String what, long count) {
    if (count != calls) {
      throw new IllegalStateException(
          "FirstCall: each of %d calls must have %s its program; got %d"
              .formatted(calls, what, count));
    }
  }

  /** Compiles, with no disk cache. */
  @Benchmark
  @Fork(value = 2, jvmArgsAppend = "-Dxlava.compileCache=off")
  public Tensor compiling(Unknown programs) {
    return ofProgram(programs.next++);
  }

  /** Loads from the disk cache. */
  @Benchmark
  @Fork(2)
  public Tensor loading(OnDisk programs) {
    return ofProgram(programs.next++);
  }
}
