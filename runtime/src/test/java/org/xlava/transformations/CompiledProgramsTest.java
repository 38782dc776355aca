package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.jit;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Config;
import org.xlava.Fn2;
import org.xlava.Tensor;

/**
 * Programs give compiled what they give operation by operation. {@code
 * -Dxlava.programs.seeds=FIRST-LAST} tries other programs than the ones of each build.
 */
class CompiledProgramsTest {
  private static final int STEPS = 12;

  // Rounding may grow along a program; two runs with each result off by some units show how much.
  private static final double NOISE = 0x1p-20;
  private static final double MARGIN = 64;

  static LongStream seeds() {
    String[] ends = System.getProperty("xlava.programs.seeds", "1-40").split("-");
    return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void compiled_isAsOperationByOperation(long seed) {
    Tensor integers = Tensor.of(7, -3, Integer.MAX_VALUE, 0, Integer.MIN_VALUE, 41);
    Tensor floats = Tensor.of(3f, -0f, 1e20f, 89f, -2.5f, Float.NEGATIVE_INFINITY);
    List<Tensor> expected = byOperation(seed, 1, integers, floats);
    List<Tensor> shifted = byOperation(seed, 1 + NOISE, integers, floats);
    RandomProgram program = new RandomProgram(seed, STEPS, 1);
    Fn2<Tensor, Tensor, List<Tensor>> compiled = jit(program::apply);
    List<Tensor> got = compiled.apply(integers, floats);
    for (int i = 0; i < got.size(); i++) {
      check(i, expected.get(i), shifted.get(i), got.get(i));
    }
  }

  private static List<Tensor> byOperation(long seed, double noise, Tensor integers, Tensor floats) {
    return Config.withJitDisabled(
        () -> new RandomProgram(seed, STEPS, noise).apply(integers, floats));
  }

  /** Elements that the noise changes the kind of, or that integers were made of, say nothing. */
  private static void check(int index, Tensor expected, Tensor shifted, Tensor got) {
    double[] right = expected.toDoubleArray();
    double[] off = shifted.toDoubleArray();
    double[] actual = got.toDoubleArray();
    boolean whole = expected.dtype().isInteger();
    for (int i : IntStream.range(0, right.length).toArray()) {
      double spread = Math.abs(right[i] - off[i]);
      boolean stable = Double.compare(right[i], off[i]) == 0;
      if (whole ? !stable : Double.isNaN(spread) && !stable) {
        continue;
      }
      boolean near = !stable && Math.abs(actual[i] - right[i]) <= MARGIN * spread;
      double rounding = whole ? 0 : Math.abs(right[i]) * 1e-5 + 1e-38;
      assertThat(
              near
                  || actual[i] == right[i]
                  || Math.abs(actual[i] - right[i]) <= rounding
                  || Double.isNaN(actual[i]) && Double.isNaN(right[i]))
          .as(
              "element %d of value %d: %s compiled, %s operation by operation",
              i, index, actual[i], right[i])
          .isTrue();
    }
  }
}
