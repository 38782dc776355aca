package org.xlava.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.whileLoop;
import static org.xlava.stablehlo.Quirk.*;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xlava.DType;
import org.xlava.IndexMode;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.Plugin;
import org.xlava.pjrt.spi.PluginSearch;
import org.xlava.stablehlo.Quirk;

/** What XLA gets wrong, and that programs are right all the same. */
class QuirksTest {
  /** What plugins of a version are known to have: a guard that none needs any more can go. */
  private static final Map<Integer, Set<Quirk>> KNOWN =
      Map.of(
          81, Set.of(Quirk.values()),
          106, Set.of(Quirk.values()),
          115, Set.of(LOOP_STEPS, MERGED_SLICES, MERGED_FACTORS));

  @Test
  void probes_findWhatVersionsAreKnownToHave(@TempDir Path folder) {
    Plugin plugin = Plugin.load(PluginSearch.here().library());
    Set<Quirk> known = KNOWN.get(plugin.apiVersion().minor());
    assumeThat(known).as("known quirks of " + plugin.apiVersion()).isNotNull();
    try (Client client = plugin.createClient()) {
      ExecutableStore store = new ExecutableStore(folder, 1 << 20);
      assertThat(new ProgramCompiler(client, store).quirks()).isEqualTo(known);
      assertThat(folder).isDirectoryContaining("glob:**.exe");
      assertThat(new ProgramCompiler(client, store).quirks()).isEqualTo(known);
    }
  }

  private record Count(Tensor i, Tensor n) {}

  @ParameterizedTest
  @CsvSource({"0,1,2", "0,-1,1", "0,7,3", "1,5,2", "-3,2,5", "5,-1,3", "1,7,5"})
  void loops_endBeyondTheirBounds(int from, int to, int step) {
    int below = 0;
    int upTo = 0;
    for (int i = from; i <= to; i += step) {
      below += i < to ? 1 : 0;
      upTo++;
    }
    assertThat(jit(x -> counted(x, from, to, step, false)).apply(1).intValue()).isEqualTo(below);
    assertThat(jit(x -> counted(x, from, to, step, true)).apply(1).intValue()).isEqualTo(upTo);
  }

  private static Tensor counted(Tensor x, int from, int to, int step, boolean inclusive) {
    return whileLoop(
            (Count s) -> inclusive ? s.i.le(to) : s.i.lt(to),
            s -> new Count(s.i.plus(step), s.n.plus(x)),
            new Count(Tensor.of(from), Tensor.of(0)))
        .n;
  }

  @ParameterizedTest
  @CsvSource({"9,0,6", "3,5,6", "6,0,6", "100,100,9", "2,1,3"})
  void slicesOfSlices_areClampedOneByOne(int first, int second, float expected) {
    Tensor numbers = Numpy.arange(10).astype(DType.FLOAT32);
    TensorFn2 direct = (i, j) -> slice(slice(numbers, i, 4), j, 1);
    TensorFn2 called = (i, j) -> jit((Tensor x) -> slice(x, j, 1)).apply(slice(numbers, i, 4));
    TensorFn2 moved = (i, j) -> slice(slice(numbers, i, 4).reshape(2, 2).reshape(4), j, 1);
    for (TensorFn2 f : new TensorFn2[] {direct, called, moved}) {
      assertThat(jit(f).apply(first, second).toFloatArray()).containsExactly(expected);
    }
  }

  private static Tensor slice(Tensor x, Tensor start, int size) {
    return Lax.dynamicSlice(x, new Tensor[] {start}, Shape.of(size));
  }

  @Test
  void inverses_overflowBeforeTheyCancel() {
    Tensor large = Tensor.of(new float[] {1e20f});
    assertThat(jit(x -> Numpy.log(Numpy.exp(x))).apply(89).item()).isInfinite();
    TensorFn1 log = jit(Numpy::log);
    assertThat(jit(x -> log.apply(Numpy.exp(x))).apply(89).item()).isInfinite();
    assertThat(jit(x -> Numpy.sqrt(x.times(x))).apply(large).item()).isInfinite();
    assertThat(jit(x -> Numpy.sqrt(x.pow(2))).apply(large).item()).isInfinite();
    assertThat(jit(x -> Lax.rsqrt(Numpy.square(x))).apply(large).item()).isZero();
  }

  @Test
  void factors_areMultipliedInOrder() {
    TensorFn1 f = x -> x.times(1e30).times(1e30).div(1e30).div(1e30);
    assertThat(jit(f).apply(3).item()).isInfinite();
    assertThat(jit(x -> x.times(1e-30).times(1e-30).times(1e30).times(1e30)).apply(3).item())
        .isZero();
    assertThat(jit(x -> x.times(1e30).div(1e30)).apply(1e20).item()).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 46_341})
  void magnitudesAndSquares_ofIntegers_mayBeNegative(int n) {
    TensorFn1 magnitude = x -> n == Integer.MIN_VALUE ? x.abs() : x.times(x);
    int expected = n == Integer.MIN_VALUE ? n : n * n;
    assertThat(jit(magnitude).apply(n).intValue()).isEqualTo(expected);
    assertThat(jit(x -> magnitude.apply(x).lt(0)).apply(n).booleanValue()).isTrue();
    assertThat(jit(x -> magnitude.apply(x).div(8)).apply(n).item())
        .isEqualTo((float) (expected / 8.0));
    assertThat(jit(x -> magnitude.apply(x).abs()).apply(n).intValue())
        .isEqualTo(Math.abs(expected));
  }

  // Several at once: LLVM dropped the lower bound of vectors of indices, and the process ended.
  @Test
  void magnitudes_areIndices() {
    Tensor x = Tensor.of(7, -3, Integer.MAX_VALUE, 0, Integer.MIN_VALUE, 41);
    TensorFn1 f = v -> Numpy.take(v, v.abs(), 0, IndexMode.CLIP);
    assertThat(jit(f).apply(x).toIntArray()).containsExactly(41, 0, 41, 7, 7, 41);
  }

  @Test
  void atan2_ofZerosThatTheCompilerFinds_isC() {
    TensorFn2 f =
        (p, q) -> {
          Tensor none = p.lt(q).xor(p.lt(q)).astype(DType.FLOAT32);
          return Numpy.stack(
              List.of(
                  Numpy.arctan2(none, Numpy.zeros()),
                  Numpy.arctan2(none.unaryMinus(), Numpy.zeros()),
                  Numpy.arctan2(none, Numpy.zeros().unaryMinus()),
                  Numpy.arctan2(none.unaryMinus(), Numpy.zeros().unaryMinus())),
              0);
        };
    float pi = (float) Math.PI;
    assertThat(jit(f).apply(1.0, 2.0).toFloatArray()).containsExactly(0f, -0f, pi, -pi);
  }
}
