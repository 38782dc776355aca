package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.jit;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Config;
import org.xlava.Tensor;
import org.xlava.TensorFn1;

/**
 * Transformations inside transformations, of random functions, against other ways to the same
 * values.
 */
@Execution(ExecutionMode.CONCURRENT)
class NestingTest {
  private static final int DERIVATIVES = 3;

  // LawsTest has compositions with control flow; all pairs are tried when laws are, at length.
  private static final boolean ALL_PAIRS = Integer.getInteger("xlava.laws") != null;

  static Stream<List<Rewrite>> pairs() {
    return Arrays.stream(Rewrite.values())
        .flatMap(a -> Arrays.stream(Rewrite.values()).map(b -> List.of(a, b)))
        .filter(pair -> ALL_PAIRS || pair.stream().allMatch(NestingTest::isPlain))
        .filter(pair -> pair.getFirst().takes(pair.getLast()));
  }

  static Stream<List<Rewrite>> triplesAndMore() {
    Random random = new Random(7);
    return IntStream.range(0, 30)
        .mapToObj(i -> random.ints(3 + i % 3, 0, Rewrite.values().length))
        .map(word -> word.mapToObj(i -> Rewrite.values()[i]).toList())
        .filter(word -> word.stream().mapToInt(Rewrite::order).sum() <= DERIVATIVES)
        .filter(
            word -> word.stream().allMatch(a -> word.stream().allMatch(b -> a == b || a.takes(b))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void pairs_agreeWithPlainForms(List<Rewrite> word) {
    check(word, new RandomFunction(1, 3), seed(word) % 8 == 0);
  }

  @ParameterizedTest
  @MethodSource("triplesAndMore")
  void triplesAndMore_agreeWithPlainForms(List<Rewrite> word) {
    check(word, new RandomFunction(seed(word) % 2, 4), seed(word) % 3 == 0);
  }

  private static boolean isPlain(Rewrite rewrite) {
    return rewrite.ordinal() <= Rewrite.CLOSED_VMAP.ordinal();
  }

  private static int seed(List<Rewrite> word) {
    return word.stream().mapToInt(Rewrite::ordinal).reduce(0, (a, b) -> 5 * a + b);
  }

  private static void check(List<Rewrite> word, TensorFn1 f, boolean compiled) {
    Config.withX64(
        true,
        () -> {
          TensorFn1 transformed = f;
          TensorFn1 plain = f;
          for (Rewrite r : word) {
            transformed = r.transformed(transformed);
            plain = r.plain(plain);
          }
          Tensor x = Tensor.of(0.3, -0.8, 1.1);
          double expected = plain.apply(x).item();
          double tolerance = 1e-9 * Math.max(1, Math.abs(expected));
          assertThat(transformed.apply(x).item()).isCloseTo(expected, within(tolerance));
          if (compiled) {
            assertThat(jit(transformed).apply(x).item()).isCloseTo(expected, within(tolerance));
          }
          return null;
        });
  }
}
