package org.xlava.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.benchmarks.Scaling.Cost;

/**
 * Tracing, transforming, printing and lowering cost in proportion to the program: what a step
 * allocates for eight times the equations is about eight times as much.
 */
class ScalingTest {
  private static final int SMALL = 500;
  private static final int TIMES = 8;

  // Growth by 16 would be quadratic in a half of the work; names of more digits explain some.
  private static final double MOST_PER_EQUATION = 1.25;

  static Stream<String> programs() {
    return LargePrograms.ALL.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void allocation_isProportionalToTheProgram(String program) {
    List<Cost> small = Scaling.costs(program, SMALL);
    List<Cost> large = Scaling.costs(program, SMALL * TIMES);
    for (int i = 0; i < small.size(); i++) {
      assertThat(large.get(i).bytes())
          .as(small.get(i).step())
          .isLessThan((long) (small.get(i).bytes() * TIMES * MOST_PER_EQUATION));
    }
  }
}
