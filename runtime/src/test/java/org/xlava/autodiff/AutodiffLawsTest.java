package org.xlava.autodiff;

import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.xlava.Carried;
import org.xlava.GradientCheck;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.ValueAndResiduals;
import org.xlava.ValueAndTangent;

/**
 * Functions wrapped in what this package adds, in seeded random order and depth: forward mode
 * against finite differences, reverse mode against forward mode.
 */
class AutodiffLawsTest {
  private static final int CASES = Integer.getInteger("autodiff.cases", 12);

  private static final TensorFn1 BASE = x -> Numpy.sin(x.times(1.5)).plus(x.times(0.25));

  private static final GradientCheck CHECK = GradientCheck.DEFAULTS.withOrder(1);

  // Each keeps the shape and is smooth; the rules are true, so that all derivatives are.
  private static final List<UnaryOperator<TensorFn1>> WRAPPERS =
      List.of(
          f -> checkpoint(f),
          f -> jit(f),
          f -> vmap(f),
          f ->
              customJvp(
                  f,
                  (x, t) -> {
                    ValueAndTangent<Tensor> r = jvp(f, x, t);
                    return new ValueAndTangent<>(r.value(), r.tangent());
                  }),
          f -> x -> cond(x.sum().gt(0), (Tensor v) -> f.apply(v), (Tensor v) -> f.apply(v), x),
          f ->
              x ->
                  scan(
                          (Tensor c, Tensor s) -> new Carried<>(f.apply(c).times(s), c),
                          x,
                          Tensor.of(1f, 0.5f))
                      .carry(),
          f -> x -> f.apply(Numpy.cos(x)));

  private static final UnaryOperator<TensorFn1> REVERSE =
      f ->
          customVjp(
              f, x -> new ValueAndResiduals<>(f.apply(x), x), (x, ct) -> vjp(f, x).gradient(ct));

  @TestFactory
  Stream<DynamicTest> compositions_haveTrueDerivatives() {
    return IntStream.range(0, CASES)
        .mapToObj(
            seed ->
                DynamicTest.dynamicTest(
                    "seed " + seed, () -> checkGrads(CHECK, random(seed), point(seed))));
  }

  @TestFactory
  Stream<DynamicTest> compositionsWithReverseRules_haveTrueGradients() {
    GradientCheck reverse = CHECK.withModes(GradientCheck.Mode.REVERSE);
    return IntStream.range(0, CASES / 2)
        .mapToObj(
            seed ->
                DynamicTest.dynamicTest(
                    "seed " + seed,
                    () -> checkGrads(reverse, REVERSE.apply(random(seed)), point(seed))));
  }

  // vmap takes an axis away: the base works on any shape.
  private static TensorFn1 random(int seed) {
    Random random = new Random(seed);
    List<UnaryOperator<TensorFn1>> chosen = new ArrayList<>();
    for (int depth = 0; depth < 3; depth++) {
      chosen.add(WRAPPERS.get(random.nextInt(WRAPPERS.size())));
    }
    TensorFn1 f = BASE;
    for (UnaryOperator<TensorFn1> wrapper : chosen) {
      f = wrapper.apply(f);
    }
    return f;
  }

  private static Tensor point(int seed) {
    return org.xlava.Key.of(seed).normal(2, 2, 2, 2);
  }
}
