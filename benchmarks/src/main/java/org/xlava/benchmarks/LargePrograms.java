package org.xlava.benchmarks;

import static org.xlava.Xlava.cond;
import static org.xlava.Xlava.foriLoop;
import static org.xlava.Xlava.jit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

/**
 * Functions of a scalar whose programs have about as many equations as asked for. No two programs
 * are equal, since what is derived from equal programs is made once.
 */
final class LargePrograms {
  private static final int PART = 10;

  /** By name, the function of a size. */
  static final Map<String, IntFunction<TensorFn1>> ALL = all();

  private static final AtomicInteger MADE = new AtomicInteger();

  private LargePrograms() {}

  private static double freshFactor() {
    return 1 + MADE.incrementAndGet() / 1048576.0;
  }

  private static TensorFn1 fresh(TensorFn1 f) {
    double factor = freshFactor();
    return x -> f.apply(x.times(factor));
  }

  /** The function {@code name} of about {@code size} equations. */
  static TensorFn1 of(String name, int size) {
    return Objects.requireNonNull(ALL.get(name), name).apply(size);
  }

  private static Map<String, IntFunction<TensorFn1>> all() {
    Map<String, IntFunction<TensorFn1>> programs = new LinkedHashMap<>();
    programs.put("chain", n -> fresh(x -> chain(x, n)));
    programs.put("wide", n -> fresh(x -> wide(x, n)));
    programs.put("captured", LargePrograms::captured);
    programs.put("calls", n -> calls(n / PART));
    programs.put("other calls", n -> otherCalls(n / PART));
    programs.put("loop", LargePrograms::loop);
    programs.put("carries", LargePrograms::carries);
    programs.put("branches", n -> x -> branches(x, n / PART));
    return programs;
  }

  /** Each equation depends on the one before. */
  private static Tensor chain(Tensor x, int n) {
    Tensor y = x;
    for (int i = 0; i < n; i += 2) {
      y = Numpy.sin(y).times(1.01);
    }
    return y;
  }

  /** One value is used everywhere. */
  private static Tensor wide(Tensor x, int n) {
    Tensor y = x;
    for (int i = 0; i < n; i += 2) {
      y = y.plus(x.times(i));
    }
    return y;
  }

  /** Each equation uses an array of its own. */
  private static TensorFn1 captured(int n) {
    List<Tensor> weights = new ArrayList<>();
    for (int i = 0; i < n; i += 3) {
      weights.add(Tensor.of(1f, i));
    }
    return fresh(
        x -> {
          Tensor y = x;
          for (Tensor w : weights) {
            y = y.times(w).sum();
          }
          return y;
        });
  }

  /** One jitted function is called again and again. */
  private static TensorFn1 calls(int n) {
    TensorFn1 f = jit(fresh(x -> chain(x, PART)));
    return x -> {
      Tensor y = x;
      for (int i = 0; i < n; i++) {
        y = f.apply(y);
      }
      return y;
    };
  }

  /** Jitted functions are called that differ. */
  private static TensorFn1 otherCalls(int n) {
    List<TensorFn1> functions = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      functions.add(jit(fresh(x -> chain(x, PART))));
    }
    return x -> {
      Tensor y = x;
      for (TensorFn1 f : functions) {
        y = f.apply(y);
      }
      return y;
    };
  }

  /** A loop has a long body. */
  private static TensorFn1 loop(int n) {
    TensorFn1 f = captured(n);
    return x -> foriLoop(0, 3, (i, y) -> f.apply(y), x);
  }

  /** A loop carries many values. */
  private static TensorFn1 carries(int n) {
    TensorFn1 f = fresh(Numpy::sin);
    return x -> {
      List<Tensor> start = Collections.nCopies(n / 2, x);
      List<Tensor> end = foriLoop(0, 3, (i, y) -> y.stream().map(f::apply).toList(), start);
      return end.getFirst().plus(end.getLast());
    };
  }

  /** Branches follow each other. */
  private static Tensor branches(Tensor x, int n) {
    Tensor y = x;
    for (int i = 0; i < n; i++) {
      TensorFn1 f = fresh(z -> chain(z, PART));
      y = cond(y.gt(0), z -> Numpy.sin(z), z -> f.apply(z), y);
    }
    return y;
  }
}
