package org.xlava.stablehlo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.control.Scan;
import org.xlava.primitive.control.While;
import org.xlava.transform.Recorder;
import org.xlava.transform.Trace;

/** Where programs get barriers: only where a compiler with the quirk would go wrong. */
class GuardsTest {
  private static final TensorType FLOATS = TensorType.of(DType.FLOAT32, Shape.of(4));
  private static final TensorType INTEGERS = TensorType.of(DType.INT32, Shape.of(4));
  private static final TensorType COUNTER = TensorType.of(DType.INT32);
  private static final String BARRIER = "stablehlo.optimization_barrier";

  private static Jaxpr program(TensorType type, UnaryOperator<Tensor> f) {
    return Recorder.record("test", new TensorType[] {type}, x -> new Tensor[] {f.apply(x[0])})
        .jaxpr();
  }

  private static int barriers(Set<Quirk> quirks, TensorType type, UnaryOperator<Tensor> f) {
    PlatformRules rules = PlatformRules.of(new Platform("test", 115, quirks));
    String text = StableHlo.lower(program(type, f), "f", List.of(), rules);
    return text.split(BARRIER, -1).length - 1;
  }

  private static int barriers(Quirk quirk, TensorType type, UnaryOperator<Tensor> f) {
    assertThat(barriers(EnumSet.complementOf(EnumSet.of(quirk)), type, f)).isZero();
    return barriers(EnumSet.of(quirk), type, f);
  }

  private static Tensor counted(Tensor start, int limit, int... steps) {
    Jaxpr below = program(COUNTER, i -> Lax.lt(i, Lax.constant(i, limit)));
    Jaxpr step =
        program(
            COUNTER,
            i -> {
              Tensor next = i;
              for (int s : steps) {
                next = Lax.add(next, Lax.constant(i, s));
              }
              return next;
            });
    return Trace.bind(new While(below, 0, step, 0), start)[0];
  }

  @Test
  void loops_thatEndAtTheirBound_haveNone() {
    Quirk quirk = Quirk.LOOP_STEPS;
    assertThat(barriers(quirk, COUNTER, i -> counted(i, 7, 1))).isZero();
    assertThat(barriers(quirk, COUNTER, i -> counted(Lax.full(COUNTER, 0), 8, 2))).isZero();
    assertThat(barriers(quirk, COUNTER, i -> counted(Lax.full(COUNTER, 0), 8, 1, 1, 2))).isZero();
    assertThat(barriers(quirk, COUNTER, i -> counted(Lax.full(COUNTER, 0), 7, 2))).isOne();
    assertThat(barriers(quirk, COUNTER, i -> counted(Lax.full(COUNTER, 9), 8, 3))).isOne();
    assertThat(barriers(quirk, COUNTER, i -> counted(i, 8, 2))).isOne();
    assertThat(barriers(quirk, COUNTER, i -> counted(i, 8, -1))).isOne();
  }

  @Test
  void scans_haveNone() {
    Jaxpr body = program(FLOATS, Lax::sin);
    for (int unroll : new int[] {1, 2, 3}) {
      UnaryOperator<Tensor> scan = x -> Trace.bind(new Scan(8, false, unroll, body, 0, 1), x)[0];
      assertThat(barriers(EnumSet.allOf(Quirk.class), FLOATS, scan)).isZero();
    }
  }

  private static Tensor sliced(Tensor x, int size) {
    Tensor start = Lax.convertElementType(Lax.reduceSum(x, List.of(0)), DType.INT32);
    return Lax.dynamicSlice(x, new Tensor[] {start}, Shape.of(size));
  }

  @Test
  void slices_ofSlices_haveOneBetweenThem() {
    Quirk quirk = Quirk.MERGED_SLICES;
    assertThat(barriers(quirk, FLOATS, x -> sliced(x, 2))).isZero();
    assertThat(barriers(quirk, FLOATS, x -> sliced(Lax.sin(sliced(x, 3)), 2))).isZero();
    assertThat(barriers(quirk, FLOATS, x -> sliced(sliced(x, 3), 2))).isOne();
    assertThat(
            barriers(
                quirk,
                FLOATS,
                x -> {
                  Tensor square = Lax.reshape(sliced(x, 4), Shape.of(2, 2));
                  return sliced(Lax.reshape(Lax.transpose(square, List.of(1, 0)), x.shape()), 2);
                }))
        .isOne();
  }

  @Test
  void inverses_haveOneBetweenThem() {
    Quirk quirk = Quirk.INVERSE_FUNCTIONS;
    assertThat(barriers(quirk, FLOATS, x -> Lax.log(Lax.exp(x)))).isOne();
    assertThat(barriers(quirk, FLOATS, x -> Lax.log(Lax.reduceSum(Lax.exp(x), List.of(0)))))
        .isZero();
    assertThat(barriers(quirk, FLOATS, x -> Lax.sqrt(Lax.mul(x, x)))).isOne();
    assertThat(barriers(quirk, FLOATS, x -> Lax.rsqrt(Lax.integerPow(x, 2)))).isOne();
    assertThat(barriers(quirk, FLOATS, x -> Lax.sqrt(Lax.reduceSum(Lax.square(x), List.of(0)))))
        .isZero();
  }

  private static Tensor times(Tensor x, double factor) {
    return Lax.mul(x, Lax.constant(x, factor));
  }

  @Test
  void factors_haveOneBetweenThem_whereTheyAreLarge() {
    Quirk quirk = Quirk.MERGED_FACTORS;
    assertThat(barriers(quirk, FLOATS, x -> times(times(x, 0.1), 30))).isZero();
    assertThat(barriers(quirk, FLOATS, x -> times(times(x, 1e20), 3))).isOne();
    assertThat(barriers(quirk, FLOATS, x -> times(times(x, 3), 1e-20))).isOne();
    assertThat(barriers(quirk, FLOATS, x -> Lax.div(times(x, 1e20), Lax.constant(x, 1e20))))
        .isOne();
    assertThat(barriers(quirk, FLOATS, x -> times(Lax.sin(times(x, 1e20)), 1e20))).isZero();
  }

  @Test
  void squares_ofIntegersAlone_haveOneBehindThem() {
    Quirk quirk = Quirk.POSITIVE_SQUARES;
    assertThat(barriers(quirk, INTEGERS, x -> Lax.mul(x, x))).isOne();
    assertThat(barriers(quirk, INTEGERS, x -> Lax.integerPow(x, 4))).isOne();
    assertThat(barriers(quirk, INTEGERS, x -> Lax.mul(x, Lax.neg(x)))).isZero();
    assertThat(barriers(quirk, FLOATS, x -> Lax.mul(x, x))).isZero();
  }

  @Test
  void magnitudes_ofIntegers_areSelected() {
    assertThat(StableHlo.lower(program(INTEGERS, Lax::abs), "f"))
        .contains("stablehlo.negate", "stablehlo.select")
        .doesNotContain("stablehlo.abs");
  }

  @Test
  void probes_areOneModule_withAResultForEachQuirk() {
    assertThat(Quirk.probes()).contains("@main(%arg0: tensor<f32>)").doesNotContain(BARRIER);
    double[] right = new double[Quirk.values().length];
    assertThat(Quirk.shownBy(right))
        .contains(Quirk.LOOP_STEPS)
        .doesNotContain(Quirk.POSITIVE_SQUARES);
  }
}
