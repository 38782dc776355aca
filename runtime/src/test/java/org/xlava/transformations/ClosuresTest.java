package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.jvp;
import static org.xlava.Xlava.linearize;
import static org.xlava.Xlava.vjp;
import static org.xlava.Xlava.vmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xlava.Config;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

/**
 * Random functions inside transformed functions that use the variables of all functions around
 * them: with {@code jit} and {@code vmap} at every level they give what they give without.
 */
class ClosuresTest {
  /** A function whose body transforms random inner functions, down to {@code depth}. */
  private record Nest(long seed, int depth, boolean compiled) {
    Tensor body(List<Tensor> scope) {
      Random random = new Random(seed);
      Tensor a = scope.get(random.nextInt(scope.size()));
      Tensor b = scope.get(random.nextInt(scope.size()));
      if (depth == 0) {
        return Numpy.sin(a).times(b).plus(scope.getFirst());
      }
      Nest nested = new Nest(random.nextLong(), depth - 1, compiled);
      TensorFn1 inner = y -> nested.body(with(scope, y));
      Tensor point = a.times(0.5).plus(0.1);
      return switch (random.nextInt(7)) {
        case 0 -> compiled(inner).apply(point);
        case 1 -> compiled(grad(inner)).apply(point);
        case 2 -> grad(compiled(inner)).apply(point);
        case 3 -> jvp(compiled(inner), point, b).tangent();
        case 4 -> vjp(compiled(inner), point).gradient(b);
        case 5 -> linearize(compiled(inner), point).apply(b);
        default -> both(inner, point, b);
      };
    }

    private TensorFn1 compiled(TensorFn1 f) {
      return compiled ? jit(f) : f;
    }

    private Tensor both(TensorFn1 f, Tensor a, Tensor b) {
      return compiled
          ? jit(vmap(f)).apply(Numpy.stack(List.of(a, b), 0)).sum()
          : f.apply(a).plus(f.apply(b));
    }

    private static List<Tensor> with(List<Tensor> scope, Tensor more) {
      List<Tensor> all = new ArrayList<>(scope);
      all.add(more);
      return all;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void nestedClosures_agreeCompiledAndNot(int depth) {
    for (int seed = 0; seed < 12; seed++) {
      Nest plain = new Nest(100L * depth + seed, depth, false);
      Nest compiled = new Nest(100L * depth + seed, depth, true);
      TensorFn1 f = x -> plain.body(List.of(x));
      TensorFn1 g = x -> compiled.body(List.of(x));
      Config.withX64(
          true,
          () -> {
            Tensor x = Tensor.of(0.7);
            same(g.apply(x), f.apply(x));
            same(jit(g).apply(x), f.apply(x));
            same(grad(g).apply(x), grad(f).apply(x));
            same(jit(vmap(grad(g))).apply(Numpy.stack(List.of(x, x), 0)).get(1), grad(f).apply(x));
            return null;
          });
    }
  }

  private static void same(Tensor actual, Tensor expected) {
    double value = expected.item();
    assertThat(actual.item()).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
  }
}
