package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.cond;
import static org.xlava.Xlava.debugCallback;
import static org.xlava.Xlava.debugPrint;
import static org.xlava.Xlava.effectsBarrier;
import static org.xlava.Xlava.foriLoop;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.ioCallback;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.makeJaxpr;
import static org.xlava.Xlava.pureCallback;
import static org.xlava.Xlava.vmap;
import static org.xlava.Xlava.whileLoop;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xlava.CallbackException;
import org.xlava.Carried;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Fn1;
import org.xlava.Numpy;
import org.xlava.Ordering;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.ValueAndTangent;
import org.xlava.VmapMethod;
import org.xlava.Xlava;

/** Java functions called from inside of programs, under all transformations. */
class CallbacksTest {
  private static final Tensor SCALAR = TensorType.of(DType.FLOAT32).placeholder();
  private static final Tensor X = Tensor.of(1f, 2f, 3f);

  private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());

  private static TensorFn1 maybeJit(TensorFn1 f, boolean jitted) {
    return jitted ? jit(f) : f;
  }

  private Tensor note(Tensor x) {
    debugCallback((Tensor v) -> seen.add(v.item()), x);
    return x.times(x);
  }

  // --- debugging

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void debugCallback_isCalledEachTime(boolean jitted) {
    TensorFn1 f = maybeJit(this::note, jitted);
    assertThat(f.apply(3).item()).isEqualTo(9);
    assertThat(f.apply(4).item()).isEqualTo(16);
    assertThat(f.apply(3).item()).isEqualTo(9);
    assertThat(seen).containsExactly(3.0, 4.0, 3.0);
  }

  @Test
  void debugCallback_ofAFunctionWithoutResults_isCalled() {
    Fn1<Tensor, List<Tensor>> f =
        x -> {
          debugCallback((Tensor v) -> seen.add(v.item()), x);
          return List.of();
        };
    assertThat(jit(f).apply(Tensor.of(2f))).isEmpty();
    assertThat(seen).containsExactly(2.0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void debugCallback_underGrad_isCalledInTheForwardPass(boolean jitted) {
    assertThat(grad(maybeJit(this::note, jitted)).apply(3.0).item()).isEqualTo(6);
    assertThat(maybeJit(grad((TensorFn1) this::note), jitted).apply(4.0).item()).isEqualTo(8);
    assertThat(seen).containsExactly(3.0, 4.0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void debugCallback_underVmap_isCalledForEachExample(boolean jitted) {
    Tensor squares = vmap(maybeJit(this::note, jitted)).apply(X);
    assertThat(squares.toFloatArray()).containsExactly(1, 4, 9);
    assertThat(seen).containsExactlyInAnyOrder(1.0, 2.0, 3.0);
  }

  @Test
  void debugCallback_ofWhatExamplesShare_isCalledOnce() {
    Tensor shared = Tensor.of(7f);
    vmap((TensorFn1) x -> x.plus(note(shared))).apply(X);
    assertThat(seen).containsExactly(7.0);
  }

  @Test
  void debugCallback_takesTrees() {
    debugCallback(
        (Map<String, Tensor> m) -> seen.add(m.get("a").item() + m.get("b").item()),
        Map.of("a", Tensor.of(1f), "b", Tensor.of(2f)));
    debugCallback((Tensor a, Tensor b) -> seen.add(a.item() - b.item()), X.get(0), X.get(1));
    assertThat(seen).containsExactly(3.0, -1.0);
  }

  @Test
  void debugCallback_ofEqualCalls_isNotMerged() {
    Fn1<Tensor, Tensor> f = x -> note(x).plus(note(x));
    assertThat(jit(f).apply(Tensor.of(2f)).item()).isEqualTo(8);
    assertThat(seen).containsExactly(2.0, 2.0);
  }

  @Test
  void ordered_keepsTheOrderOfTheProgram() {
    TensorFn1 f =
        x -> {
          for (int i = 0; i < 20; i++) {
            int n = i;
            debugCallback(Ordering.ORDERED, (Tensor v) -> seen.add(n), x);
          }
          return x;
        };
    jit(f).apply(1);
    assertThat(seen).isEqualTo(IntStream.range(0, 20).boxed().toList());
  }

  private void mark(String name, Tensor x) {
    debugCallback(Ordering.ORDERED, (Tensor v) -> seen.add(name + v.intValue()), x);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ordered_acrossLoopsBranchesAndCalls_keepsTheOrder(boolean jitted) {
    TensorFn1 inner =
        jit(
            (TensorFn1)
                x -> {
                  mark("call", x);
                  return x;
                });
    TensorFn1 f =
        n -> {
          mark("before", n);
          Tensor last =
              foriLoop(
                  0,
                  2,
                  (i, c) -> {
                    mark("step", i);
                    Tensor r =
                        cond(
                            i.gt(0),
                            v -> {
                              mark("yes", v);
                              return v.plus(1);
                            },
                            v -> {
                              mark("no", v);
                              return v;
                            },
                            c);
                    return inner.apply(r);
                  },
                  n);
          mark("after", last);
          return last;
        };
    assertThat(maybeJit(f, jitted).apply(Tensor.of(5)).intValue()).isEqualTo(6);
    assertThat(seen)
        .containsExactly("before5", "step0", "no5", "call5", "step1", "yes5", "call6", "after6");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ordered_inTheConditionOfALoop_keepsTheOrder(boolean jitted) {
    TensorFn1 f =
        x ->
            whileLoop(
                c -> {
                  mark("test", c);
                  return c.lt(2);
                },
                c -> {
                  mark("step", c);
                  return c.plus(1);
                },
                x);
    assertThat(maybeJit(f, jitted).apply(Tensor.of(0)).intValue()).isEqualTo(2);
    assertThat(seen).containsExactly("test0", "step0", "test1", "step1", "test2");
  }

  @Test
  void ordered_underVmap_isCalledInTheOrderOfExamples() {
    jit(vmap(
            (TensorFn1)
                x -> {
                  mark("x", x);
                  return x;
                }))
        .apply(Tensor.of(3, 1, 2));
    assertThat(seen).containsExactly("x3", "x1", "x2");
  }

  @Test
  void unordered_inAScanUnderGradAndJit_isCalledInEachStep() {
    Fn1<Tensor, Tensor> f = x -> foriLoop(0, 2, (i, c) -> note(c), x);
    assertThat(jit(grad(f)).apply(Tensor.of(2f)).item()).isEqualTo(32);
    assertThat(seen).containsExactly(2.0, 4.0);
  }

  // --- debugPrint

  private static String printed(Runnable body) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      body.run();
      effectsBarrier();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  // What jax.debug.print prints for the same.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void debugPrint_printsAsJaxDoes(boolean jitted) {
    TensorFn1 f =
        x -> {
          Ordering order = Ordering.ORDERED;
          debugPrint(order, "x = {}", x);
          debugPrint(order, "{} and {1} {{}} {0:.2f}|{1:>6}|{1:04d}", x.get(0), 7);
          debugPrint(order, "{x} {name}", Map.of("x", x.get(1), "name", x.get(2)));
          debugPrint(order, "{}", x.gt(1));
          debugPrint(order, "{} {}", x.times(1e-5f).get(0), Numpy.sum(x).gt(0));
          return x;
        };
    assertThat(printed(() -> maybeJit(f, jitted).apply(X)))
        .isEqualTo(
            """
            x = [1. 2. 3.]
            1.0 and 7 {} 1.00|     7|0007
            2.0 3.0
            [False  True  True]
            1e-05 True
            """);
  }

  @Test
  void debugPrint_withoutArguments_printsTheLine() {
    assertThat(
            printed(
                () ->
                    jit((TensorFn1)
                            x -> {
                              debugPrint("here");
                              return x;
                            })
                        .apply(1)))
        .isEqualTo("here\n");
  }

  @Test
  void debugPrint_ofWhatDoesNotFit_throws() {
    assertThatThrownBy(() -> debugPrint("hi", X))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "debugPrint: each argument must have a place, such as {}, in the format; got \"hi\" and"
                + " 1 arguments");
    assertThatThrownBy(() -> debugPrint("{} {}", X))
        .hasMessage("debugPrint: each place must have an argument; got \"{} {}\" and 1 arguments");
    assertThatThrownBy(() -> debugPrint("{", X))
        .hasMessage("debugPrint: braces must be doubled or closed; got \"{\" and 1 arguments");
    assertThatThrownBy(() -> debugPrint("{a}", X))
        .hasMessage(
            "debugPrint: a name must be that of an entry in the one argument, a Map; got \"{a}\""
                + " and 1 arguments");
    assertThatThrownBy(() -> debugPrint("{:q}", X))
        .hasMessageStartingWith("debugPrint: a format of a scalar must be ");
  }

  // --- pure functions

  private Tensor tenfold(Tensor x) {
    seen.add(x.shape().toString());
    float[] values = x.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= 10;
    }
    return Tensor.of(values).reshape(x.shape().dims());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pureCallback_givesWhatTheFunctionGives(boolean jitted) {
    TensorFn1 f = x -> pureCallback(this::tenfold, x, x).plus(1);
    assertThat(maybeJit(f, jitted).apply(X).toFloatArray()).containsExactly(11, 21, 31);
  }

  private record Pair(Tensor sum, Map<String, Tensor> rest) {}

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pureCallback_takesAndGivesTrees(boolean jitted) {
    Pair like = new Pair(SCALAR, Map.of("n", TensorType.of(DType.INT32).placeholder()));
    Fn1<List<Tensor>, Tensor> f =
        xs -> {
          Pair p =
              pureCallback(
                  (List<Tensor> v) ->
                      new Pair(
                          Tensor.of((float) (v.get(0).item() + v.get(1).item())),
                          Map.of("n", Tensor.of(4))),
                  like,
                  xs);
          return p.sum().times(p.rest().get("n"));
        };
    List<Tensor> operand = List.of(Tensor.of(1f), Tensor.of(2f));
    Tensor result = (jitted ? jit(f) : f).apply(operand);
    assertThat(result.item()).isEqualTo(12);
  }

  @Test
  void pureCallback_whoseResultNobodyUses_isNotCalled() {
    jit((TensorFn1)
            x -> {
              pureCallback(this::tenfold, x, x);
              return x;
            })
        .apply(X);
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(VmapMethod.class)
  void pureCallback_underVmap_followsItsMethod(VmapMethod method) {
    TensorFn2 f =
        (x, y) ->
            pureCallback(
                method,
                (Tensor a, Tensor b) -> {
                  seen.add(a.shape() + " " + b.shape());
                  return a.plus(b);
                },
                SCALAR,
                x,
                y);
    Tensor sums = vmap(f, Xlava.inAxes(0, Xlava.NONE)).apply(X, Tensor.of(10f));
    assertThat(sums.toFloatArray()).containsExactly(11, 12, 13);
    assertThat(seen)
        .containsExactlyElementsOf(
            switch (method) {
              case SEQUENTIAL, SEQUENTIAL_UNROLLED -> Collections.nCopies(3, "() ()");
              case EXPAND_DIMS -> List.of("(3,) (1,)");
              case BROADCAST_ALL -> List.of("(3,) (3,)");
              case LEGACY_VECTORIZED -> List.of("(3,) ()");
            });
  }

  @Test
  void pureCallback_underVmapWithoutMethod_throws() {
    assertThatThrownBy(() -> vmap((TensorFn1) x -> pureCallback(this::tenfold, x, x)).apply(X))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "vmap: a pureCallback must say how it is mapped; give it a VmapMethod, such as"
                + " VmapMethod.SEQUENTIAL");
  }

  @Test
  void pureCallback_underGrad_throws() {
    assertThatThrownBy(() -> grad((TensorFn1) x -> pureCallback(this::tenfold, x, x)).apply(1f))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "jvp: pureCallback has no derivative; give one with customJvp, or take stopGradient of"
                + " the operands");
  }

  @Test
  void pureCallback_withARule_isDifferentiated() {
    TensorFn1 square =
        x -> pureCallback(VmapMethod.SEQUENTIAL, (Tensor v) -> v.times(v), SCALAR, x);
    TensorFn1 f =
        Xlava.customJvp(
            square, (x, dx) -> new ValueAndTangent<>(square.apply(x), x.times(2).times(dx)));
    assertThat(jit(grad(f)).apply(3f).item()).isEqualTo(6);
    assertThat(vmap(grad(f)).apply(X).toFloatArray()).containsExactly(2, 4, 6);
  }

  // As in JAX: once in the forward pass, and once where it is computed again.
  @Test
  void debugCallback_underCheckpoint_isCalledAgain() {
    assertThat(grad(Xlava.checkpoint((TensorFn1) this::note)).apply(2f).item()).isEqualTo(4);
    assertThat(seen).containsExactly(2.0, 2.0);
  }

  @Test
  void ioCallback_underCheckpoint_throws() {
    assertThatThrownBy(
            () -> grad(Xlava.checkpoint((TensorFn1) x -> announce(x).times(x))).apply(2f))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "checkpoint: the function must not call ioCallback, which would be called again; got"
                + " one that does. Use pureCallback or debugCallback, or call it outside of"
                + " checkpoint");
  }

  @Test
  void pureCallback_ofConstants_isDifferentiatedPast() {
    TensorFn1 f = x -> x.times(pureCallback(this::tenfold, SCALAR, Xlava.stopGradient(x)));
    assertThat(grad(f).apply(3f).item()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pureCallback_thatGivesAnotherType_throws(boolean jitted) {
    TensorFn1 shape = x -> pureCallback((Tensor v) -> X, SCALAR, x);
    assertThatThrownBy(() -> maybeJit(shape, jitted).apply(1f).item())
        .isInstanceOf(CallbackException.class)
        .hasMessageStartingWith(
            "pureCallback: the function must return the types that were declared, f32[] for result"
                + " 0; got f32[3]");
    TensorFn1 dtype = x -> pureCallback((Tensor v) -> Tensor.of(1), SCALAR, x);
    assertThatThrownBy(() -> maybeJit(dtype, jitted).apply(1f).item())
        .isInstanceOf(CallbackException.class)
        .hasMessageContaining("f32[] for result 0; got i32[]");
  }

  @Test
  void pureCallback_thatGivesAnotherStructure_throws() {
    Fn1<Tensor, List<Tensor>> f =
        x -> pureCallback((Tensor v) -> List.of(v, v), List.of(SCALAR), x);
    assertThatThrownBy(() -> f.apply(Tensor.of(1f)))
        .isInstanceOf(CallbackException.class)
        .hasMessage(
            "pureCallback: the function must return the structure that was declared; expected [*],"
                + " got [*, *]");
  }

  @Test
  void pureCallback_declaring64Bits_throws() {
    Tensor wide = TensorType.of(DType.FLOAT64).placeholder();
    assertThatThrownBy(() -> pureCallback((Tensor v) -> v, wide, X))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "pureCallback: results must not be 64-bit while 64-bit dtypes are off; got f64[]."
                + " Enable them with Config.enableX64(true)");
    double sum =
        Config.withX64(
            true,
            () ->
                jit((TensorFn1) x -> pureCallback((Tensor v) -> Tensor.of(v.item() + 0.1), wide, x))
                    .apply(Tensor.of(1.0))
                    .item());
    assertThat(sum).isEqualTo(1.1);
  }

  // --- functions with effects

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ioCallback_isCalledEachTimeEvenIfUnused(boolean jitted) {
    AtomicInteger count = new AtomicInteger();
    Fn1<Tensor, Tensor> f =
        x -> {
          ioCallback((Tensor v) -> Tensor.of(count.incrementAndGet()), Tensor.of(0), x);
          return x;
        };
    Fn1<Tensor, Tensor> g = jitted ? jit(f) : f;
    for (int i = 0; i < 3; i++) {
      g.apply(X);
    }
    assertThat(count).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ioCallback_ordered_drawsInOrder(boolean jitted) {
    AtomicInteger count = new AtomicInteger();
    TensorFn1 f =
        x -> {
          Fn1<Tensor, Tensor> next = v -> Tensor.of(count.incrementAndGet());
          Tensor like = TensorType.of(DType.INT32).placeholder();
          return Numpy.stack(
              List.of(
                  ioCallback(Ordering.ORDERED, next, like, x),
                  ioCallback(Ordering.ORDERED, next, like, x),
                  ioCallback(Ordering.ORDERED, next, like, x)),
              0);
        };
    assertThat(maybeJit(f, jitted).apply(1).toIntArray()).containsExactly(1, 2, 3);
  }

  @Test
  void ioCallback_underVmap_isCalledForEachExample() {
    TensorFn1 f =
        x ->
            ioCallback(
                (Tensor v) -> {
                  seen.add(v.item());
                  return v;
                },
                SCALAR,
                x);
    assertThat(vmap(f).apply(X).toFloatArray()).containsExactly(1, 2, 3);
    assertThat(seen).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void ioCallback_orderedUnderVmap_throws() {
    assertThatThrownBy(
            () ->
                vmap((TensorFn1) x -> ioCallback(Ordering.ORDERED, (Tensor v) -> v, SCALAR, x))
                    .apply(X))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "vmap: an ordered ioCallback must not be mapped; call it outside of vmap, or without"
                + " Ordering.ORDERED");
  }

  @Test
  void ioCallback_underGrad_throws() {
    assertThatThrownBy(
            () -> grad((TensorFn1) x -> ioCallback((Tensor v) -> v, SCALAR, x)).apply(1f))
        .hasMessageStartingWith("jvp: ioCallback has no derivative; give one with customJvp");
  }

  private Tensor announce(Tensor x) {
    ioCallback((Tensor v) -> seen.add(v.item()), Xlava.stopGradient(x));
    return x;
  }

  @Test
  void ioCallback_inABranchUnderVmap_throws() {
    TensorFn1 f = x -> cond(x.gt(1), this::announce, v -> v, x);
    assertThatThrownBy(() -> vmap(f).apply(X))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "vmap: cond must not call ioCallback in a branch; use pureCallback, or call it outside"
                + " of the cond");
  }

  @Test
  void ioCallback_inALoopWhoseConditionDiffers_throws() {
    TensorFn1 f = x -> whileLoop(c -> c.lt(5), c -> announce(c).plus(1), x);
    assertThatThrownBy(() -> vmap(f).apply(X))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "vmap: whileLoop must not call ioCallback if its condition differs by example; use"
                + " pureCallback or debugCallback");
    assertThat(jit(f).apply(3f).item()).isEqualTo(5);
    assertThat(seen).containsExactly(3.0, 4.0);
  }

  // --- failures

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void exception_surfacesWithItselfAsCause(boolean jitted) {
    IllegalStateException thrown = new IllegalStateException("boom");
    TensorFn1 f =
        x -> {
          debugCallback(
              (Tensor v) -> {
                if (v.item() > 1) {
                  throw thrown;
                }
              },
              x);
          return x.plus(1);
        };
    TensorFn1 g = maybeJit(f, jitted);
    assertThat(g.apply(1f).item()).isEqualTo(2);
    assertThatThrownBy(() -> g.apply(2f))
        .isInstanceOf(CallbackException.class)
        .hasMessageMatching(
            "debugCallback: the function must not throw; got java.lang.IllegalStateException: boom"
                + (jitted
                    ? "\\. It is called at CallbacksTest\\.\\w+\\(CallbacksTest\\.java:\\d+\\)"
                    : ""))
        .cause()
        .isSameAs(thrown);
    assertThat(g.apply(0f).item()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void exception_ofPureAndIoCallbacks_surfaces(boolean jitted) {
    Fn1<Tensor, Tensor> fails =
        v -> {
          throw new UnsupportedOperationException("never");
        };
    TensorFn1 pure = x -> pureCallback(fails, SCALAR, x);
    TensorFn1 io = x -> ioCallback(fails, SCALAR, x);
    assertThatThrownBy(() -> maybeJit(pure, jitted).apply(1f).item())
        .isInstanceOf(CallbackException.class)
        .hasRootCauseMessage("never");
    assertThatThrownBy(() -> maybeJit(io, jitted).apply(1f).item())
        .isInstanceOf(CallbackException.class)
        .hasMessageStartingWith("ioCallback: ")
        .hasRootCauseMessage("never");
  }

  @Test
  void nullFunction_throws() {
    assertThatThrownBy(() -> pureCallback((Fn1<Tensor, Tensor>) null, SCALAR, X))
        .hasMessage("pureCallback: needs a function; got null");
  }

  @Test
  void effectsBarrier_insideACallback_throws() {
    assertThatThrownBy(
            () ->
                jit((TensorFn1)
                        x -> {
                          debugCallback((Tensor v) -> effectsBarrier(), x);
                          return x;
                        })
                    .apply(1))
        .cause()
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "effectsBarrier: must not be called from a function that a program calls, since the"
                + " program waits for it");
  }

  // --- programs

  @Test
  void program_showsTheCalls() {
    TensorFn1 f =
        x -> {
          debugCallback(Ordering.ORDERED, (Tensor v) -> {}, x);
          return pureCallback((Tensor v) -> v, SCALAR, x);
        };
    assertThat(makeJaxpr(f).apply(Tensor.of(1f)).toString())
        .contains("\n    debug_callback[callback=f ordered=true result_avals=()] a")
        .contains("b:f32[] = pure_callback[");
  }

  // --- programs that run programs

  // Larger programs of one client run one after the other, so that one which a callback starts on
  // the client of the program that waits for it would wait forever.
  @Test
  void callbacks_thatRunLargePrograms_end() throws Exception {
    int callers = 2 * Runtime.getRuntime().availableProcessors() + 2;
    TensorFn1 product = jit((TensorFn1) v -> Numpy.matmul(v, v));
    Tensor captured = Numpy.ones(300, 300).times(2);
    TensorFn1 f =
        jit(
            (TensorFn1)
                x ->
                    pureCallback(
                            (Tensor v) -> product.apply(v).plus(captured).times(2),
                            x,
                            Numpy.matmul(x, x))
                        .plus(1));
    Tensor ones = Numpy.ones(300, 300);
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<CompletableFuture<Float>> results =
          IntStream.range(0, callers)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(() -> f.apply(ones).toFloatArray()[7], threads))
              .toList();
      for (CompletableFuture<Float> result : results) {
        assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(2 * (300f * 300 * 300 + 2) + 1);
      }
    }
  }

  // What a callback leaves behind belongs to another client, and is usable all the same.
  @Test
  void tensors_keptFromACallback_areUsable() {
    List<Tensor> kept = new ArrayList<>();
    jit((TensorFn1)
            x -> {
              debugCallback(
                  (Tensor v) -> {
                    kept.add(v);
                    kept.add(v.plus(1));
                  },
                  x);
              return x;
            })
        .apply(X);
    assertThat(kept.get(0).plus(kept.get(1)).toFloatArray()).containsExactly(3, 5, 7);
  }

  @Test
  void callbacks_thatNestTooDeep_throw() {
    assertThatThrownBy(() -> nested(10).apply(Tensor.of(1f)).item())
        .isInstanceOf(CallbackException.class)
        .hasRootCauseMessage(
            "callback: functions that programs call may run programs that call functions down to a"
                + " depth of 8; got 8");
  }

  private static TensorFn1 nested(int depth) {
    TensorFn1 inner = depth == 0 ? x -> x : nested(depth - 1);
    return jit((TensorFn1) x -> pureCallback(inner::apply, SCALAR, x.times(2)));
  }

  @Test
  void callbacks_nest() {
    TensorFn1 inner = jit((TensorFn1) x -> pureCallback((Tensor v) -> v.plus(1), SCALAR, x));
    TensorFn1 middle = jit((TensorFn1) x -> pureCallback(inner::apply, SCALAR, x).times(2));
    TensorFn1 outer = jit((TensorFn1) x -> pureCallback(middle::apply, SCALAR, x).plus(0.5));
    assertThat(outer.apply(Tensor.of(1f)).item()).isEqualTo(4.5);
  }

  @Test
  void functions_ofAnotherTracing_surviveCollection() {
    for (int i = 0; i < 3; i++) {
      int n = i;
      TensorFn1 f = jit((TensorFn1) x -> pureCallback((Tensor v) -> v.plus(n), SCALAR, x));
      System.gc();
      assertThat(f.apply(Tensor.of(1f)).item()).isEqualTo(1 + n);
    }
  }

  @Test
  void scan_withCallbacksInEachStep_stacksTheirResults() {
    Fn1<Tensor, Tensor> f =
        xs ->
            Xlava.scan(
                    (Tensor c, Tensor x) -> {
                      Tensor y = ioCallback(Ordering.ORDERED, (Tensor v) -> v.times(2), SCALAR, x);
                      return new Carried<>(c.plus(y), y);
                    },
                    Tensor.of(0f),
                    xs)
                .output();
    assertThat(jit(f).apply(X).toFloatArray()).containsExactly(2, 4, 6);
  }
}
