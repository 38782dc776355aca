package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xlava.Carried;
import org.xlava.ConcretizationException;
import org.xlava.LeakedTracerException;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.ValueAndTangent;

/** When values are known and when they aren't, tracers that leak, and exceptions on the way. */
class TracingTest {
  private static final Tensor V = Tensor.of(1f, -2f, 3f);

  private final AtomicReference<Tensor> leak = new AtomicReference<>();

  private static Tensor absolute(Tensor x) {
    return x.lt(0).booleanValue() ? x.unaryMinus() : x;
  }

  /** x to the power of 2 as often as it is small, by loop. */
  private static Tensor squareUntilLarge(Tensor x) {
    Tensor y = x;
    for (int i = 0; i < 10 && y.item() < 100; i++) {
      y = y.times(y);
    }
    return y;
  }

  @AfterEach
  void traceStateIsIntact() {
    assertThat(V.plus(1).toFloatArray()).containsExactly(2, -1, 4);
  }

  // --- control flow on values

  @Test
  void javaControlFlow_underGrad() {
    assertThat(grad(TracingTest::absolute).apply(-2.0).item()).isEqualTo(-1);
    assertThat(grad(TracingTest::squareUntilLarge).apply(3.0).item()).isEqualTo(8 * Math.pow(3, 7));
    assertThat(grad(TracingTest::squareUntilLarge).apply(20.0).item()).isEqualTo(40);
  }

  @Test
  void javaControlFlow_underNestedDerivatives() {
    TensorFn1 cube = x -> absolute(x).pow(3);
    assertThat(grad(grad(cube)).apply(-2.0).item()).isEqualTo(12);
    assertThat(grad(grad(grad(cube))).apply(-2.0).item()).isEqualTo(-6);
    assertThat(hessian(cube).apply(-2.0).item()).isEqualTo(12);
    assertThat(jacfwd(jacfwd(cube)).apply(-2.0).item()).isEqualTo(12);
    assertThat(jvp(grad(cube), Tensor.of(-2.0), Tensor.of(1.0)).tangent().item()).isEqualTo(12);
    assertThat(linearize(cube, Tensor.of(-2.0)).apply(Tensor.of(1.0)).item()).isEqualTo(-12);
    assertThat(vjp(cube, Tensor.of(-2.0)).gradient(Tensor.of(1.0)).item()).isEqualTo(-12);
  }

  @Test
  void javaControlFlow_onResultsOfJit_underGrad() {
    TensorFn1 square = jit(x -> x.times(x));
    TensorFn1 f = x -> square.apply(x).item() > 1 ? x.times(5) : x;
    assertThat(grad(f).apply(2.0).item()).isEqualTo(5);
    assertThat(grad(f).apply(0.5).item()).isEqualTo(1);
  }

  static Stream<UnaryOperator<TensorFn1>> compiled() {
    return Stream.of(
        f -> jit(f), f -> grad(jit(f)), f -> jit(grad(f)), f -> jit(jit(f)), f -> jit(hessian(f)));
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void javaControlFlow_underJit_throws(UnaryOperator<TensorFn1> transformation) {
    TensorFn1 f = transformation.apply(TracingTest::absolute);
    assertThatThrownBy(() -> f.apply(1.0))
        .isInstanceOf(ConcretizationException.class)
        .hasMessage(
            "booleanValue: needs the value of a tensor of which only the type is known while jit"
                + " traces the function; got Traced<bool[]>with<JitTrace>. Use Xlava.cond,"
                + " Xlava.whileLoop or Numpy.where instead of Java's if and while, or let the"
                + " function have the value as a Java number: a captured variable, or a component"
                + " of a record argument");
  }

  static Stream<UnaryOperator<TensorFn1>> batched() {
    return Stream.of(
        f -> vmap(f),
        f -> vmap(grad(f)),
        f -> grad(x -> vmap(f).apply(x).sum()),
        f -> vmap(x -> vmap(f).apply(Numpy.stack(List.of(x, x), 0))));
  }

  @ParameterizedTest
  @MethodSource("batched")
  void javaControlFlow_underVmap_throws(UnaryOperator<TensorFn1> transformation) {
    TensorFn1 f = transformation.apply(x -> x.times(x.item()));
    assertThatThrownBy(() -> f.apply(V))
        .isInstanceOf(ConcretizationException.class)
        .hasMessageStartingWith("item: needs the value of a tensor of which only the type is known")
        .hasMessageContaining("while vmap traces the function; got Traced<f32[]>with<BatchTrace>");
  }

  @Test
  void readingElements_underJit_throws() {
    assertThatThrownBy(() -> jit((Tensor x) -> Tensor.of(x.toFloatArray())).apply(V))
        .isInstanceOf(ConcretizationException.class)
        .hasMessageStartingWith("toFloatArray: needs the value of a tensor");
    assertThatThrownBy(() -> makeJaxpr((Tensor x) -> x.times(x.sum().item())).apply(V))
        .isInstanceOf(ConcretizationException.class)
        .hasMessageContaining("while makeJaxpr traces the function");
  }

  @Test
  void tracers_printTheirTypeAndTrace() {
    List<String> printed = new ArrayList<>();
    jit((Tensor x) -> {
          printed.add(x.toString());
          return vmap((Tensor y) -> {
                printed.add(y.toString());
                return y;
              })
              .apply(x);
        })
        .apply(V);
    assertThat(printed)
        .containsExactly("Traced<f32[3]>with<JitTrace>", "Traced<f32[]>with<BatchTrace>");
  }

  // --- leaks

  private Tensor keep(Tensor x) {
    leak.set(x.times(2));
    return x.sum();
  }

  static Stream<UnaryOperator<TensorFn1>> transformations() {
    return Stream.of(
        f -> jit(f),
        f -> grad(f),
        f -> jacfwd(f),
        f -> x -> vmap(f).apply(Numpy.stack(List.of(x, x), 0)),
        f -> x -> jvp(f, x, x).tangent(),
        f -> x -> vjp(f, x).value(),
        f -> x -> linearize(f, x).value(),
        f -> x -> Tensor.of(makeJaxpr(f).apply(x).jaxpr().inputs().size()),
        f -> jit(grad(jit(f))),
        f -> x -> cond(x.get(0).gt(0), y -> f.apply(y), y -> f.apply(y).times(2), x),
        f -> x -> switch_(Tensor.of(0), List.of(y -> f.apply(y), y -> y.sum()), x),
        f -> x -> map(y -> f.apply(y.times(x)), x),
        f -> x -> scan((c, y) -> new Carried<>(c.plus(y), f.apply(c)), x, x).output(),
        f -> x -> foriLoop(0, 2, (i, c) -> c.plus(f.apply(x.times(i))), Tensor.of(0f)),
        f -> x -> whileLoop(c -> c.lt(9), c -> c.plus(f.apply(c)), x.sum()),
        f -> x -> whileLoop(c -> f.apply(c).gt(0), c -> c.minus(9), x.sum()),
        f -> x -> grad(checkpoint(f)).apply(x),
        f -> x -> jit(customJvp(f, (y, dy) -> new ValueAndTangent<>(y.sum(), dy.sum()))).apply(x));
  }

  @ParameterizedTest
  @MethodSource("transformations")
  void leaked_usedAfterwards_throws(UnaryOperator<TensorFn1> transformation) {
    assertThat(transformation.apply(this::keep).apply(V)).isNotNull();
    Tensor leaked = leak.get();
    assertThatThrownBy(() -> leaked.plus(1)).satisfies(e -> isLeak(e, "plus"));
    assertThatThrownBy(leaked::toFloatArray).satisfies(e -> isLeak(e, "toFloatArray"));
    assertThatThrownBy(() -> jit((Tensor x) -> x.plus(leaked)).apply(V))
        .satisfies(e -> isLeak(e, "plus"));
    assertThatThrownBy(() -> grad((Tensor x) -> x.times(leaked).sum()).apply(V))
        .satisfies(e -> isLeak(e, "times"));
    assertThatThrownBy(() -> vmap((Tensor x) -> x.times(leaked)).apply(V))
        .satisfies(e -> isLeak(e, "times"));
    assertThatThrownBy(() -> jit((Tensor x) -> leaked).apply(V))
        .satisfies(e -> isLeak(e, "return"));
    assertThatThrownBy(() -> jit((Tensor x) -> x).apply(leaked)).satisfies(e -> isLeak(e, "jit"));
  }

  private static void isLeak(Throwable e, String operation) {
    assertThat(e)
        .isInstanceOf(LeakedTracerException.class)
        .hasMessageStartingWith(operation + ": an operand leaked out of the function that ")
        .hasMessageContaining(" was tracing; got Traced<")
        .hasMessageEndingWith(
            "Return the value from the function instead of storing it elsewhere, and don't pass it"
                + " to another thread; -Dxlava.sourceLines=true has this say where it was made");
  }

  @Test
  void leaked_fromInnerToOuterFunction_throws() {
    TensorFn1 f =
        jit(
            x -> {
              grad(this::keep).apply(x);
              return leak.get().times(x);
            });
    assertThatThrownBy(() -> f.apply(V)).satisfies(e -> isLeak(e, "times"));
  }

  @Test
  void leaked_toInnerJitThatOutlivesTheOuterFunction_throws() {
    AtomicReference<TensorFn1> inner = new AtomicReference<>();
    jit((Tensor x) -> {
          inner.set(jit(y -> y.plus(x)));
          return inner.get().apply(x);
        })
        .apply(V);
    assertThatThrownBy(() -> inner.get().apply(V)).isInstanceOf(LeakedTracerException.class);
  }

  @Test
  void leaked_toAnotherThread_throws() throws Exception {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      for (UnaryOperator<TensorFn1> t : transformations().toList()) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        TensorFn1 f =
            x -> {
              failure.set(failure(other, () -> x.plus(1)));
              return x.sum();
            };
        t.apply(f).apply(V);
        assertThat(failure.get()).satisfies(e -> isLeak(e, "plus"));
      }
    }
  }

  private static Throwable failure(ExecutorService other, Callable<?> action) {
    Future<?> result = other.submit(action);
    try {
      return new AssertionError("no failure but " + result.get());
    } catch (java.util.concurrent.ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void closedOver_tracers_areNoLeaks() {
    TensorFn1 f = x -> vmap(y -> y.times(x.sum())).apply(x).sum();
    assertThat(jit(grad(f)).apply(V).toFloatArray()).containsExactly(4, 4, 4);
    TensorFn1 g = x -> grad(y -> jit((Tensor z) -> z.times(y).times(x)).apply(y)).apply(x);
    assertThat(grad(g).apply(3.0).item()).isEqualTo(12);
  }

  // --- perturbation confusion

  @Test
  void nestedDerivatives_doNotConfusePerturbations() {
    // d/dx (x · d/dy (x + y) at y = 1) at x = 1: confused implementations say 2.
    TensorFn1 f = x -> x.times(grad(y -> x.plus(y)).apply(1.0));
    assertThat(grad(f).apply(1.0).item()).isEqualTo(1);
    TensorFn1 g = x -> x.times(jvp(y -> x.plus(y), Tensor.of(1.0), Tensor.of(1.0)).tangent());
    assertThat(jvp(g, Tensor.of(1.0), Tensor.of(1.0)).tangent().item()).isEqualTo(1);
    assertThat(jit(grad(g)).apply(1.0).item()).isEqualTo(1);
    assertThat(jvp(f, Tensor.of(1.0), Tensor.of(1.0)).tangent().item()).isEqualTo(1);
  }

  @Test
  void nestedDerivatives_inClosedOverVariables() {
    // f(x) = d/dy (x² y³) at y = x = 3x⁴, so f' = 12x³.
    TensorFn1 f = x -> grad(y -> x.pow(2).times(y.pow(3))).apply(x);
    assertThat(grad(f).apply(2.0).item()).isEqualTo(96);
    assertThat(jit(grad(jit(f))).apply(2.0).item()).isEqualTo(96);
    assertThat(vmap(grad(f)).apply(Tensor.of(1f, 2f)).toFloatArray()).containsExactly(12, 96);
  }

  // --- exceptions of users' functions

  @ParameterizedTest
  @MethodSource("transformations")
  void exceptionsOfTheFunction_passThrough(UnaryOperator<TensorFn1> transformation) {
    IllegalStateException mine = new IllegalStateException("mine");
    TensorFn1 f =
        transformation.apply(
            x -> {
              jit((Tensor y) -> y.times(x)).apply(x);
              throw mine;
            });
    assertThatThrownBy(() -> f.apply(V)).isSameAs(mine);
    assertThat(grad((Tensor x) -> x.times(x).sum()).apply(V).toFloatArray())
        .containsExactly(2, -4, 6);
  }

  @Test
  void exceptionsThatTheFunctionCatches_changeNothing() {
    TensorFn1 f =
        x -> {
          assertThatThrownBy(() -> x.plus(Tensor.of(1f, 2f))).isInstanceOf(ShapeException.class);
          assertThatThrownBy(() -> jit((Tensor y) -> keep(y).item()).apply(x))
              .isInstanceOf(ConcretizationException.class);
          return x.times(x).sum();
        };
    assertThat(jit(grad(f)).apply(V).toFloatArray()).containsExactly(2, -4, 6);
  }

  @Test
  void jit_afterAFailedTrace_tracesAgain() {
    boolean[] fail = {true};
    TensorFn1 f =
        jit(
            x -> {
              if (fail[0]) {
                throw new IllegalStateException("first");
              }
              return x.plus(1);
            });
    assertThatThrownBy(() -> f.apply(V)).hasMessage("first");
    fail[0] = false;
    assertThatCode(() -> f.apply(V)).doesNotThrowAnyException();
  }
}
