package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.xlava.Fn1;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TransformException;
import org.xlava.TreeException;
import org.xlava.ValueAndTangent;
import org.xlava.VmapRule;
import org.xlava.VmapRule.Mapped;

/** Functions with batching rules of their own, which give something else here so as to be seen. */
class CustomVmapTest {
  private static final Tensor X = Tensor.of(1f, 2f, 4f);
  // One rounding of sines and products.
  private static final float CLOSE = 2e-6f;

  record Pair(Tensor a, Tensor b) {}

  private final List<String> calls = new ArrayList<>();

  /** sin(x) y, and of batches cos(x) y. */
  private final TensorFn2 f =
      customVmap(
          (x, y) -> Numpy.sin(x).times(y),
          (size, mapped, arguments) -> {
            Tensor x = (Tensor) arguments.get(0);
            Tensor y = (Tensor) arguments.get(1);
            calls.add(size + " " + mapped + " " + x.type() + " " + y.type());
            return new Mapped<>(Numpy.cos(x).times(y), mapped.contains(true));
          });

  private static void assertValues(Tensor actual, double... expected) {
    float[] values = Numpy.ravel(actual).toFloatArray();
    assertThat(values).hasSize(expected.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isCloseTo((float) expected[i], within(CLOSE));
    }
  }

  @Test
  void function_isItselfWithoutVmap() {
    assertValues(f.apply(1f, 2f), 2 * Math.sin(1));
    assertValues(jit(f).apply(1f, 2f), 2 * Math.sin(1));
    assertThat(calls).isEmpty();
  }

  @Test
  void rule_seesWhatIsMapped() {
    double[] expected = {2 * Math.cos(1), 2 * Math.cos(2), 2 * Math.cos(4)};
    assertValues(vmap(f, inAxes(0, NONE)).apply(X, Tensor.of(2f)), expected);
    assertThat(calls).containsExactly("3 [true, false] f32[3] f32[]");
    calls.clear();
    TensorFn1 compiled = jit(vmap(jit(x -> f.apply(x, Tensor.of(2f))), inAxes(1)));
    assertValues(compiled.apply(X.reshape(1, 3)), expected);
    assertThat(calls).containsExactly("3 [true, false] f32[3,1] f32[]");
    calls.clear();
    vmap(vmap(f)).apply(X.reshape(1, 3), X.reshape(1, 3));
    assertThat(calls).containsExactly("3 [true, true] f32[3] f32[3]");
  }

  @Test
  void rule_takesTrees() {
    VmapRule<Map<String, Tensor>> rule =
        (size, mapped, arguments) -> {
          calls.add(mapped.toString());
          Pair p = (Pair) arguments.getFirst();
          return new Mapped<>(
              Map.of("sum", p.a().plus(p.b()), "b", p.b()), Map.of("sum", true, "b", false));
        };
    Fn1<Pair, Map<String, Tensor>> g =
        customVmap((Pair p) -> Map.of("sum", p.a().times(p.b()), "b", p.b()), rule);
    Map<String, Tensor> out =
        vmap(g, inAxes(Map.of("a", 0, "b", NONE)), outAxes(Map.of("sum", 0, "b", NONE)))
            .apply(new Pair(X, Tensor.of(2f)));
    assertThat(calls).containsExactly("[{a=true, b=false}]");
    assertValues(out.get("sum"), 3, 4, 6);
    assertValues(out.get("b"), 2);
  }

  @Test
  void derivative_ofMappedFunction_isThatOfTheRule() {
    Tensor two = Tensor.of(2f);
    ValueAndTangent<Tensor> alone = jvp(x -> f.apply(x, two), Tensor.of(1f), Tensor.of(1f));
    assertValues(alone.tangent(), 2 * Math.cos(1));
    TensorFn1 mapped = vmap(x -> f.apply(x, two));
    double[] slopes = {-2 * Math.sin(1), -2 * Math.sin(2), -2 * Math.sin(4)};
    assertValues(jvp(mapped, X, Numpy.ones(3)).tangent(), slopes);
    assertValues(grad(x -> mapped.apply(x).sum()).apply(X), slopes);
  }

  @Test
  void derivativesMapped_useTheDerivativeOfTheRule() {
    Tensor two = Tensor.of(2f);
    double[] slopes = {-2 * Math.sin(1), -2 * Math.sin(2), -2 * Math.sin(4)};
    TensorFn1 slope = x -> jvp(v -> f.apply(v, two), x, Tensor.of(1f)).tangent();
    assertValues(vmap(slope).apply(X), slopes);
    assertThat(calls).containsExactly("3 [true, false] f32[3] f32[]");
    calls.clear();
    TensorFn1 along = t -> jvp(v -> f.apply(v, two), Tensor.of(1f), t).tangent();
    assertValues(vmap(along).apply(X), -2 * Math.sin(1), -4 * Math.sin(1), -8 * Math.sin(1));
    assertThat(calls).containsExactly("3 [false, false] f32[] f32[]");
  }

  @Test
  void reverseMode_goesWithoutTheRule() {
    TensorFn1 slope = grad(x -> f.apply(x, Tensor.of(2f)));
    assertValues(slope.apply(1f), 2 * Math.cos(1));
    assertValues(vmap(slope).apply(X), 2 * Math.cos(1), 2 * Math.cos(2), 2 * Math.cos(4));
    assertValues(jit(slope).apply(1f), 2 * Math.cos(1));
  }

  @Test
  void captured_maySurroundingVmapsMap() {
    TensorFn2 outer =
        (c, v) -> {
          TensorFn1 g =
              customVmap(
                  x -> x.times(c),
                  (size, mapped, arguments) ->
                      Mapped.all(((Tensor) arguments.getFirst()).times(c).times(10)));
          return vmap(g).apply(v);
        };
    assertValues(vmap(outer, inAxes(0, NONE)).apply(X, X), 10, 20, 40, 20, 40, 80, 40, 80, 160);
  }

  @Test
  void sequentialVmap_loopsOverTheExamples() {
    TensorFn2 g = sequentialVmap((x, y) -> x.times(y).plus(1));
    assertValues(vmap(g, inAxes(0, NONE)).apply(X, Tensor.of(2f)), 3, 5, 9);
    assertValues(vmap(g, inAxes(NONE, 0)).apply(Tensor.of(3f), X), 4, 7, 13);
    assertThat(makeJaxpr(vmap(g)).apply(X, X).toString()).contains("scan[");
    Fn1<Pair, Pair> swap = sequentialVmap((Pair p) -> new Pair(p.b(), p.a()));
    assertValues(vmap(swap).apply(new Pair(X, X.times(2))).a(), 2, 4, 8);
  }

  private static void assertRefused(
      Class<? extends Exception> type, String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(type).hasMessage(message);
  }

  private static Tensor withRule(VmapRule<Tensor> rule) {
    return vmap(customVmap((Tensor x) -> x.times(1), rule)).apply(X);
  }

  @Test
  @SuppressWarnings("NullAway") // asks for the refusal
  void wrongRules_throw() {
    assertRefused(
        TransformException.class, "customVmap: needs a rule; got null", () -> withRule(null));
    assertRefused(
        TransformException.class,
        "customVmap: the rule of f must return results; got null",
        () -> withRule((size, mapped, arguments) -> null));
    assertRefused(
        ShapeException.class,
        "customVmap: the rule of f must give f32[3]; got f32[2]",
        () -> withRule((size, mapped, arguments) -> Mapped.all(Tensor.of(1f, 2f))));
    assertRefused(
        ShapeException.class,
        "customVmap: the rule of f must give f32[]; got f32[3]",
        () -> withRule((size, mapped, arguments) -> new Mapped<>(X, false)));
    assertRefused(
        TreeException.class,
        "customVmap: which results are mapped must be told by Booleans, or Lists and Maps of them;"
            + " got 0",
        () -> withRule((size, mapped, arguments) -> new Mapped<>(X, 0)));
    assertRefused(
        TreeException.class,
        "customVmap: the rule of f: trees must have equal structures; expected [*], got [*, *]",
        () ->
            vmap(customVmap(
                    (Tensor x) -> List.of(x),
                    (size, mapped, arguments) -> Mapped.all(List.of(X, X))))
                .apply(X));
    assertRefused(
        TransformException.class,
        "customVmap: the function must not capture tensors that are mapped over; pass what f"
            + " captures as an argument",
        () ->
            vmap((Tensor x) -> {
                  TensorFn1 captures =
                      customVmap(y -> y.times(x), (size, mapped, arguments) -> Mapped.all(X));
                  return captures.apply(x);
                })
                .apply(X));
  }
}
