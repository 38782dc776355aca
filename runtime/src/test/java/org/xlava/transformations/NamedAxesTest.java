package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.xlava.Carried;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.VmapOption;
import org.xlava.ir.ClosedJaxpr;

/** Collectives between the examples of a vmap whose axis has a name; values are JAX's. */
class NamedAxesTest {
  private static final VmapOption I = axisName("i");
  private static final VmapOption J = axisName("j");
  private static final Tensor X = Tensor.of(1f, 2f, 4f);
  private static final Tensor W = Numpy.arange(12).astype(DType.FLOAT32).reshape(3, 4);
  private static final Tensor S = Numpy.arange(9).astype(DType.FLOAT32).reshape(3, 3);

  private static void assertValues(Tensor actual, double... expected) {
    assertThat(Numpy.ravel(actual).astype(DType.FLOAT32).toFloatArray())
        .containsExactly(floats(expected), within(0f));
  }

  private static float[] floats(double... values) {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  private static Tensor overX(TensorFn1 f) {
    return vmap(f, I).apply(X);
  }

  @Test
  void psum_givesTheSumToAll() {
    assertValues(overX(x -> Lax.psum(x, "i")), 7, 7, 7);
    assertValues(overX(x -> x.div(Lax.psum(x, "i"))), 1 / 7f, 2 / 7f, 4 / 7f);
  }

  @Test
  void collectives_reduceTrees() {
    Map<String, Tensor> all =
        vmap((Map<String, Tensor> d) -> Lax.pmax(d, "i"), I).apply(Map.of("a", X, "b", W));
    assertValues(all.get("a"), 4, 4, 4);
    assertValues(all.get("b"), 8, 9, 10, 11, 8, 9, 10, 11, 8, 9, 10, 11);
    assertValues(overX(x -> Lax.pmin(x, "i")), 1, 1, 1);
    assertValues(overX(x -> Lax.pmean(x, "i")), 7 / 3f, 7 / 3f, 7 / 3f);
  }

  @Test
  void psum_ofBools_counts() {
    Tensor count = overX(x -> Lax.psum(x.gt(1), "i"));
    assertThat(count.dtype()).isEqualTo(DType.INT32);
    assertValues(count, 2, 2, 2);
  }

  @Test
  void pmean_ofIntegers_isFloating() {
    Tensor mean = vmap(x -> Lax.pmean(x, "i"), I).apply(Tensor.of(0, 1, 2));
    assertThat(mean.dtype()).isEqualTo(DType.FLOAT32);
    assertValues(mean, 1, 1, 1);
  }

  @Test
  void collectives_ofConstants_countTheExamples() {
    assertValues(overX(x -> x.plus(Lax.psum(2, "i"))), 7, 8, 10);
    assertValues(overX(x -> x.plus(Lax.psum(Tensor.of(2f), "i"))), 7, 8, 10);
    assertValues(overX(x -> x.plus(Lax.pmax(Tensor.of(2f), "i"))), 3, 4, 6);
    assertValues(overX(x -> x.plus(Lax.allGather(Tensor.of(2f), "i"))), 3, 3, 3, 4, 4, 4, 6, 6, 6);
    Tensor three = Tensor.of(0f, 1f, 2f);
    assertValues(overX(x -> x.plus(Lax.psumScatter(three, "i"))), 1, 5, 10);
    assertValues(overX(x -> x.plus(Lax.allToAll(three, "i", 0, 0))), 1, 1, 1, 3, 3, 3, 6, 6, 6);
    assertValues(overX(x -> x.plus(Lax.pshuffle(Tensor.of(1f), "i", 2, 0, 1))), 2, 3, 5);
  }

  @Test
  void axisIndex_numbersTheExamples() {
    assertValues(overX(x -> Lax.axisIndex("i")), 0, 1, 2);
    assertThat(overX(x -> Lax.axisIndex("i")).dtype()).isEqualTo(DType.INT32);
    assertValues(overX(x -> x.plus(Lax.axisSize("i"))), 4, 5, 7);
    assertValues(vmap(x -> Lax.axisIndex("i"), inAxes(NONE), axisSize(3), I).apply(X), 0, 1, 2);
  }

  @Test
  void nestedAxes_areReducedApartAndTogether() {
    TensorFn1 all = vmap(vmap(x -> Lax.psum(x, "i", "j"), J), I);
    assertThat(Numpy.ravel(all.apply(W)).toFloatArray()).containsOnly(66f);
    TensorFn1 outer = vmap(vmap(x -> Lax.psum(x, "i"), J), I);
    assertValues(outer.apply(W), 12, 15, 18, 21, 12, 15, 18, 21, 12, 15, 18, 21);
    TensorFn1 inner = vmap(vmap(x -> Lax.psum(x, "j"), J), I);
    assertValues(inner.apply(W), 6, 6, 6, 6, 22, 22, 22, 22, 38, 38, 38, 38);
    TensorFn1 index = vmap(vmap(x -> Lax.axisIndex("i", "j"), J), I);
    assertValues(index.apply(W), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    TensorFn1 same = vmap(vmap(x -> Lax.psum(x, "i"), I), I);
    assertThat(same.apply(W)).hasToString(inner.apply(W).toString());
  }

  @Test
  void ppermute_sendsValues() {
    int[][] cycle = {{0, 2}, {1, 0}, {2, 1}};
    Tensor sent = vmap(x -> Lax.ppermute(x, "i", cycle), I).apply(W);
    assertValues(sent, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 3);
    assertValues(overX(x -> Lax.ppermute(x, "i", new int[][] {{0, 1}, {1, 2}})), 0, 1, 2);
    assertValues(overX(x -> Lax.pshuffle(x, "i", 2, 0, 1)), 4, 1, 2);
  }

  @Test
  void allGather_givesAllValuesToAll() {
    assertValues(overX(x -> Lax.allGather(x, "i")), 1, 2, 4, 1, 2, 4, 1, 2, 4);
    TensorFn1 second = vmap(x -> Lax.allGather(x, "i", 1, false), I, outAxes(NONE));
    assertValues(second.apply(W), 0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11);
    TensorFn1 tiled = vmap(x -> Lax.allGather(x, "i", 0, true), I, outAxes(NONE));
    assertValues(tiled.apply(W), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    Tensor batched = vmap(vmap(x -> Lax.allGather(x, "i"), I), inAxes(1)).apply(W);
    assertValues(batched.get(0), 0, 4, 8, 0, 4, 8, 0, 4, 8);
  }

  @Test
  void psumScatter_givesEachItsPartOfTheSum() {
    assertValues(vmap(x -> Lax.psumScatter(x, "i"), I).apply(S), 9, 12, 15);
    Tensor wide = Numpy.arange(18).astype(DType.FLOAT32).reshape(3, 6);
    TensorFn1 tiled = vmap(x -> Lax.psumScatter(x, "i", 0, true), I);
    assertValues(tiled.apply(wide), 18, 21, 24, 27, 30, 33);
  }

  @Test
  void allToAll_exchangesParts() {
    assertValues(vmap(x -> Lax.allToAll(x, "i", 0, 0), I).apply(S), 0, 3, 6, 1, 4, 7, 2, 5, 8);
    assertValues(vmap(x -> Lax.pswapaxes(x, "i", 0), I).apply(S), 0, 3, 6, 1, 4, 7, 2, 5, 8);
    Tensor wide = Numpy.arange(18).astype(DType.FLOAT32).reshape(3, 6);
    TensorFn1 tiled = vmap(x -> Lax.allToAll(x, "i", 0, 0, true), I);
    assertValues(tiled.apply(wide), 0, 1, 6, 7, 12, 13, 2, 3, 8, 9, 14, 15, 4, 5, 10, 11, 16, 17);
    Tensor cube = Numpy.arange(36).astype(DType.FLOAT32).reshape(3, 3, 4);
    Tensor exchanged = vmap(x -> Lax.allToAll(x, "i", 0, 1), I).apply(cube);
    assertThat(exchanged.shape()).containsExactly(3, 4, 3);
    assertValues(exchanged.get(0), 0, 12, 24, 1, 13, 25, 2, 14, 26, 3, 15, 27);
  }

  @Test
  void derivatives_insideTheMappedFunction_areThoseOfAllExamples() {
    assertValues(overX(grad(x -> Lax.psum(x.times(x), "i"))), 6, 12, 24);
    assertValues(overX(grad(x -> Lax.pmean(x.times(x), "i"))), 2, 4, 8);
    int[][] cycle = {{0, 1}, {1, 2}, {2, 0}};
    TensorFn1 sent =
        x -> Lax.ppermute(x.times(x), "i", cycle).times(Lax.axisIndex("i").astype(DType.FLOAT32));
    assertValues(overX(grad(sent)), 2, 8, 0);
    TensorFn1 partly = x -> Lax.ppermute(x, "i", new int[][] {{0, 2}});
    assertValues(overX(grad(partly)), 1, 0, 0);
    assertValues(overX(grad(x -> Lax.pmax(x, "i"))), 0, 0, 3);
  }

  @Test
  void transposes_ofCollectives_areCollectives() {
    assertValues(
        vmap((x, ct) -> vjp(v -> Lax.allGather(v, "i"), x).gradient(ct), I).apply(X, S), 9, 12, 15);
    assertValues(
        vmap((x, ct) -> vjp(v -> Lax.psumScatter(v, "i"), x).gradient(ct), I).apply(S, X),
        1,
        2,
        4,
        1,
        2,
        4,
        1,
        2,
        4);
    assertValues(
        vmap((x, ct) -> vjp(v -> Lax.allToAll(v, "i", 0, 0), x).gradient(ct), I).apply(S, S),
        0,
        3,
        6,
        1,
        4,
        7,
        2,
        5,
        8);
  }

  @Test
  void derivatives_ofMappedFunctions_seeThroughCollectives() {
    TensorFn1 f = vmap(x -> x.times(Lax.psum(x.times(x), "i")), I);
    assertValues(grad(x -> f.apply(x).sum()).apply(X), 35, 49, 77);
    assertValues(hessian(x -> f.apply(x).sum()).apply(X), 18, 6, 10, 6, 22, 12, 10, 12, 30);
    TensorFn1 nested =
        vmap(vmap(x -> x.times(Lax.psum(x.times(x), "i")).times(Lax.pmean(x, "j")), J), I);
    assertValues(
        jit(grad(w -> nested.apply(w).sum())).apply(W),
        351,
        620.5,
        965,
        1384.5,
        1961,
        2470.5,
        3079,
        3786.5,
        3571,
        4320.5,
        5193,
        6188.5);
  }

  @Test
  void collectives_insideBranchesAndLoops() {
    TensorFn1 branch =
        x -> cond(Lax.axisIndex("i").gt(0), v -> Lax.psum(v, "i"), v -> v.unaryMinus(), x);
    assertValues(overX(branch), -1, 7, 7);
    TensorFn1 plain = p -> overX(x -> cond(p, v -> Lax.psum(v, "i"), v -> v.unaryMinus(), x));
    assertValues(jit(plain).apply(Tensor.of(true)), 7, 7, 7);
    TensorFn1 all =
        x ->
            whileLoop(
                c -> Lax.psum(c, "i").lt(100),
                c -> c.times(2).plus(Lax.axisIndex("i").astype(DType.FLOAT32)),
                x);
    assertValues(overX(all), 16, 47, 94);
    TensorFn1 own =
        x ->
            whileLoop(
                (Tensor c) -> c.lt(10),
                c -> c.times(2).plus(Lax.axisIndex("i").astype(DType.FLOAT32)),
                x);
    assertValues(overX(own), 16, 11, 10);
  }

  @Test
  void collectives_insideScan() {
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> sums =
        (c, x) -> new Carried<>(c.plus(Lax.psum(c, "i")), c);
    Fn1<Tensor, Carried<Tensor, Tensor>> f = x -> scan(sums, x, Numpy.zeros(3));
    Carried<Tensor, Tensor> last = vmap(f, I).apply(X);
    assertValues(last.carry(), 148, 149, 151);
    assertValues(last.output(), 1, 8, 36, 2, 9, 37, 4, 11, 39);
    TensorFn1 product = x -> foriLoop(0, 3, (i, c) -> c.times(Lax.pmean(c, "i")), x);
    assertThat(overX(grad(product)).toFloatArray())
        .containsExactly(floats(3012.5034, 3012.5034, 3012.5034), within(0.01f));
  }

  @Test
  void jit_tracesAnewForOtherAxes() {
    TensorFn1 f = jit(x -> x.times(Lax.psum(1, "i")));
    assertValues(vmap(f, I).apply(X), 3, 6, 12);
    assertValues(vmap(f, I).apply(Tensor.of(1f, 2f)), 2, 4);
    assertThatThrownBy(() -> f.apply(Tensor.of(1f))).isInstanceOf(TransformException.class);
    assertValues(jit(vmap(jit(x -> Lax.psum(x, "i")), I)).apply(X), 7, 7, 7);
    TensorFn1 index = jit(x -> Lax.axisIndex("i"));
    assertValues(overX(x -> x.plus(index.apply(Tensor.of(0f)))), 1, 3, 6);
  }

  @Test
  void jit_usesProgramsAgainWhereAxesAreTheSame() {
    int[] traces = new int[1];
    TensorFn1 f =
        jit(
            x -> {
              traces[0]++;
              return Lax.psum(x, "i");
            });
    overX(f);
    overX(f);
    assertThat(traces[0]).isEqualTo(1);
    vmap(f, I).apply(Tensor.of(1f, 2f));
    assertThat(traces[0]).isEqualTo(2);
  }

  @Test
  void emptyBatch_hasSumsOfZero() {
    Tensor none = vmap(x -> x.plus(Lax.psum(x, "i")), I).apply(Numpy.zeros(0, 2));
    assertThat(none.shape()).containsExactly(0, 2);
    assertValues(vmap(x -> Lax.psum(x, "i"), I, outAxes(NONE)).apply(Numpy.zeros(0, 2)), 0, 0);
  }

  private static void assertRefused(
      Class<? extends Exception> type, String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(type).hasMessage(message);
  }

  @Test
  void unboundAxis_throws() {
    assertRefused(
        TransformException.class,
        "psum: axis names must be bound by a surrounding vmap; got i within no named axes. Give it"
            + " to vmap: vmap(f, axisName(\"i\"))",
        () -> Lax.psum(X, "i"));
    assertRefused(
        TransformException.class,
        "pmean: axis names must be bound by a surrounding vmap; got i within no named axes. Give it"
            + " to vmap: vmap(f, axisName(\"i\"))",
        () -> jit((Tensor x) -> Lax.pmean(x, "i")).apply(X));
    assertRefused(
        TransformException.class,
        "pswapaxes: axis names must be bound by a surrounding vmap; got i within no named axes."
            + " Give it to vmap: vmap(f, axisName(\"i\"))",
        () -> Lax.pswapaxes(X, "i", 0));
    assertRefused(
        TransformException.class,
        "axisIndex: axis names must be bound by a surrounding vmap; got j within the axes [i=3]."
            + " Give it to vmap: vmap(f, axisName(\"j\"))",
        () -> overX(x -> Lax.axisIndex("j")));
    assertRefused(
        TransformException.class,
        "pmean: needs the names of one axis or more, each once; got []",
        () -> overX(x -> Lax.pmean(x)));
  }

  @Test
  void wrongPermutations_throw() {
    String message =
        "ppermute: pairs must name examples from 0 to 2, each at most once as sender and once as"
            + " receiver; got ";
    assertRefused(
        TransformException.class,
        message + "[[0, 1], [1, 1]]",
        () -> overX(x -> Lax.ppermute(x, "i", new int[][] {{0, 1}, {1, 1}})));
    assertRefused(
        TransformException.class,
        message + "[[0, 5]]",
        () -> overX(x -> Lax.ppermute(x, "i", new int[][] {{0, 5}})));
    assertRefused(
        TransformException.class,
        "pshuffle: sources must be a permutation of the numbers from 0 to 2; got [0, 0, 1]",
        () -> overX(x -> Lax.pshuffle(x, "i", 0, 0, 1)));
  }

  @Test
  void wrongSizes_throw() {
    assertRefused(
        ShapeException.class,
        "allToAll: dimension 0 must have the size of the named axis, 3; got f32[4]. Use tiled for"
            + " parts of several slices",
        () -> vmap(x -> Lax.allToAll(x, "i", 0, 0), I).apply(W));
    assertRefused(
        ShapeException.class,
        "psumScatter: dimension 0 must be divisible by the number of examples along i, 3; got"
            + " f32[4]",
        () -> vmap(x -> Lax.psumScatter(x, "i", 0, true), I).apply(W));
    assertRefused(
        ShapeException.class,
        "allGather: axis must be in [-1, 1) for a tensor of rank 1; got 2",
        () -> overX(x -> Lax.allGather(x, "i", 2, false)));
  }

  @Test
  void options_areTakenInAnyOrder_eachOnce() {
    TensorFn1 f = vmap(x -> Lax.psum(x, "i"), outAxes(NONE), axisName("i"), inAxes(1), axisSize(4));
    assertValues(f.apply(W), 6, 22, 38);
    String message =
        "vmap: options must be inAxes, outAxes, axisName and axisSize, each at most once; got ";
    assertRefused(
        TransformException.class,
        message + "[AxisName[name=i], AxisName[name=i]]",
        () -> vmap(x -> x, I, I));
    assertRefused(
        TransformException.class,
        "vmap: axisSize must not be negative; got -1",
        () -> axisSize(-1));
    assertRefused(
        TransformException.class, "vmap: axisName must be a name; got null", () -> axisName(null));
  }

  @Test
  void axisSize_standsInForMappedArguments() {
    assertValues(vmap(x -> x, inAxes(NONE), axisSize(2)).apply(X), 1, 2, 4, 1, 2, 4);
    List<Tensor> none = vmap((List<Tensor> x) -> x, axisSize(2)).apply(List.of());
    assertThat(none).isEmpty();
    assertRefused(
        ShapeException.class,
        "vmap: mapped axes must have equal sizes; got axisSize 4; size 3 on axis 0 of argument 0"
            + " at [a] of type f32[3], axis 0 of argument 0 at [b] of type f32[3,4]",
        () -> vmap((Map<String, Tensor> d) -> d, axisSize(4)).apply(Map.of("a", X, "b", W)));
  }

  @Test
  void makeJaxpr_withAnAxis() {
    TensorFn1 f = x -> Lax.psum(x, "i").plus(Lax.axisIndex("i").times(x));
    Fn1<Tensor, ClosedJaxpr> program = makeJaxpr(f);
    Tensor x = Tensor.of(1f, 2f);
    assertThat(withAxis("i", 4, () -> program.apply(x)).toString()).contains("psum", "axis_index");
    TensorFn1 gathered = v -> Lax.allGather(v, "i");
    TensorType type = withAxis("i", 4, () -> evalShape(gathered, x.type()));
    assertThat(type.shape()).containsExactly(4, 2);
    assertThatThrownBy(() -> program.apply(x))
        .isInstanceOf(TransformException.class)
        .hasMessageContaining("axis names must be bound by a surrounding vmap; got i");
    assertThatThrownBy(() -> withAxis("i", -1, () -> program.apply(x)))
        .isInstanceOf(TransformException.class)
        .hasMessage("withAxis: the size must not be negative; got -1");
    assertThatThrownBy(() -> withAxis("i", 4, () -> f.apply(x)))
        .isInstanceOf(TransformException.class);
    assertThatThrownBy(() -> withAxis("i", 4, () -> jit(f).apply(x)))
        .isInstanceOf(TransformException.class);
  }
}
