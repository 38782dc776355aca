package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.cond;
import static org.xlava.Xlava.foriLoop;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.jvp;
import static org.xlava.Xlava.makeJaxpr;
import static org.xlava.Xlava.vmap;
import static org.xlava.Xlava.whileLoop;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xlava.ExecutionException;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TransformException;

/** Functions that nest deep have values, and those that nest too deep an exception that says so. */
class DeepNestingTest {
  private static final Tensor X = Tensor.of(0.5f);
  private static final String TOO_DEEP =
      ": functions and programs must nest no deeper than the thread's stack lets them; got more, or"
          + " a recursion without end. Use scan or foriLoop for repetition, or a thread with a"
          + " larger stack: new Thread(null, task, name, bytes), or the option -Xss";

  /** Ways to wrap a function that leave its values as they are where those are positive. */
  enum Layer {
    JIT(f -> jit(y -> f.apply(y).times(1.0))),
    COND(f -> y -> cond(y.gt(0), z -> f.apply(z), z -> z, y)),
    LOOP(f -> y -> foriLoop(0, 1, (i, z) -> f.apply(z), y)),
    VMAP(f -> y -> vmap(z -> f.apply(y).times(z)).apply(Tensor.of(0.25f, 0.75f)).sum()),
    JVP(f -> y -> jvp(z -> f.apply(y).times(z), Tensor.of(1.0), X).value());

    private final UnaryOperator<TensorFn1> wrap;

    Layer(UnaryOperator<TensorFn1> wrap) {
      this.wrap = wrap;
    }

    TensorFn1 around(TensorFn1 f, int times) {
      TensorFn1 result = f;
      for (int i = 0; i < times; i++) {
        result = wrap.apply(result);
      }
      return result;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nested_haveValues(Layer layer) {
    TensorFn1 deep = layer.around(Numpy::sin, 25);
    assertThat(deep.apply(X).item()).isCloseTo(Math.sin(0.5), within(1e-6));
    assertThat(jit(deep).apply(X).item()).isCloseTo(Math.sin(0.5), within(1e-6));
  }

  @ParameterizedTest
  @EnumSource
  void nested_haveDerivatives(Layer layer) {
    TensorFn1 deep = layer.around(Numpy::sin, 8);
    assertThat(grad(deep).apply(X).item()).isCloseTo(Math.cos(0.5), within(1e-6));
  }

  @ParameterizedTest
  @EnumSource
  void nestedTooDeep_throws(Layer layer) {
    TensorFn1 deep = layer.around(Numpy::sin, 20_000);
    for (TensorFn1 f : new TensorFn1[] {deep, jit(deep), grad(deep)}) {
      assertThatThrownBy(() -> f.apply(X))
          .isInstanceOf(TransformException.class)
          .hasMessageEndingWith(TOO_DEEP)
          .hasCauseInstanceOf(StackOverflowError.class);
    }
    assertThat(Numpy.sin(X).item()).as("afterwards").isCloseTo(Math.sin(0.5), within(1e-7));
  }

  @Test
  void whileLoops_nest() {
    TensorFn1 deep = Numpy::sin;
    for (int i = 0; i < 12; i++) {
      TensorFn1 inner = deep;
      deep = y -> whileLoop(z -> z.gt(0.49), (Tensor z) -> inner.apply(z), y);
    }
    assertThat(jit(deep).apply(X).item()).isCloseTo(Math.sin(0.5), within(1e-6));
  }

  @Test
  void largerStack_takesDeeperNesting() throws Exception {
    TensorFn1 deep = Layer.JIT.around(Numpy::sin, 300);
    assertThat(onLargeStack(() -> makeJaxpr(grad(deep)).apply(X).toString())).contains("cos");
    assertThat(onLargeStack(() -> deep.apply(X).item())).isCloseTo(Math.sin(0.5), within(1e-6));
  }

  @Test
  void callsBeyondWhatTheCompilerTakes_throw() throws Exception {
    TensorFn1 deep = Layer.JIT.around(Numpy::sin, 1_500);
    assertThatThrownBy(() -> onLargeStack(() -> deep.apply(X)))
        .cause()
        .isInstanceOf(ExecutionException.class)
        .hasMessageStartingWith("program: calls must be at most 1000 deep; got more from @");
  }

  private static <T> T onLargeStack(Callable<T> task) throws Exception {
    FutureTask<T> result = new FutureTask<>(task);
    Thread thread = new Thread(null, result, "large stack", 512L << 20);
    thread.start();
    thread.join();
    return result.get();
  }
}
