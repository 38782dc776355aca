package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.jvp;
import static org.xlava.Xlava.linearTranspose;
import static org.xlava.Xlava.vmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Config;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

/**
 * Laws that hold of every function: {@code jit} gives what evaluation gives, {@code vmap} what a
 * loop gives, reverse mode what forward mode gives, and that is what finite differences tend to.
 * The functions are random compositions of up to four transformations and control flow. {@code
 * -Dxlava.laws=N} tries N of them, {@code -Dxlava.laws.from=SEED} others.
 */
@Execution(ExecutionMode.CONCURRENT)
class LawsTest {
  private static final int DEPTH = 4;
  private static final int DERIVATIVES = 2;
  private static final double STEP = 1e-5;

  static LongStream seeds() {
    long first = Long.getLong("xlava.laws.from", 0);
    return LongStream.range(first, first + Integer.getInteger("xlava.laws", 10));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void laws_hold(long seed) {
    Composition f = Composition.of(seed);
    Config.withX64(
        true,
        () -> {
          Tensor x = Tensor.of(0.3, -0.8, 1.1);
          Tensor v = Tensor.of(0.7, 0.2, -0.4);
          vmapIsALoop(f, x, v);
          derivativesAgree(f, x, v);
          if (seed % 4 == 0) {
            close("jit", jit(f).apply(x), f.apply(x), 1e-9);
          }
          return null;
        });
  }

  private static void vmapIsALoop(Composition f, Tensor x, Tensor v) {
    Tensor batch = vmap(f).apply(Numpy.stack(List.of(x, v), 0));
    close("vmap", batch.get(0), f.apply(x), 1e-9);
    close("vmap", batch.get(1), f.apply(v), 1e-9);
  }

  private static void derivativesAgree(Composition f, Tensor x, Tensor v) {
    Tensor forward = f.layers.contains(Rewrite.CUSTOM_VJP) ? backward(f, x, v) : forward(f, x, v);
    Tensor difference = f.apply(x.plus(v.times(STEP))).minus(f.apply(x.minus(v.times(STEP))));
    // The error of a central difference is of the order of STEP² and of rounding over STEP.
    close("finite differences", difference.div(2 * STEP), forward, 1e-5);
    if (f.layers.stream().noneMatch(l -> l.isForwardOnly() || l == Rewrite.CUSTOM_VJP)) {
      close("reverse mode", backward(f, x, v), forward, 1e-9);
      TensorFn1 derivative = t -> jvp(f, x, t).tangent();
      Tensor cotangent = linearTranspose(derivative, x).apply(Tensor.of(2.0));
      close("transpose", Numpy.dot(cotangent, v), forward.times(2), 1e-9);
    }
  }

  private static Tensor forward(Composition f, Tensor x, Tensor v) {
    return jvp(f, x, v).tangent();
  }

  private static Tensor backward(Composition f, Tensor x, Tensor v) {
    return Numpy.dot(grad(f).apply(x), v);
  }

  private static void close(String law, Tensor actual, Tensor expected, double tolerance) {
    double e = expected.item();
    assertThat(actual.item()).as(law).isCloseTo(e, within(tolerance * Math.max(1, Math.abs(e))));
  }

  /** A random function under random layers, which its {@link #toString} names. */
  record Composition(RandomFunction function, List<Rewrite> layers) implements TensorFn1 {
    static Composition of(long seed) {
      Random random = new Random(seed * 7919 + 13);
      List<Rewrite> layers = new ArrayList<>();
      for (int n = random.nextInt(DEPTH + 1); n > 0; n--) {
        Rewrite next = Rewrite.values()[random.nextInt(Rewrite.values().length)];
        boolean steep = layers.stream().mapToInt(Rewrite::order).sum() + next.order() > DERIVATIVES;
        if (!steep && layers.stream().allMatch(layer -> layer.takes(next))) {
          layers.add(next);
        }
      }
      return new Composition(new RandomFunction(random.nextInt(50), 3), layers);
    }

    @Override
    public Tensor apply(Tensor x) {
      TensorFn1 f = function;
      for (Rewrite layer : layers) {
        f = layer.transformed(f);
      }
      return f.apply(x);
    }
  }
}
