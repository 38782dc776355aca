package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.debugBreakpoint;
import static org.xlava.Xlava.debugLog;
import static org.xlava.Xlava.effectsBarrier;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.vmap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xlava.Breakpoint;
import org.xlava.CallbackException;
import org.xlava.Ordering;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TransformException;
import org.xlava.runtime.LogCapture;

/** Lines in the log, and stops, from inside of programs. */
class DebuggingTest {
  private static final Tensor X = Tensor.of(1f, 2f, 3f);

  private final List<Breakpoint<Tensor>> stops = Collections.synchronizedList(new ArrayList<>());

  private Tensor stopping(Tensor x) {
    debugBreakpoint(stops::add, x);
    return x.times(x);
  }

  private static Tensor logging(Tensor x) {
    debugLog("x = {:.1f} of {}", x, "X");
    return x.times(x);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void debugLog_logsEachTime(boolean jitted) {
    TensorFn1 f = jitted ? jit((TensorFn1) DebuggingTest::logging) : DebuggingTest::logging;
    try (LogCapture log = new LogCapture("org.xlava.debug")) {
      assertThat(f.apply(3).item()).isEqualTo(9);
      assertThat(f.apply(4).item()).isEqualTo(16);
      effectsBarrier();
      assertThat(log.messages()).containsExactly("x = 3.0 of X", "x = 4.0 of X");
    }
  }

  @Test
  void debugLog_ordered_underVmap_logsInTheOrderOfExamples() {
    TensorFn1 f =
        x -> {
          debugLog(Ordering.ORDERED, "{}", x);
          return x;
        };
    try (LogCapture log = new LogCapture("org.xlava.debug")) {
      jit(vmap(f)).apply(X);
      effectsBarrier();
      assertThat(log.messages()).containsExactly("1.0", "2.0", "3.0");
    }
  }

  @Test
  void debugLog_ofWhatDoesNotFit_throws() {
    assertThatThrownBy(() -> debugLog("hi", X))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "debugLog: each argument must have a place, such as {}, in the format; got \"hi\" and"
                + " 1 arguments");
    assertThatThrownBy(() -> debugLog((String) null))
        .isInstanceOf(TransformException.class)
        .hasMessage("debugLog: format and arguments must not be null; got null");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void debugBreakpoint_givesTheValuesAndTheLine(boolean jitted) {
    TensorFn1 f = jitted ? jit((TensorFn1) this::stopping) : this::stopping;
    assertThat(f.apply(3).item()).isEqualTo(9);
    effectsBarrier();
    Breakpoint<Tensor> stop = stops.getFirst();
    assertThat(stop.values().item()).isEqualTo(3);
    assertThat(stop.line()).matches("DebuggingTest\\.stopping\\(DebuggingTest\\.java:\\d+\\)");
  }

  @Test
  void debugBreakpoint_underTransformations_isAsDebugCallback() {
    assertThat(jit(grad((TensorFn1) this::stopping)).apply(3.0).item()).isEqualTo(6);
    vmap((TensorFn1) this::stopping).apply(X);
    effectsBarrier();
    assertThat(stops).extracting(s -> s.values().item()).containsExactly(3.0, 1.0, 2.0, 3.0);
  }

  @Test
  void debugBreakpoint_onTwoLines_isTwo() {
    TensorFn1 f =
        x -> {
          debugBreakpoint(Ordering.ORDERED, stops::add, x);
          debugBreakpoint(Ordering.ORDERED, stops::add, x);
          return x;
        };
    jit(f).apply(1);
    effectsBarrier();
    assertThat(stops).hasSize(2);
    assertThat(stops.get(0).line()).isNotEqualTo(stops.get(1).line());
  }

  @Test
  void debugBreakpoint_withoutAFunction_letsTheProgramGoOn() {
    TensorFn1 f =
        x -> {
          debugBreakpoint(Map.of("x", x));
          debugBreakpoint(Ordering.ORDERED, x);
          return x.times(x);
        };
    assertThat(jit(f).apply(3).item()).isEqualTo(9);
  }

  @Test
  void debugBreakpoint_whoseFunctionThrows_endsTheProgram() {
    Consumer<Breakpoint<Tensor>> refusing =
        stop -> {
          throw new IllegalStateException("enough");
        };
    TensorFn1 f =
        x -> {
          debugBreakpoint(refusing, x);
          return x;
        };
    assertThatThrownBy(() -> jit(f).apply(3).item())
        .isInstanceOf(CallbackException.class)
        .hasMessageStartingWith(
            "debugBreakpoint: the function must not throw; got java.lang.IllegalStateException:"
                + " enough")
        .hasRootCauseMessage("enough");
  }

  @Test
  void debugBreakpoint_nullFunction_throws() {
    assertThatThrownBy(() -> debugBreakpoint((Consumer<Breakpoint<Tensor>>) null, X))
        .isInstanceOf(TransformException.class)
        .hasMessage("debugBreakpoint: needs a function; got null");
  }
}
