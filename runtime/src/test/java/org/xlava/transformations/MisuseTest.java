package org.xlava.transformations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xlava.Carried;
import org.xlava.ConcretizationException;
import org.xlava.DTypeException;
import org.xlava.ExecutionException;
import org.xlava.Fn1;
import org.xlava.Key;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.TreeException;
import org.xlava.XlavaException;

/** Mistakes of first users: each message says what was called, what is wrong, and what to do. */
class MisuseTest {
  private static final Tensor V = Tensor.of(1f, 2f, 3f);

  private record Mistake(
      String name, Class<? extends XlavaException> type, Runnable call, String message) {}

  private record State(Tensor w, List<Tensor> counts) {}

  @TestFactory
  Stream<DynamicTest> mistakes_areNamed() {
    Tensor m = Numpy.ones(2, 3);
    return Stream.of(
            new Mistake(
                "twoSizesThatFollow",
                ShapeException.class,
                () -> m.reshape(-1, -1),
                "reshape: sizes must be non-negative, but for one -1 that follows from the others;"
                    + " got [-1, -1] for f32[2,3]"),
            new Mistake(
                "negativeSize",
                ShapeException.class,
                () -> Numpy.reshape(m, -2, 3),
                "reshape: sizes must be non-negative, but for one -1 that follows from the others;"
                    + " got [-2, 3] for f32[2,3]"),
            new Mistake(
                "intOfFloat",
                DTypeException.class,
                () -> Tensor.of(2.5).intValue(),
                "intValue: dtype must be an integer one; got f32[]; use astype(INT32)"),
            new Mistake(
                "broadcastTo",
                ShapeException.class,
                () -> Numpy.broadcastTo(V, 2, 4),
                "broadcastTo: the operand's dimensions, aligned at the last, must be of size 1 or"
                    + " the shape's; got f32[3] to [2,4]"),
            new Mistake(
                "categorical",
                ShapeException.class,
                () -> Key.of(0).categorical(Tensor.of(1f).sum()),
                "categorical: the logits must have at least one dimension; got f32[]"),
            new Mistake(
                "null",
                TreeException.class,
                () -> V.plus((Tensor) null),
                "plus: operands must be tensors; got f32[3], null"),
            new Mistake(
                "nullNumber",
                DTypeException.class,
                () -> V.times((Number) null),
                "times: needs a Java number, boolean, Complex, array or List; got null"),
            new Mistake(
                "nullOutput",
                TreeException.class,
                () -> scan((Tensor c, Tensor x) -> new Carried<>(c, (Tensor) null), V, V),
                "Carried: needs a carry and an output; got null for the output. Give List.of() for"
                    + " nothing"),
            new Mistake(
                "listOfTensors",
                DTypeException.class,
                () -> Tensor.of(List.of(V, V)),
                "Tensor.of: elements must be Java numbers, booleans or Complex; got a Tensor at"
                    + " index [0]. Join tensors with Numpy.stack"),
            new Mistake(
                "gradOfCounts",
                DTypeException.class,
                () ->
                    grad((State s) -> s.w().sum())
                        .apply(new State(V, List.of(Tensor.of(2f), Tensor.of(new int[1])))),
                "grad: inputs must have a floating or complex dtype; got i32[1] as argument"
                    + " 0.counts[1]. Convert the argument with astype(FLOAT32), or use vjp or the"
                    + " option allowInt()"),
            new Mistake(
                "operandsOfMatmul",
                ShapeException.class,
                () -> m.matmul(m),
                "matmul: the last dimension of the first operand must equal the last but one of the"
                    + " second, and the others must broadcast; got f32[2,3], f32[2,3]"))
        .map(m1 -> DynamicTest.dynamicTest(m1.name(), () -> check(m1)));
  }

  private static void check(Mistake mistake) {
    assertThatThrownBy(mistake.call()::run)
        .isInstanceOf(mistake.type())
        .hasMessage(mistake.message());
  }

  @Test
  void closedTensor_thatAFunctionCaptures_isNamedSo() {
    Tensor closed = Tensor.of(1f, 2f);
    closed.close();
    TensorFn1 f = jit(x -> x.plus(closed));
    assertThatThrownBy(() -> f.apply(V))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("plus: ");
    assertThatThrownBy(() -> f.apply(Tensor.of(1f, 2f)))
        .isInstanceOf(ExecutionException.class)
        .hasMessage(
            "jit: tensors that the function captures must be open; got a closed or donated f32[2]."
                + " Close a tensor after its last use, or pass it as an argument");
    assertThatThrownBy(() -> closed.times(2))
        .isInstanceOf(ExecutionException.class)
        .hasMessageStartingWith("times: tensors must be open; got a closed f32[2]");
  }

  @Test
  void tracedIndex_asAJavaInt_isToldOfDynamicIndexing() {
    TensorFn2 f = jit((v, i) -> v.get(i.intValue()));
    assertThatThrownBy(() -> f.apply(V, Tensor.of(1)))
        .isInstanceOf(ConcretizationException.class)
        .hasMessageStartingWith("intValue: needs the value of a tensor of which only the type is")
        .hasMessageContaining(
            ". As an index give the tensor itself, as in x.get(i), or in Lax.dynamicSlice. Use"
                + " Xlava.cond, ");
    assertThatThrownBy(() -> jit((TensorFn1) x -> Tensor.of(x.item())).apply(1.0))
        .hasMessageStartingWith("item: needs the value")
        .hasMessageNotContaining("index");
  }

  @Test
  void arguments_thatAreChanged_areToldToBeCopied() {
    Fn1<Map<String, Tensor>, Object> put = jit((Map<String, Tensor> p) -> p.put("a", V));
    assertThatThrownBy(() -> put.apply(Map.of("a", V)))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "tree: Maps that functions are given or return can't be changed; got put. Change a"
                + " copy, such as new LinkedHashMap<>(map), and return that");
    Fn1<Map<String, Tensor>, Object> remove = jit((Map<String, Tensor> p) -> p.remove("a"));
    assertThatThrownBy(() -> remove.apply(Map.of("a", V))).hasMessageContaining("got remove");
    Fn1<List<Tensor>, Object> set = jit((List<Tensor> l) -> l.set(0, V));
    assertThatThrownBy(() -> set.apply(List.of(V)))
        .isInstanceOf(TreeException.class)
        .hasMessage(
            "tree: Lists that functions are given or return can't be changed; got set. Change a"
                + " copy, such as new ArrayList<>(list), and return that");
    Fn1<List<Tensor>, Object> add = jit((List<Tensor> l) -> l.add(V) ? l : l);
    assertThatThrownBy(() -> add.apply(List.of(V))).hasMessageContaining("got add");
  }

  @Test
  void arguments_copied_mayBeChanged() {
    Map<String, Tensor> map =
        jit((Map<String, Tensor> p) -> {
              Map<String, Tensor> copy = new LinkedHashMap<>(p);
              copy.put("b", p.get("a").times(2));
              return copy;
            })
            .apply(Map.of("a", V));
    assertThat(map)
        .containsOnlyKeys("a", "b")
        .isEqualTo(Map.of("a", map.get("a"), "b", map.get("b")));
    assertThat(map.get("b").toFloatArray()).containsExactly(2, 4, 6);
    List<Tensor> list =
        jit((List<Tensor> l) -> {
              List<Tensor> copy = new ArrayList<>(l);
              copy.removeFirst();
              return copy;
            })
            .apply(List.of(V, V.times(3)));
    assertThat(list).hasSize(1).isEqualTo(List.of(list.getFirst()));
    assertThat(list.getFirst().toFloatArray()).containsExactly(3, 6, 9);
  }

  // --- whose name a message has

  @Test
  void functionOfTheLibrary_givenToATransformation_isTheOneNamed() {
    Tensor m = Numpy.ones(2, 3);
    assertThatThrownBy(() -> jit((TensorFn2) Numpy::matmul).apply(m, m))
        .hasMessageStartingWith("matmul: the last dimension");
    assertThatThrownBy(() -> vmap((TensorFn1) Numpy::negative).apply(Tensor.of(true, false)))
        .hasMessageStartingWith("negative: operand must have");
  }

  @Test
  void operationOfAUsersFunction_isTheOneNamed() {
    TensorFn1 inner = x -> x.minus(Tensor.of(1f, 2f));
    for (TensorFn1 f :
        List.of(inner, jit(inner), grad((Tensor x) -> inner.apply(x).sum())::apply)) {
      assertThatThrownBy(() -> f.apply(V))
          .hasMessageStartingWith("minus: operands must have equal shapes");
    }
    assertThatThrownBy(() -> mapped(inner))
        .hasMessageStartingWith("minus: operands must have equal shapes");
    assertThatThrownBy(() -> Lax.add(V, Tensor.of(1f, 2f)))
        .hasMessageStartingWith("add: operands must have equal shapes");
  }

  private static @Nullable Object mapped(TensorFn1 inner) {
    return map(inner, Numpy.ones(4, 3));
  }

  @Test
  void exceptionOfTheUsers_keepsItsMessage() {
    TensorFn1 f =
        x -> {
          throw new XlavaException("mine: is kept");
        };
    assertThatThrownBy(() -> jit(f).apply(V)).hasMessage("mine: is kept");
    assertThatThrownBy(() -> f.apply(V)).hasMessage("mine: is kept");
  }
}
