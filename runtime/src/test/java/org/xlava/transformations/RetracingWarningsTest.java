package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xlava.Xlava.*;

import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.xlava.JitFn1;
import org.xlava.JitFn2;
import org.xlava.JitTensorFn1;
import org.xlava.Numpy;
import org.xlava.Static;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.runtime.LogCapture;

/** What is logged once a jitted function is traced again and again. */
@ResourceLock("org.xlava.jit")
class RetracingWarningsTest {
  private static final String HERE =
      "jit: RetracingWarningsTest.%s(RetracingWarningsTest.java:%d) ";

  private record State(Tensor w, int step) {}

  private record Marked(Tensor w, @Static Object mode) {}

  /** What is logged while {@code call} runs for 0, 1, … */
  private static List<String> warnings(int calls, IntConsumer call) {
    try (LogCapture log = new LogCapture("org.xlava.jit")) {
      IntStream.range(0, calls).forEach(call);
      return List.copyOf(log.messages());
    }
  }

  private static String here(String method, int line) {
    return HERE.formatted(method, line);
  }

  private static int line() {
    return Thread.currentThread().getStackTrace()[2].getLineNumber();
  }

  @Test
  void intInAState_isNamedOnce_withItsValues() {
    int line = line() + 1;
    JitFn1<State, State> f = jit((State s) -> new State(s.w().times(2), s.step() + 1));
    assertThat(warnings(5, i -> f.apply(new State(Tensor.of(1f), i)))).isEmpty();
    List<String> lines = warnings(20, i -> f.apply(new State(Tensor.of(1f), i)));
    assertThat(lines)
        .containsExactly(
            here("intInAState_isNamedOnce_withItsValues", line)
                + "is traced and compiled again for each value of argument 0.step, so far 6:"
                + " 0, 1, 2, 3, 4, 5. Declare it as Tensor, and one program serves all values; or"
                + " mark it @Static, if it has few");
    assertThat(f.cacheSize()).isEqualTo(20);
  }

  @Test
  void fewValues_areNoReasonToWarn() {
    JitFn1<State, Tensor> f = jit((State s) -> s.w().times(s.step()));
    assertThat(warnings(40, i -> f.apply(new State(Numpy.ones(1 + i % 3), i % 5)))).isEmpty();
    assertThat(f.cacheSize()).isEqualTo(15);
  }

  @Test
  void whatIsStaticByChoice_mayHaveMoreValues() {
    JitFn1<Marked, Tensor> marked = jit((Marked m) -> m.w());
    assertThat(warnings(20, i -> marked.apply(new Marked(Tensor.of(1f), i)))).isEmpty();
    assertThat(warnings(22, i -> marked.apply(new Marked(Tensor.of(1f), i))))
        .singleElement()
        .asString()
        .contains("again for each value of argument 0.mode, so far 21: 0, 1, ")
        .endsWith(". Unless it has few values, declare it as Tensor, and one program serves all");
    JitFn2<Tensor, Integer, Tensor> named = jit((Tensor x, Integer n) -> x, staticArgnums(1));
    assertThat(warnings(20, i -> named.apply(Tensor.of(1f), i))).isEmpty();
    assertThat(warnings(30, i -> named.apply(Tensor.of(1f), i)))
        .singleElement()
        .asString()
        .contains("again for each value of static argument 1, so far 21: 0, 1, ")
        .endsWith(
            ". Unless it has few values, leave it out of staticArgnums, and one program serves"
                + " all");
  }

  @Test
  void changingShapes_areNamed() {
    JitTensorFn1 f = jit(x -> x.times(2), named("double"));
    assertThat(warnings(9, i -> f.apply(Numpy.ones(i, 2))))
        .singleElement()
        .asString()
        .startsWith("jit: double, made in RetracingWarningsTest.changingShapes_areNamed(")
        .endsWith(
            " is traced and compiled again for each type of argument 0, so far 6: f32[0,2],"
                + " f32[1,2], f32[2,2], f32[3,2], f32[4,2], f32[5,2]. Pad it to one shape, or to a"
                + " few, and tell the function what counts by a mask or a length that is a Tensor");
  }

  @Test
  void changingStructures_areNamed() {
    JitFn1<List<Tensor>, Tensor> f =
        jit((List<Tensor> l) -> l.isEmpty() ? Tensor.of(0f) : l.get(0));
    assertThat(warnings(9, i -> f.apply(Collections.nCopies(i, Tensor.of(1f)))))
        .singleElement()
        .asString()
        .endsWith(
            " is traced and compiled again for each structure of argument 0, so far 6: [], [*],"
                + " [*, *], [*, *, *], [*, *, *, *], [*, *, *, *, *]. Pass the same containers each"
                + " time, such as one Tensor for a list that grows");
  }

  @Test
  void functionsMadeAnew_ofOneProgram_areNamedOnce() {
    int line = line() + 1;
    IntConsumer anew = i -> jit(x -> x.times(2)).apply(i);
    assertThat(warnings(5, anew)).isEmpty();
    assertThat(warnings(50, anew))
        .containsExactly(
            here("functionsMadeAnew_ofOneProgram_areNamedOnce", line)
                + "makes a function that is traced anew each time, to the same program. Keep what"
                + " jit returns, and call that");
  }

  @Test
  void functionsMadeAnew_ofManyPrograms_areNamedOnce() {
    IntConsumer anew = i -> jit(x -> x).lower(Numpy.ones(i + 1));
    assertThat(warnings(50, anew)).isEmpty();
    assertThat(warnings(50, anew))
        .singleElement()
        .asString()
        .endsWith(
            " makes a function that is traced and compiled anew each time. Keep what jit returns,"
                + " and pass it what the function captures as an argument");
  }

  @Test
  void capturedTracer_isNamed() {
    Tensor[] captured = new Tensor[1];
    JitTensorFn1 inner = jit(y -> y.times(captured[0]));
    TensorFn1 outer =
        x -> {
          captured[0] = x;
          return inner.apply(inner.apply(x));
        };
    assertThat(warnings(5, i -> grad(outer).apply(3.0))).isEmpty();
    assertThat(warnings(5, i -> grad(outer).apply(3.0)))
        .singleElement()
        .asString()
        .endsWith(
            " is traced again and again, since it captures a tensor that is being transformed."
                + " Pass that tensor as an argument");
    assertThat(inner.cacheMisses()).isEqualTo(10);
  }
}
