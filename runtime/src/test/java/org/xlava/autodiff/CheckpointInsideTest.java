package org.xlava.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.CheckpointPolicy.*;
import static org.xlava.Xlava.*;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Carried;
import org.xlava.CheckpointPolicy;
import org.xlava.Fn1;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorType;
import org.xlava.ValueAndTangent;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.Call;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.control.Scan;

/** Policies of {@code checkpoint} about what is inside of loops and branches. */
class CheckpointInsideTest {
  private static final CheckpointPolicy SAVE_COS = p -> p.operation().equals("cos");
  private static final CheckpointPolicy SAVE_SIN = p -> p.operation().equals("sin");

  private static final Map<String, TensorFn1> SINES =
      Map.of(
          "sin",
          Numpy::sin,
          "sin with a rule",
          customJvp(
              Numpy::sin,
              (Tensor x, Tensor t) -> {
                List<Tensor> both = jit((Tensor v) -> List.of(Numpy.sin(v), Numpy.cos(v))).apply(x);
                return new ValueAndTangent<>(both.get(0), both.get(1).times(t));
              }));

  private static TensorFn1 inScan(TensorFn1 f, int length) {
    return x ->
        scan((Tensor c, Tensor s) -> new Carried<>(f.apply(c), s), x, Numpy.zeros(length)).carry();
  }

  private static TensorFn1 inCond(TensorFn1 f) {
    return x -> cond(Tensor.of(true), (Tensor v) -> f.apply(v), (Tensor v) -> v, x);
  }

  private static TensorFn1 inSwitch(TensorFn1 f) {
    return x ->
        switch_(
            Tensor.of(2),
            List.of((Fn1<Tensor, Tensor>) v -> v, v -> v.times(v), v -> f.apply(v)),
            x);
  }

  // In the linear part of f(x) and of f(f(x)); what JAX has too.
  static Stream<Arguments> whatIsComputedAgain() {
    return Stream.of("sin", "sin with a rule")
        .flatMap(
            f ->
                Stream.of(
                    Arguments.of(f, "scan", "save cos", "0 sin, 0 cos", "0 sin, 0 cos"),
                    Arguments.of(f, "scan", "save sin", "0 sin, 1 cos", "0 sin, 2 cos"),
                    Arguments.of(f, "scan", "everything", "0 sin, 0 cos", "0 sin, 0 cos"),
                    Arguments.of(f, "scan", "nothing", "1 sin, 1 cos", "2 sin, 2 cos"),
                    Arguments.of(f, "cond", "save cos", "0 sin, 0 cos", "0 sin, 0 cos"),
                    Arguments.of(f, "cond", "save sin", "0 sin, 1 cos", "0 sin, 2 cos"),
                    Arguments.of(f, "cond", "everything", "0 sin, 0 cos", "0 sin, 0 cos"),
                    Arguments.of(f, "cond", "nothing", "0 sin, 1 cos", "1 sin, 2 cos"),
                    Arguments.of(f, "switch", "save cos", "0 sin, 0 cos", "1 sin, 0 cos"),
                    Arguments.of(f, "switch", "nothing", "0 sin, 1 cos", "1 sin, 2 cos")));
  }

  @ParameterizedTest
  @MethodSource("whatIsComputedAgain")
  void checkpoint_policyInside_keepsWhatItSays(
      String sine, String where, String policy, String once, String twice) {
    TensorFn1 inside =
        switch (where) {
          case "scan" -> inScan(SINES.get(sine), 3);
          case "cond" -> inCond(SINES.get(sine));
          default -> inSwitch(SINES.get(sine));
        };
    CheckpointPolicy keeps =
        switch (policy) {
          case "save cos" -> SAVE_COS;
          case "save sin" -> SAVE_SIN;
          case "everything" -> everythingSaveable();
          default -> nothingSaveable();
        };
    assertThat(recomputed(checkpoint(inside, keeps))).isEqualTo(once);
    TensorFn1 nested = x -> inside.apply(inside.apply(x));
    assertThat(recomputed(checkpoint(nested, keeps))).isEqualTo(twice);
    assertSameDerivatives(nested, checkpoint(nested, keeps));
  }

  private static String recomputed(TensorFn1 f) {
    Fn1<Tensor, Tensor> linear = linearize(f, Tensor.of(4f))::apply;
    Jaxpr program = makeJaxpr(linear).apply(Tensor.of(1f)).jaxpr();
    return count(program, "sin") + " sin, " + count(program, "cos") + " cos";
  }

  private static long count(Jaxpr program, String operation) {
    return operations(program).filter(p -> p.operation().equals(operation)).count();
  }

  /** What the program does, in the programs that it calls too. */
  private static Stream<Primitive> operations(Jaxpr program) {
    return program.equations().stream()
        .map(Equation::primitive)
        .flatMap(
            p ->
                p instanceof Call call
                    ? Stream.concat(
                        Stream.of(call),
                        call.programs().stream().flatMap(CheckpointInsideTest::operations))
                    : Stream.of(p));
  }

  private static void assertSameDerivatives(TensorFn1 plain, TensorFn1 again) {
    double[] points = {0.7, -1.3};
    for (double x : points) {
      double first = grad(plain).apply(x).item();
      double second = grad(grad(plain)).apply(x).item();
      assertThat(grad(again).apply(x).item()).isCloseTo(first, within(1e-5));
      assertThat(jit(grad(again)).apply(x).item()).isCloseTo(first, within(1e-5));
      assertThat(grad(jit(again)).apply(x).item()).isCloseTo(first, within(1e-5));
      assertThat(grad(grad(again)).apply(x).item()).isCloseTo(second, within(1e-5));
      assertThat(jvp(again, Tensor.of(x), Tensor.of(1.0)).tangent().item())
          .isCloseTo(first, within(1e-5));
    }
    Tensor batch = Tensor.of(0.7f, -1.3f);
    assertClose(vmap(grad(again)).apply(batch), vmap(grad(plain)).apply(batch));
    assertClose(
        grad(x -> vmap(again).apply(x).sum()).apply(batch),
        grad(x -> vmap(plain).apply(x).sum()).apply(batch));
  }

  private static void assertClose(Tensor actual, Tensor expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double[] values = Numpy.ravel(actual).toHost().toDoubleArray();
    assertThat(values)
        .containsExactly(Numpy.ravel(expected).toHost().toDoubleArray(), within(1e-4));
  }

  // Three products and sines in each of two steps: the products are kept, stacked, and the sines
  // computed again.
  private static Tensor products(Tensor w) {
    TensorFn1 layer = x -> Numpy.sin(Numpy.dot(x, w));
    TensorFn1 step = x -> layer.apply(layer.apply(layer.apply(x)));
    return inScan(step, 2).apply(Numpy.ones(5)).sum();
  }

  @Test
  void checkpoint_dotsInsideScan_areKeptForEachStep() {
    TensorFn1 f = checkpoint(CheckpointInsideTest::products, dotsSaveable());
    Tensor w = Numpy.ones(5, 5).times(0.3);
    Jaxpr gradient = makeJaxpr(grad(f)).apply(w).jaxpr();
    assertThat(count(gradient, "sin")).isEqualTo(6);
    assertThat(count(gradient, "cos")).isEqualTo(3);
    assertThat(count(gradient, "dot_general")).isEqualTo(9);
    Primitive forward =
        operations(gradient).filter(p -> p instanceof Scan).findFirst().orElseThrow();
    assertThat(forward.outputTypes(new TensorType[0]))
        .extracting(Object::toString)
        .containsExactly("f32[5]", "f32[2,5]", "f32[2,5]", "f32[2,5]");
    assertClose(grad(f).apply(w), grad(CheckpointInsideTest::products).apply(w));
    assertClose(jit(grad(f)).apply(w), grad(CheckpointInsideTest::products).apply(w));
  }

  @Test
  void checkpoint_dotsInsideCond_areKept() {
    TensorFn1 f = w -> inCond(x -> Numpy.sin(Numpy.dot(x, w))).apply(Numpy.ones(5)).sum();
    Tensor w = Numpy.ones(5, 5).times(0.3);
    Jaxpr gradient = makeJaxpr(grad(checkpoint(f, dotsSaveable()))).apply(w).jaxpr();
    assertThat(count(gradient, "cos")).isEqualTo(1);
    // The product itself, and the outer product that the gradient is
    assertThat(count(gradient, "dot_general")).isEqualTo(2);
    assertClose(grad(checkpoint(f, dotsSaveable())).apply(w), grad(f).apply(w));
  }

  // Carries that change what they hold, constants, slices and results, in one
  @Test
  void checkpoint_ofAScanOfEverything_hasItsGradients() {
    Fn1<List<Tensor>, Tensor> f =
        p -> {
          Tensor w = p.get(0);
          Carried<List<Tensor>, Tensor> r =
              scan(
                  (List<Tensor> c, Tensor x) -> {
                    Tensor inner = checkpointName(Numpy.sin(Numpy.dot(c.get(0), w)), "inner");
                    Tensor branch =
                        cond(
                            x.sum().gt(0),
                            (Tensor v) -> Numpy.exp(v.times(x)),
                            (Tensor v) -> Numpy.sin(v).times(w.sum()),
                            inner);
                    return new Carried<>(List.of(branch, c.get(0)), branch.times(c.get(1)));
                  },
                  List.of(p.get(1), p.get(1)),
                  p.get(2));
          return r.output().sum().plus(r.carry().get(0).sum());
        };
    List<Tensor> at =
        List.of(
            Tensor.of(0.1f, 0.2f, 0.3f, 0.4f).reshape(2, 2),
            Tensor.of(0.5f, -0.4f),
            Tensor.of(1f, 2f, -1f, -2f, 0.5f, 1f).reshape(3, 2));
    List<Tensor> expected = grad(f).apply(at);
    for (CheckpointPolicy policy :
        List.of(
            nothingSaveable(),
            everythingSaveable(),
            dotsSaveable(),
            SAVE_SIN,
            saveOnlyTheseNames("inner"),
            saveAnythingExceptTheseNames("inner"))) {
      Fn1<List<Tensor>, Tensor> g = checkpoint(f, policy);
      List<Tensor> actual = grad(g).apply(at);
      List<Tensor> compiled = jit(grad(jit(g))).apply(at);
      for (int i = 0; i < 3; i++) {
        assertClose(actual.get(i), expected.get(i));
        assertClose(compiled.get(i), expected.get(i));
      }
    }
  }

  @Test
  void checkpoint_ofACheckpoint_hasTheSameDerivatives() {
    TensorFn1 sines = x -> Numpy.sin(Numpy.sin(x));
    TensorFn1 inner = checkpoint(sines, nothingSaveable());
    assertSameDerivatives(
        x -> sines.apply(inScan(sines, 2).apply(x)),
        checkpoint(x -> inner.apply(inScan(inner, 2).apply(x)), SAVE_COS));
  }
}
