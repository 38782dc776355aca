package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xlava.Carried;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Fn2;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.ValueAndTangent;
import org.xlava.ir.ClosedJaxpr;
import org.xlava.primitive.control.Cond;

/** Branches and loops over trees, alone and under the transformations; values are JAX's. */
class ControlFlowTest {
  private static final Tensor X = Tensor.of(1f, 2f, 4f);
  private static final Tensor W = Tensor.of(new float[][] {{0.5f, -0.25f}, {0.75f, 0.125f}});
  private static final Tensor XS = Tensor.of(new float[][] {{1, 2}, {3, -1}, {0.5f, 0.25f}});
  private static final Tensor SLICES = Tensor.of(0.5f, 1.5f, 0.25f);
  // A few units in the last place, of sums and of transcendental functions.
  private static final float CLOSE = 4e-6f;

  record Pair(Tensor a, Tensor b) {}

  private static void assertValues(Tensor actual, double... expected) {
    float[] values = Numpy.ravel(actual).astype(DType.FLOAT32).toFloatArray();
    assertThat(values).hasSize(expected.length);
    for (int i = 0; i < values.length; i++) {
      float tolerance = CLOSE * (float) Math.max(1, Math.abs(expected[i]));
      assertThat(values[i]).as("element %d", i).isCloseTo((float) expected[i], within(tolerance));
    }
  }

  // --- branches

  @ParameterizedTest
  @ValueSource(doubles = {3.5, -1, 1})
  void cond_takesWhatIsNotZeroForTrue(double predicate) {
    assertValues(cond(Tensor.of(predicate), x -> x.plus(1), x -> x.minus(1), X), 2, 3, 5);
  }

  @Test
  void whileLoop_carryMayBeAPairOfScan() {
    Carried<Tensor, Tensor> end =
        whileLoop(
            (Carried<Tensor, Tensor> c) -> c.carry().lt(3),
            c -> new Carried<>(c.carry().plus(1), c.output().times(2)),
            new Carried<>(Tensor.of(0), Tensor.of(1f)));
    assertThat(end.carry().intValue()).isEqualTo(3);
    assertThat(end.output().item()).isEqualTo(8);
  }

  @Test
  void cond_takesSeveralOperands() {
    Pair swapped = cond(Tensor.of(false), Pair::new, (a, b) -> new Pair(b, a), X, SLICES);
    assertValues(swapped.a(), 0.5, 1.5, 0.25);
    Tensor sum = cond(Tensor.of(true), (a, b, c) -> a.plus(b).plus(c), (a, b, c) -> a, X, X, X);
    assertValues(sum, 3, 6, 12);
  }

  @Test
  void cond_ofConstants_givesThem() {
    TensorFn1 f = p -> cond(p, () -> Tensor.of(1f, 2f), () -> X.get(1).times(Tensor.of(1f, 1f)));
    assertValues(jit(f).apply(Tensor.of(true)), 1, 2);
    assertValues(jit(f).apply(Tensor.of(false)), 2, 2);
  }

  @Test
  void switch_clampsTheIndex() {
    List<Fn1<Tensor, Tensor>> branches =
        List.of(x -> x.plus(1), x -> x.times(2), x -> x.unaryMinus());
    assertValues(switch_(Tensor.of(-5), branches, X), 2, 3, 5);
    assertValues(switch_(Tensor.of(1), branches, X), 2, 4, 8);
    assertValues(switch_(Tensor.of(7), branches, X), -1, -2, -4);
    assertValues(switch_(Tensor.of(9), branches.subList(0, 1), X), 2, 3, 5);
    assertValues(switch_(Tensor.of(1), List.of(() -> X, () -> SLICES)), 0.5, 1.5, 0.25);
    List<Fn2<Tensor, Tensor, Tensor>> pairs = List.of(Lax::add, Lax::mul);
    assertValues(switch_(Tensor.of(1), pairs, X, X), 1, 4, 16);
  }

  @Test
  void branches_thatDifferInWeakness_giveStrongTypes() {
    Tensor strong = cond(Tensor.of(true), () -> Tensor.of(1.0), () -> Numpy.zeros());
    assertThat(strong.type().weak()).isFalse();
    Tensor weak = cond(Tensor.of(true), () -> Tensor.of(1.0), () -> Tensor.of(2.0));
    assertThat(weak.type().weak()).isTrue();
  }

  @Test
  void gradients_areThoseOfTheBranchTaken() {
    List<Fn1<Tensor, Tensor>> branches = List.of(Numpy::sin, x -> x.times(x), x -> Tensor.of(3f));
    Tensor slopes = vmap(grad((i, x) -> switch_(i, branches, x), 1)).apply(Tensor.of(0, 1, 7), X);
    assertValues(slopes, 0.54030228, 4, 0);
    TensorFn1 closure = grad(x -> cond(x.gt(0), () -> x.times(x), () -> Numpy.ones()));
    assertValues(closure.apply(Tensor.of(2f)), 4);
    assertValues(jit(closure).apply(Tensor.of(-2f)), 0);
    assertValues(linearize(closure, Tensor.of(2f)).apply(Tensor.of(1f)), 2);
  }

  @Test
  void mappedPredicate_selects_withoutLettingNaNThrough() {
    TensorFn1 root = grad(x -> cond(x.gt(0), v -> Numpy.sqrt(v), v -> v.times(2), x));
    assertValues(vmap(root).apply(Tensor.of(-1f, 4f)), 2, 0.25);
    String program = makeJaxpr(vmap(root)).apply(X).toString();
    assertThat(program).contains("select_n").doesNotContain("cond[");
    String unmapped =
        makeJaxpr((p, x) -> vmap(v -> cond(p, u -> u, u -> u.times(2), v)).apply(x))
            .apply(Tensor.of(true), X)
            .toString();
    assertThat(unmapped).contains("cond[").doesNotContain("select_n");
  }

  @Test
  void whatBranchesHandOn_isNotMappedByTheirPredicate() {
    Fn2<Tensor, Tensor, Pair> f =
        (x, y) ->
            cond(
                x.lt(3),
                (a, b) -> new Pair(a.times(2), b),
                (a, b) -> new Pair(a.times(3), b),
                x,
                y);
    Pair out = vmap(f, inAxes(0, NONE), outAxes(Map.of("a", 0, "b", NONE))).apply(X, ONE);
    assertValues(out.a(), 2, 4, 12);
    assertValues(out.b(), 1);
    Pair same = cond(Tensor.of(true), (a, b) -> new Pair(a, b), (a, b) -> new Pair(a, b), X, ONE);
    assertThat(same.a()).isSameAs(X);
  }

  @Test
  void residuals_ofBranches_shareTheirPlaces() {
    List<Fn1<Tensor, Tensor>> branches =
        List.of(Numpy::sin, Numpy::cos, x -> Numpy.sin(x).plus(Numpy.cos(x)));
    for (int n = 1; n <= 3; n++) {
      List<Fn1<Tensor, Tensor>> some = branches.subList(0, n);
      ClosedJaxpr program = makeJaxpr(grad((x, i) -> switch_(i, some, x))).apply(ONE, Tensor.of(0));
      Cond first =
          program.jaxpr().equations().stream()
              .filter(e -> e.primitive() instanceof Cond)
              .map(e -> (Cond) e.primitive())
              .findFirst()
              .orElseThrow();
      // The value, and a residual for each of the places
      assertThat(first.resultCount()).isEqualTo(n < 3 ? 2 : 3);
    }
  }

  // --- while and fori loops

  @Test
  void whileLoop_pushesTangents() {
    Fn1<Tensor, Pair> powers =
        v ->
            whileLoop(
                p -> p.a().lt(20),
                p -> new Pair(p.a().times(v), p.b().plus(p.a())),
                new Pair(v, Numpy.zeros()));
    ValueAndTangent<Pair> pushed = jvp(powers, Tensor.of(2f), Tensor.of(1f));
    assertValues(pushed.value().a(), 32);
    assertValues(pushed.value().b(), 30);
    assertValues(pushed.tangent().a(), 80);
    assertValues(pushed.tangent().b(), 49);
  }

  @Test
  void whileLoop_mappedCondition_stopsForEachExample() {
    Fn2<Tensor, Tensor, Pair> f =
        (n, v) ->
            whileLoop(
                p -> p.a().lt(n),
                p -> new Pair(p.a().plus(1), p.b().times(v)),
                new Pair(Tensor.of(0), Numpy.ones()));
    Pair last = jit(vmap(f)).apply(Tensor.of(0, 2, 3), X);
    assertValues(last.a(), 0, 2, 3);
    assertValues(last.b(), 1, 4, 64);
  }

  @Test
  void foriLoop_betweenComputedBounds() {
    Fn2<Tensor, Tensor, Tensor> f =
        (n, v) -> foriLoop(Tensor.of(0), n, (i, c) -> c.times(v).plus(i), Tensor.of(1f));
    assertValues(jit(vmap(f)).apply(Tensor.of(0, 2, 3), X), 1, 5, 70);
  }

  @Test
  void foriLoop_withKnownBounds_isReverseDifferentiable() {
    assertValues(grad(x -> foriLoop(0, 3, (i, c) -> c.times(x), Numpy.ones())).apply(2.0), 12);
    Tensor lower = Tensor.of(0);
    Tensor upper = Tensor.of(3);
    TensorFn1 known = x -> foriLoop(lower, upper, (i, c) -> c.times(x), Numpy.ones());
    assertValues(grad(known).apply(2.0), 12);
    assertValues(
        jit(grad(x -> foriLoop(1, 4, (i, c) -> c.times(x).times(i), x, 2))).apply(2.0), 192);
  }

  @Test
  void foriLoop_countsInNumbersThatTakeTheCarrysDtype() {
    Tensor bytes = foriLoop(0, 3, (i, c) -> c.plus(i), Tensor.of(0).astype(DType.INT8));
    assertThat(bytes.dtype()).isEqualTo(DType.INT8);
    assertValues(bytes, 3);
    Fn1<Tensor, Tensor> computed =
        n -> foriLoop(Tensor.of(0), n, (i, c) -> c.plus(i), Tensor.of(0).astype(DType.INT8));
    assertThat(jit(computed).apply(Numpy.arange(4).get(3)).dtype()).isEqualTo(DType.INT8);
  }

  @Test
  void foriLoop_withoutSteps_givesItsStart() {
    assertValues(foriLoop(3, 3, (i, c) -> c.plus(i), X), 1, 2, 4);
    assertValues(foriLoop(3, -4, (i, c) -> c.plus(i), X), 1, 2, 4);
    assertValues(grad(x -> foriLoop(3, 3, (i, c) -> c.times(2), x)).apply(1.0), 1);
    List<Tensor> none = foriLoop(0, 2, (i, c) -> c, List.of());
    assertThat(none).isEmpty();
  }

  // --- scans

  private static Carried<Tensor, Tensor> rnn(Tensor w, Tensor xs, int unroll) {
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> step =
        (h, x) -> {
          Tensor next = Numpy.tanh(Numpy.matmul(w, h).plus(x));
          return new Carried<>(next, next.sum());
        };
    return scan(step, Numpy.zeros(2), xs, unroll(unroll));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void scan_gradientsAndHessians_howeverUnrolled(int unroll) {
    TensorFn1 loss =
        w -> {
          Carried<Tensor, Tensor> last = rnn(w, XS, unroll);
          return last.output().sum().plus(last.carry().get(0));
        };
    double[] slopes = {0.75703239, -0.21189237, 1.04666877, 0.6288805};
    assertValues(grad(loss).apply(W), slopes);
    assertValues(jit(grad(loss)).apply(W), slopes);
    assertValues(
        jit(hessian(loss)).apply(W),
        -1.19008875,
        0.3366003,
        0.20492145,
        0.26059699,
        0.3366003,
        -0.12707765,
        0.45885307,
        0.58234507,
        0.20492144,
        0.45885313,
        -0.54031926,
        0.74735743,
        0.26059693,
        0.58234501,
        0.74735737,
        1.14174855);
  }

  @Test
  void scan_unrolled_leavesFewerRounds() {
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> step =
        (c, x) -> new Carried<>(c.times(x), c.plus(x));
    Tensor five = Tensor.of(1f, 2f, 3f, 4f, 5f);
    for (int unroll : new int[] {1, 2, 5, 9}) {
      Fn1<Tensor, Carried<Tensor, Tensor>> unrolled =
          x -> scan(step, Tensor.of(1.0), x, reverse(), unroll(unroll), length(5));
      Carried<Tensor, Tensor> last = jit(unrolled).apply(five);
      assertValues(last.carry(), 120);
      assertValues(last.output(), 121, 62, 23, 9, 6);
    }
  }

  @Test
  void scan_withoutArrays_takesALength() {
    Carried<Tensor, Tensor> last = scan(c -> new Carried<>(c.times(2), c), Tensor.of(1f), 4);
    assertValues(last.carry(), 16);
    assertValues(last.output(), 1, 2, 4, 8);
    Carried<Tensor, Tensor> none = scan(c -> new Carried<>(c, c), Tensor.of(1f), 0);
    assertThat(none.output().shape()).containsExactly(0);
  }

  @Test
  void scan_overTrees() {
    Fn2<Map<String, Tensor>, Pair, Carried<Map<String, Tensor>, List<Tensor>>> step =
        (c, x) ->
            new Carried<>(
                Map.of("sum", c.get("sum").plus(x.a()), "last", x.b()), List.of(c.get("last")));
    Map<String, Tensor> start = Map.of("sum", Tensor.of(0), "last", Numpy.zeros());
    Carried<Map<String, Tensor>, List<Tensor>> last = scan(step, start, new Pair(X, SLICES));
    assertValues(last.carry().get("sum"), 7);
    assertValues(last.carry().get("last"), 0.25);
    assertValues(last.output().getFirst(), 0, 0.5, 1.5);
  }

  @Test
  void carry_ofNumbers_takesTheDtypeOfTheBody() {
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> sums = (c, x) -> new Carried<>(c.plus(x), c);
    Carried<Tensor, Tensor> last = scan(sums, Tensor.of(0), X);
    assertThat(last.carry().type()).hasToString("f32[]");
    assertThat(last.output().type()).hasToString("f32[3]");
    Fn2<Pair, Tensor, Carried<Pair, List<Tensor>>> chain =
        (c, x) -> new Carried<>(new Pair(c.b(), c.b().plus(x)), List.of());
    Pair both = scan(chain, new Pair(Tensor.of(0), Tensor.of(0)), X).carry();
    assertThat(both.a().type()).hasToString("f32[]");
    assertValues(both.a(), 3);
    Tensor counted = whileLoop((Tensor c) -> c.lt(10), c -> c.plus(Numpy.ones()), Tensor.of(0));
    assertThat(counted.type()).hasToString("f32[]");
  }

  @Test
  void carry_thatDiffersInWeaknessOnly_endsAsTheBodyHasIt() {
    Tensor two = Tensor.of(2f, 2f).get(0);
    Carried<Tensor, Tensor> strong = scan(c -> new Carried<>(c.times(two), c), Tensor.of(1.0), 2);
    assertThat(strong.carry().type().weak()).isFalse();
    assertThat(strong.output().type().weak()).isTrue();
    Carried<Tensor, Tensor> weak = scan(c -> new Carried<>(Tensor.of(2.0), c), two, 2);
    assertThat(weak.carry().type().weak()).isTrue();
    assertThat(weak.output().type().weak()).isFalse();
    assertValues(weak.output(), 2, 2);
  }

  // --- maps and associative scans

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10})
  void map_inBatches_givesWhatItGivesOneByOne(int batchSize) {
    Tensor seven = Numpy.arange(7).astype(DType.FLOAT32);
    Fn1<Tensor, Pair> f = x -> new Pair(x.times(x), x.plus(1).reshape(1));
    Pair one = map(f, seven);
    Pair batched = map(f, seven, batchSize);
    assertThat(batched.a().toFloatArray()).isEqualTo(one.a().toFloatArray());
    assertThat(batched.b().shape()).containsExactly(7, 1);
    assertThat(map(f, Numpy.zeros(0), batchSize).a().shape()).containsExactly(0);
    TensorFn1 slope = grad(x -> map(f, x, batchSize).a().sum());
    assertThat(slope.apply(seven).toFloatArray()).isEqualTo(seven.times(2).toFloatArray());
  }

  @Test
  void associativeScan_overTrees() {
    Fn2<Pair, Pair, Pair> compose =
        (f, g) -> new Pair(f.a().times(g.a()), g.a().times(f.b()).plus(g.b()));
    Pair all = associativeScan(compose, new Pair(X, X.plus(1)));
    assertValues(all.a(), 1, 2, 8);
    assertValues(all.b(), 2, 7, 33);
    assertValues(grad(x -> associativeScan(Lax::mul, x).sum()).apply(X), 11, 5, 2);
    Tensor matrix = Tensor.of(new float[][] {{0, 1, 2}, {3, 4, 5}});
    assertValues(associativeScan(Lax::add, matrix, reverse(), along(1)), 3, 3, 2, 12, 9, 5);
    assertThat(associativeScan(Lax::add, Numpy.zeros(0, 2)).shape()).containsExactly(0, 2);
    Tensor any = associativeScan(Lax::or, Tensor.of(new boolean[] {false, true, false, false}));
    assertValues(any, 0, 1, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 13, 100})
  void associativeScan_ofSums_isTheCumulativeSum(int n) {
    Tensor x = Numpy.arange(n).astype(DType.FLOAT32);
    float[] expected = new float[n];
    for (int i = 1; i < n; i++) {
      expected[i] = expected[i - 1] + i;
    }
    TensorFn1 sums = jit(v -> associativeScan(Lax::add, v));
    assertThat(sums.apply(x).toFloatArray()).isEqualTo(expected);
    assertThat(vmap(sums).apply(x.reshape(1, n)).reshape(n).toFloatArray()).isEqualTo(expected);
  }

  // --- deep compositions

  private static Tensor deep(Tensor x) {
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> step =
        (c, s) -> {
          Tensor next = cond(c.gt(s), v -> v.times(s), v -> Numpy.sin(v).plus(s), c);
          return new Carried<>(next, next.times(next));
        };
    Carried<Tensor, Tensor> last = scan(step, x, SLICES);
    return last.carry().plus(last.output().sum());
  }

  @Test
  void gradOfVmapOfScanOfCond_underJit() {
    TensorFn1 sum = x -> vmap(ControlFlowTest::deep).apply(x).sum();
    double[] slopes = {2.45537663, 2.41170883, 6.96875};
    assertValues(jit(grad(sum)).apply(X), slopes);
    assertValues(vmap(jit(grad(ControlFlowTest::deep))).apply(X), slopes);
    List<Tensor> loop = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      loop.add(grad(ControlFlowTest::deep).apply(X.get(i)));
    }
    assertValues(Numpy.stack(loop, 0), slopes);
    TensorFn1 product = x -> vmap(ControlFlowTest::deep).apply(x).prod();
    assertValues(
        jit(hessian(product)).apply(X),
        39.7766953,
        84.753654,
        126.8005214,
        84.753654,
        -31.2035046,
        82.484497,
        126.8005214,
        82.484497,
        61.6581345);
  }

  // --- refusals

  private static Arguments row(
      Class<? extends Exception> type, String message, ThrowingCallable call) {
    return Arguments.of(type, message, call);
  }

  private static final Tensor ONE = Tensor.of(1f);

  private static ThrowingCallable scanning(Fn2<Tensor, Tensor, Object> step, Object init) {
    return () -> scan((Object c, Tensor x) -> new Carried<>(step.apply(x, x), x), init, X);
  }

  static Stream<Arguments> branches() {
    List<Fn1<Tensor, Tensor>> none = List.of();
    List<Fn1<Tensor, Tensor>> unlike = List.of(x -> x, x -> x, x -> X);
    return Stream.of(
        row(
            ShapeException.class,
            "cond: the predicate must be a scalar; got f32[3]",
            () -> cond(X, () -> ONE, () -> ONE)),
        row(
            org.xlava.DTypeException.class,
            "cond: the predicate must be a bool or a real number; got c64[]",
            () -> cond(Lax.complex(ONE, ONE), () -> ONE, () -> ONE)),
        row(
            ShapeException.class,
            "cond: branches must return equal types; got f32[3] from onFalse and i32[] from onTrue",
            () -> cond(Tensor.of(true), () -> Numpy.arange(1).get(0), () -> X)),
        row(
            ShapeException.class,
            "cond: branches must return equal types; got f32[] from onFalse and f32[3] from onTrue"
                + " at a, f32[] from onFalse and f32[3] from onTrue at b",
            () -> cond(Tensor.of(true), () -> new Pair(X, X), () -> new Pair(ONE, ONE))),
        row(
            TreeException.class,
            "cond: branches must return equal structures; got * from onFalse and [*] from onTrue"
                + " at [1]",
            () ->
                cond(
                    Tensor.of(true),
                    () -> List.<Object>of(X, List.of(X)),
                    () -> List.<Object>of(X, X))),
        row(
            ShapeException.class,
            "switch_: branches must return equal types; got f32[] from branch 0 and f32[3] from"
                + " branch 2",
            () -> switch_(Tensor.of(0), unlike, ONE)),
        row(
            TransformException.class,
            "switch_: needs at least one branch; got none",
            () -> switch_(Tensor.of(0), none, ONE)),
        row(
            ShapeException.class,
            "switch_: the index must be an integer scalar; got f32[]",
            () -> switch_(ONE, unlike, ONE)),
        row(
            ShapeException.class,
            "switch_: the index must be an integer scalar; got bool[]",
            () -> switch_(Tensor.of(true), unlike, ONE)));
  }

  static Stream<Arguments> whileLoops() {
    return Stream.of(
        row(
            ShapeException.class,
            "whileLoop: the condition must return a bool scalar; got f32[]",
            () -> whileLoop((Tensor c) -> c, c -> c, ONE)),
        row(
            ShapeException.class,
            "whileLoop: the condition must return a bool scalar; got bool[3]",
            () -> whileLoop((Tensor c) -> X.lt(1), c -> c, ONE)),
        row(
            ShapeException.class,
            "whileLoop: the carry must keep its type; got f32[] at a in and i32[] out, f32[] at b"
                + " in and f32[3] out",
            () ->
                whileLoop(
                    (Pair p) -> p.a().lt(1),
                    p -> new Pair(p.a().astype(DType.INT32), X),
                    new Pair(ONE, ONE))),
        row(
            TreeException.class,
            "whileLoop: the carry must keep its structure; got [*] in and [*, *] out",
            () -> whileLoop((List<Tensor> c) -> c.get(0).lt(1), c -> List.of(X, X), List.of(X))),
        row(
            TransformException.class,
            "transpose: reverse-mode differentiation does not work for whileLoop, whose trip count"
                + " isn't known; use foriLoop with Java ints as bounds, scan, or jvp",
            () -> grad(x -> whileLoop((Tensor c) -> c.lt(10), c -> c.times(2), x)).apply(ONE)),
        row(
            TransformException.class,
            "transpose: reverse-mode differentiation does not work for whileLoop, whose trip count"
                + " isn't known; use foriLoop with Java ints as bounds, scan, or jvp",
            () ->
                jit(grad((x, n) -> foriLoop(Tensor.of(0), n, (i, c) -> c.times(x), ONE)))
                    .apply(ONE, Tensor.of(3))));
  }

  static Stream<Arguments> foriLoops() {
    String bounds = "foriLoop: bounds must be integer scalars of one dtype; got ";
    return Stream.of(
        row(
            ShapeException.class,
            bounds + "i32[], f32[]",
            () -> foriLoop(Tensor.of(0), ONE, (i, c) -> c, X)),
        row(
            ShapeException.class,
            bounds + "i8[], i16[]",
            () ->
                foriLoop(
                    Tensor.of(0).astype(DType.INT8),
                    Tensor.of(0).astype(DType.INT16),
                    (i, c) -> c,
                    X)),
        row(
            ShapeException.class,
            bounds + "i32[], i32[2]",
            () -> foriLoop(Tensor.of(0), Tensor.of(1, 2), (i, c) -> c, X)),
        row(
            ShapeException.class,
            "foriLoop: the carry must keep its type; got f32[] at carry in and f32[3] out",
            () -> foriLoop(0, 3, (i, c) -> X, ONE)),
        row(
            TransformException.class,
            "foriLoop: the number of steps must be less than 2^31; got bounds -2147483648 and 5",
            () -> foriLoop(Integer.MIN_VALUE, 5, (i, c) -> c, ONE)),
        row(
            TransformException.class,
            "scan: unroll must be at least 1; got 0",
            () -> foriLoop(0, 5, (i, c) -> c, ONE, 0)));
  }

  static Stream<Arguments> scans() {
    return Stream.of(
        row(
            ShapeException.class,
            "scan: the carry must keep its type; got f32[] in and f32[3] out",
            scanning((c, x) -> X, ONE)),
        row(
            ShapeException.class,
            "scan: the carry must keep its type; got f32[] at [0].b in and i32[] out",
            scanning(
                (c, x) -> List.of(new Pair(x, Numpy.arange(1).get(0))),
                List.of(new Pair(ONE, ONE)))),
        row(
            ShapeException.class,
            "scan: the carry must keep its type; got i32[] in and f32[] out",
            scanning((c, x) -> c.times(1.5), Numpy.arange(1).get(0))),
        row(
            TreeException.class,
            "scan: the carry must keep its structure; got * in and [*, *] out",
            scanning((c, x) -> List.of(c, c), ONE)),
        row(
            TreeException.class,
            "scan: the step must return a Carried; got null",
            () -> scan((Tensor c, Tensor x) -> (Carried<Tensor, Tensor>) null, ONE, X)),
        row(
            ShapeException.class,
            "scan: arrays must have equal first dimensions; got 3 and 2 of f32[2,2] at b",
            () -> scan((c, x) -> new Carried<>(c, x), ONE, new Pair(X, W))),
        row(
            ShapeException.class,
            "scan: arrays must have equal first dimensions, equal to the length 2; got 2 and 3 of"
                + " f32[3]",
            () -> scan((c, x) -> new Carried<>(c, x), ONE, X, length(2))),
        row(
            ShapeException.class,
            "scan: arrays must have a first dimension to scan over; got f32[]",
            () -> scan((c, x) -> new Carried<>(c, x), ONE, ONE)),
        row(
            ShapeException.class,
            "scan: needs arrays to scan over or a length; got neither",
            () -> scan((c, x) -> new Carried<>(c, x), ONE, List.of())),
        row(
            TransformException.class,
            "scan: length must not be negative; got -1",
            () -> length(-1)),
        row(TransformException.class, "scan: unroll must be at least 1; got 0", () -> unroll(0)),
        row(
            TransformException.class,
            "scan: options must be length, reverse and unroll, each at most once; got [Reverse[],"
                + " Reverse[]]",
            () -> scan((c, x) -> new Carried<>(c, x), ONE, X, reverse(), reverse())));
  }

  static Stream<Arguments> maps() {
    return Stream.of(
        row(
            TransformException.class,
            "map: batchSize must be at least 1; got 0",
            () -> map(x -> x, X, 0)),
        row(
            ShapeException.class,
            "associativeScan: arrays must have equal sizes along axis 0; got f32[3] and f32[2,2]",
            () -> associativeScan((a, b) -> a, new Pair(X, W))),
        row(
            ShapeException.class,
            "associativeScan: the function must keep the type of its arguments; got f32[1] in and"
                + " i32[1] out",
            () -> associativeScan((a, b) -> a.astype(DType.INT32), X)),
        row(
            TreeException.class,
            "associativeScan: trees must have equal structures; expected *, got [*]",
            () -> associativeScan((Object a, Object b) -> List.of(a), (Object) X)),
        row(
            ShapeException.class,
            "associativeScan: axis must be in [-1, 1) for a tensor of rank 1; got 3",
            () -> associativeScan(Lax::add, X, along(3))),
        row(
            TransformException.class,
            "associativeScan: options must be reverse and along, each at most once; got"
                + " [Along[axis=0], Along[axis=0]]",
            () -> associativeScan(Lax::add, X, along(0), along(0))),
        row(
            ShapeException.class,
            "associativeScan: needs arrays to scan over; got none",
            () -> associativeScan((a, b) -> a, List.of())));
  }

  @ParameterizedTest
  @MethodSource({"branches", "whileLoops", "foriLoops", "scans", "maps"})
  void misuse_throws(Class<? extends Exception> type, String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(type).hasMessage(message);
  }
}
