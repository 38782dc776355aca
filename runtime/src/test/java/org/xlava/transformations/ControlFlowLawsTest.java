package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Carried;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

/**
 * Branches and loops against Java's own {@code if} and {@code for}: with any transformation, and
 * compiled, they give the same.
 */
class ControlFlowLawsTest {
  // Sums of a few products of numbers near 1, in another order.
  private static final float RELATIVE = 2e-5f;
  private static final Tensor A = Tensor.of(new float[][] {{0, 1}, {2, 3}}).times(0.25);

  /** A function with branches and loops, and the same in Java; of two numbers. */
  record Law(String name, TensorFn1 function, TensorFn1 java, boolean reverse) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Law law(String name, TensorFn1 function, TensorFn1 java) {
    return new Law(name, function, java, true);
  }

  record Four(Tensor a, Tensor b, Tensor c, Tensor d) {}

  static Stream<Law> laws() {
    return Stream.of(
        law(
            "cond",
            x -> cond(first(x).gt(1), v -> v.times(v), v -> Numpy.sin(v), x),
            x -> first(x).item() > 1 ? x.times(x) : Numpy.sin(x)),
        law(
            "cond with residuals of one branch only",
            x -> cond(first(x).lt(1), v -> v, v -> Numpy.exp(v).times(Numpy.sin(v)), x),
            x -> first(x).item() < 1 ? x : Numpy.exp(x).times(Numpy.sin(x))),
        law(
            "cond of a closure and a constant",
            x -> cond(first(x).gt(1), () -> x.times(first(x)), () -> Numpy.ones(2)),
            x -> first(x).item() > 1 ? x.times(first(x)) : Numpy.ones(2)),
        law(
            "cond in cond",
            x ->
                cond(
                    first(x).gt(1),
                    v -> cond(v.sum().gt(4), u -> u.times(3), u -> u.times(u), v),
                    v -> v.plus(1),
                    x),
            x -> first(x).item() > 1 ? x.sum().item() > 4 ? x.times(3) : x.times(x) : x.plus(1)),
        law(
            "switch_ computed from what is differentiated",
            x ->
                switch_(
                    first(x).astype(DType.INT32),
                    List.<Fn1<Tensor, Tensor>>of(
                        v -> v.sum(), v -> Numpy.cos(v).sum(), v -> v.prod()),
                    x),
            x ->
                switch (Math.clamp((int) first(x).item(), 0, 2)) {
                  case 0 -> x.sum();
                  case 1 -> Numpy.cos(x).sum();
                  default -> x.prod();
                }),
        law(
            "scan with a captured matrix",
            x -> {
              Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> step =
                  (c, s) -> {
                    Tensor next = Numpy.sin(Numpy.matmul(A, c).plus(s));
                    return new Carried<>(next, next.times(c));
                  };
              Carried<Tensor, Tensor> last = scan(step, x, x);
              return last.carry().plus(last.output().sum(0));
            },
            x -> {
              Tensor c = x;
              Tensor sum = Numpy.zeros(2);
              for (int i = 0; i < 2; i++) {
                Tensor next = Numpy.sin(Numpy.matmul(A, c).plus(x.get(i)));
                sum = sum.plus(next.times(c));
                c = next;
              }
              return c.plus(sum);
            }),
        law(
            "scan from the end, whose carry moves on",
            x -> {
              Fn2<Four, Tensor, Carried<Four, Tensor>> step =
                  (f, s) ->
                      new Carried<>(new Four(f.b(), f.c(), f.d(), f.a().times(s)), f.a().plus(s));
              Four start = new Four(Tensor.of(0f), Tensor.of(1f), Tensor.of(2f), first(x));
              Carried<Four, Tensor> last = scan(step, start, x, reverse());
              return last.carry().b().times(last.carry().c()).plus(last.output());
            },
            x -> {
              Tensor[] f = {Tensor.of(0f), Tensor.of(1f), Tensor.of(2f), first(x)};
              Tensor[] out = new Tensor[2];
              for (int i = 1; i >= 0; i--) {
                out[i] = f[0].plus(x.get(i));
                f = new Tensor[] {f[1], f[2], f[3], f[0].times(x.get(i))};
              }
              return f[1].times(f[2]).plus(Numpy.stack(List.of(out), 0));
            }),
        law(
            "scan that forgets its carry",
            x -> {
              Fn1<Four, Carried<Four, List<Tensor>>> step =
                  f -> new Carried<>(new Four(f.b(), Tensor.of(2.0), f.c(), f.d()), List.of());
              Four start = new Four(first(x), Tensor.of(0.0), first(x), Tensor.of(1f));
              Four last = scan(step, start, 3).carry();
              return x.times(last.a()).plus(last.c());
            },
            x -> x.times(2).plus(first(x))),
        law(
            "foriLoop in scan in cond",
            x ->
                cond(
                    x.sum().gt(0),
                    v -> {
                      Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> step =
                          (c, s) ->
                              new Carried<>(foriLoop(0, 2, (i, u) -> u.times(s).plus(i), c), c);
                      return scan(step, v, v, unroll(2)).carry();
                    },
                    v -> v,
                    x),
            x -> {
              Tensor c = x;
              for (int s = 0; s < 2; s++) {
                for (int i = 0; i < 2; i++) {
                  c = c.times(x.get(s)).plus(i);
                }
              }
              return c;
            }),
        law(
            "map and associativeScan",
            x -> associativeScan((a, b) -> a.times(b), map(v -> Numpy.sin(v).plus(v), x, 1)),
            x -> {
              Tensor first = Numpy.sin(x.get(0)).plus(x.get(0));
              Tensor second = Numpy.sin(x.get(1)).plus(x.get(1));
              return Numpy.stack(List.of(first, first.times(second)), 0);
            }),
        new Law(
            "whileLoop whose tangents grow",
            x ->
                whileLoop(
                        (Four f) -> f.a().lt(2),
                        f -> new Four(f.a().plus(1), f.b(), f.b().times(f.b()), f.c().times(f.c())),
                        new Four(Tensor.of(0), x, Numpy.ones(2), Numpy.ones(2)))
                    .d(),
            x -> x.times(x).times(x).times(x),
            false),
        new Law(
            "whileLoop whose end depends on the value",
            x -> whileLoop((Tensor c) -> c.sum().lt(40), c -> c.times(x).plus(1), x),
            x -> {
              Tensor c = x;
              while (c.sum().item() < 40) {
                c = c.times(x).plus(1);
              }
              return c;
            },
            false));
  }

  private static Tensor first(Tensor x) {
    return x.get(0);
  }

  private static final List<Tensor> POINTS = List.of(Tensor.of(0.5f, 1.75f), Tensor.of(2.5f, 3f));

  private static void assertSame(Tensor actual, Tensor expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    float[] a = Numpy.ravel(actual).toFloatArray();
    float[] e = Numpy.ravel(expected).toFloatArray();
    for (int i = 0; i < a.length; i++) {
      assertThat(a[i]).isCloseTo(e[i], within(RELATIVE * Math.max(1, Math.abs(e[i]))));
    }
  }

  private static void assertSameOfEach(TensorFn1 actual, TensorFn1 expected) {
    TensorFn1 compiled = jit(actual);
    List<Tensor> results = new ArrayList<>();
    for (Tensor point : POINTS) {
      results.add(expected.apply(point));
      assertSame(compiled.apply(point), results.getLast());
    }
    assertSame(jit(vmap(actual)).apply(Numpy.stack(POINTS, 0)), Numpy.stack(results, 0));
  }

  private static void assertSameThrough(Law law, Function<TensorFn1, TensorFn1> transformation) {
    assertSameOfEach(transformation.apply(law.function()), transformation.apply(law.java()));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void values_areThoseOfJava(Law law) {
    assertSame(law.function().apply(POINTS.getFirst()), law.java().apply(POINTS.getFirst()));
    assertSameThrough(law, f -> f);
  }

  @ParameterizedTest
  @MethodSource("laws")
  void tangents_areThoseOfJava(Law law) {
    Tensor t = Tensor.of(1f, -0.5f);
    assertSameThrough(law, f -> x -> jvp(f, x, t).tangent());
  }

  @ParameterizedTest
  @MethodSource("laws")
  void gradientsAndHessians_areThoseOfJava(Law law) {
    org.junit.jupiter.api.Assumptions.assumeTrue(law.reverse(), "has no reverse mode");
    assertSameThrough(law, f -> grad(x -> f.apply(x).sum()));
    assertSameThrough(law, f -> x -> linearize(f, x).apply(x));
    assertSameThrough(law, f -> hessian(x -> f.apply(x).sum()));
  }
}
