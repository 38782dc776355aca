package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.grad;
import static org.xlava.Xlava.jit;
import static org.xlava.Xlava.vmap;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.ExecutionException;
import org.xlava.HostArray;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.Tree;

/** The methods of {@link Tensor}: values are NumPy's. */
class TensorMethodsTest {
  private static final Tensor X = Tensor.of(new float[][] {{1, -2, 3}, {4, 5, -6}});
  private static final Tensor V = Tensor.of(-7f, 7f, 2f);
  private static final Tensor W = Tensor.of(3f, -3f, 2f);
  private static final Tensor TRUTHS = Tensor.of(true, true, false);
  private static final Tensor OTHERS = Tensor.of(true, false, false);

  private static void assertFloats(Tensor got, float... want) {
    assertThat(got.toFloatArray()).containsExactly(want);
  }

  private static void assertBools(Tensor got, boolean... want) {
    assertThat(got.toBooleanArray()).containsExactly(want);
  }

  @Test
  void of_makesTensorsOfJavaValues() {
    assertThat(Tensor.of(2.5)).hasToString("Tensor(2.5, dtype=float32, weak_type=True)");
    assertThat(Tensor.of(2)).hasToString("Tensor(2, dtype=int32, weak_type=True)");
    assertThat(Tensor.of(2L)).hasToString("Tensor(2, dtype=int32, weak_type=True)");
    assertThat(Tensor.of(true)).hasToString("Tensor(True, dtype=bool)");
    assertThat(Tensor.of(1f, 2f)).hasToString("Tensor([1., 2.], dtype=float32)");
    assertThat(Tensor.of(1.0, 2.0)).hasToString("Tensor([1., 2.], dtype=float32)");
    assertThat(Tensor.of(1, 2)).hasToString("Tensor([1, 2], dtype=int32)");
    assertThat(Tensor.of(1L, 2L)).hasToString("Tensor([1, 2], dtype=int32)");
    assertThat(Tensor.of(true, false)).hasToString("Tensor([ True, False], dtype=bool)");
    assertThat(Tensor.of(List.of(1, 2))).hasToString("Tensor([1, 2], dtype=int32)");
    assertThat(Tensor.of(List.of(1, 2), DType.INT8)).hasToString("Tensor([1, 2], dtype=int8)");
    assertThat(Tensor.of((Object) X)).isSameAs(X);
    MemorySegment elements = MemorySegment.ofArray(new int[] {1, 2});
    assertThat(Tensor.of(elements, DType.INT32, 2, 1).toIntArray()).containsExactly(1, 2);
    assertThat(Tensor.of(elements, DType.INT32, Shape.of(2)).toIntArray()).containsExactly(1, 2);
    assertThat(Tensor.of(elements.asSlice(4), DType.INT32).item()).isEqualTo(2);
    assertThat(Tensor.of(HostArray.of(2.5), DType.INT8)).hasToString("Tensor(2, dtype=int8)");
  }

  @Test
  void of_whatDoesNotFit_throws() {
    assertThatThrownBy(() -> Tensor.of(1L << 40)).isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> Tensor.of(1L, 3_000_000_000L))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "Tensor.of: an integer must fit int32 while 64-bit dtypes are off; got 3000000000;"
                + " call Config.enableX64(true)");
    assertThatThrownBy(() -> Tensor.of('a'))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "Tensor.of: value must be a Java number, a boolean or a Complex, or nested arrays or"
                + " lists of them; got java.lang.Character");
    assertThatThrownBy(() -> Tensor.of(new int[][] {{1}, {1, 2}}))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Tensor.of(MemorySegment.ofArray(new int[3]), DType.INT32, 2))
        .isInstanceOf(ShapeException.class);
  }

  @Test
  void type_isDtypeShapeAndWeakness() {
    assertThat(X.type()).hasToString("f32[2,3]");
    assertThat(X.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(X.shape().dims()).containsExactly(2, 3);
    assertThat(X.rank()).isEqualTo(2);
    assertThat(Tensor.of(1).type().weak()).isTrue();
  }

  @Test
  void arrays_ofAllKinds_haveTheElements() {
    assertThat(Tensor.of(1, 2).toFloatArray()).containsExactly(1, 2);
    assertThat(Tensor.of(1, 2).toDoubleArray()).containsExactly(1, 2);
    assertThat(Tensor.of(1, 2).toIntArray()).containsExactly(1, 2);
    assertThat(Tensor.of(1, 2).toLongArray()).containsExactly(1, 2);
    assertThat(TRUTHS.toBooleanArray()).containsExactly(true, true, false);
    assertThat(Tensor.of(1f).toComplexArray()).containsExactly(new Complex(1, 0));
    assertThat(X.toArray()).isEqualTo(new float[][] {{1, -2, 3}, {4, 5, -6}});
    assertThat(X.toHost().doubleAt(5)).isEqualTo(-6);
  }

  @Test
  void values_ofOneElement_areJavaNumbers() {
    assertThat(Tensor.of(2.5).item()).isEqualTo(2.5);
    assertThat(Tensor.of(2.5).doubleValue()).isEqualTo(2.5);
    assertThat(Tensor.of(2.5).floatValue()).isEqualTo(2.5f);
    assertThat(Tensor.of(7).intValue()).isEqualTo(7);
    assertThat(Tensor.of(7).longValue()).isEqualTo(7L);
    assertThat(Tensor.of(true).booleanValue()).isTrue();
    assertThatThrownBy(() -> Tensor.of(1L << 31, DType.UINT32).intValue())
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("every element must fit an int; got 2147483648 of uint32");
    assertThatThrownBy(V::longValue)
        .isInstanceOf(ShapeException.class)
        .hasMessage("longValue: needs a tensor of exactly one element; got f32[3]");
  }

  @Test
  void arithmetic_withTensorsAndNumbers() {
    assertFloats(V.plus(W), -4, 4, 4);
    assertFloats(V.plus(1), -6, 8, 3);
    assertFloats(V.minus(W), -10, 10, 0);
    assertFloats(V.minus(1), -8, 6, 1);
    assertFloats(V.times(W), -21, -21, 4);
    assertFloats(V.times(2), -14, 14, 4);
    assertFloats(V.div(Tensor.of(2f, 4f, 8f)), -3.5f, 1.75f, 0.25f);
    assertFloats(Tensor.of(1, 3).div(2), 0.5f, 1.5f);
    assertFloats(V.rem(W), 2, -2, 0);
    assertFloats(V.rem(3), 2, 1, 2);
    assertFloats(V.unaryMinus(), 7, -7, -2);
    assertThat(V.unaryPlus()).isSameAs(V);
    assertFloats(V.abs(), 7, 7, 2);
    assertFloats(Tensor.of(2f, 3f).pow(Tensor.of(3f, 2f)), 8, 9);
    assertFloats(V.pow(2), 49, 49, 4);
  }

  @Test
  void bits_andTruths() {
    assertBools(TRUTHS.and(OTHERS), true, false, false);
    assertBools(TRUTHS.or(OTHERS), true, true, false);
    assertBools(TRUTHS.xor(OTHERS), false, true, false);
    assertBools(TRUTHS.not(), false, false, true);
    assertThat(Tensor.of(6).xor(Tensor.of(3)).intValue()).isEqualTo(5);
    assertThat(Tensor.of(6).not().intValue()).isEqualTo(-7);
  }

  @Test
  void comparisons_withTensorsAndNumbers() {
    Tensor a = Tensor.of(1f, 2f, 3f);
    Tensor b = Tensor.of(3f, 2f, 1f);
    assertBools(a.eq(b), false, true, false);
    assertBools(a.ne(b), true, false, true);
    assertBools(a.lt(b), true, false, false);
    assertBools(a.le(b), true, true, false);
    assertBools(a.gt(b), false, false, true);
    assertBools(a.ge(b), false, true, true);
    assertBools(a.eq(2), false, true, false);
    assertBools(a.ne(2), true, false, true);
    assertBools(a.lt(2), true, false, false);
    assertBools(a.le(2), true, true, false);
    assertBools(a.gt(2), false, false, true);
    assertBools(a.ge(2), false, true, true);
  }

  @Test
  void products_ofVectorsAndMatrices() {
    assertThat(V.dot(W).item()).isEqualTo(-38);
    assertFloats(X.matmul(V), -15, -5);
  }

  @Test
  void reductions_overSomeOrAllAxes() {
    assertFloats(X.sum(), 5);
    assertFloats(X.sum(0), 5, 3, -3);
    assertFloats(X.prod(1), -6, -120);
    assertFloats(X.mean(-1), 2 / 3f, 1);
    assertFloats(X.max(0), 4, 5, 3);
    assertFloats(X.min(), -6);
    assertBools(X.gt(0).any(0), true, true, true);
    assertBools(X.gt(0).all(0), true, false, false);
    assertThat(X.argmax(1).toIntArray()).containsExactly(2, 1);
    assertThat(X.argmin(0).toIntArray()).containsExactly(0, 0, 1);
  }

  @Test
  void shapes_change() {
    assertThat(X.reshape(3, -1).type()).hasToString("f32[3,2]");
    assertFloats(X.ravel(), 1, -2, 3, 4, 5, -6);
    assertFloats(X.transpose(), 1, 4, -2, 5, 3, -6);
    assertThat(X.transpose(0, 1).shape().dims()).containsExactly(2, 3);
    assertThat(X.reshape(1, 6, 1).squeeze(0).type()).hasToString("f32[6,1]");
    assertThat(X.reshape(1, 6, 1).squeeze().type()).hasToString("f32[6]");
    assertThat(X.astype(DType.INT8).toIntArray()).containsExactly(1, -2, 3, 4, 5, -6);
  }

  @Test
  void parts_areTaken() {
    assertFloats(X.get(1), 4, 5, -6);
    assertFloats(X.get(-1, 0), 4);
    assertThatThrownBy(() -> X.get(2))
        .isInstanceOf(ShapeException.class)
        .hasMessage("get: index 2 is out of bounds for axis 0 of f32[2,3]");
    assertThat(X.unstack()).hasSize(2);
    assertFloats(X.unstack().get(1), 4, 5, -6);
  }

  @Test
  void sizes_areThoseOfTheElements() {
    assertThat(X.size()).isEqualTo(6);
    assertThat(X.itemsize()).isEqualTo(4);
    assertThat(X.nbytes()).isEqualTo(24);
    assertThat(Tensor.of(true).nbytes()).isEqualTo(1);
  }

  @Test
  void functions_ofElements_areThoseOfNumpy() {
    Tensor x = Tensor.of(0.5f, 2f);
    Map<Tensor, Tensor> pairs = new LinkedHashMap<>();
    pairs.put(x.exp(), Numpy.exp(x));
    pairs.put(x.expm1(), Numpy.expm1(x));
    pairs.put(x.log(), Numpy.log(x));
    pairs.put(x.log1p(), Numpy.log1p(x));
    pairs.put(x.sqrt(), Numpy.sqrt(x));
    pairs.put(x.square(), Numpy.square(x));
    pairs.put(x.reciprocal(), Numpy.reciprocal(x));
    pairs.put(x.sin(), Numpy.sin(x));
    pairs.put(x.cos(), Numpy.cos(x));
    pairs.put(x.tan(), Numpy.tan(x));
    pairs.put(x.tanh(), Numpy.tanh(x));
    pairs.forEach((own, other) -> assertThat(own).hasToString(other.toString()));
    assertFloats(Tensor.of(4f, 9f).sqrt(), 2, 3);
    assertFloats(Tensor.of(0).exp(), 1);
  }

  @Test
  void rounding_clipping_andParts() {
    Tensor x = Tensor.of(-1.25f, 0f, 2.5f);
    assertFloats(x.sign(), -1, 0, 1);
    assertFloats(x.floor(), -2, 0, 2);
    assertFloats(x.ceil(), -1, 0, 3);
    assertFloats(x.round(), -1, 0, 2);
    assertFloats(x.round(1), -1.2f, 0, 2.5f);
    assertFloats(x.clip(-1, 1), -1, 0, 1);
    assertFloats(x.clip(Tensor.of(1f), Tensor.of(2f)), 1, 1, 2);
    assertFloats(x.clip(0, Tensor.of(2f)), 0, 0, 2);
    assertFloats(x.clip(Tensor.of(0f), 2), 0, 0, 2);
    Tensor z = Tensor.of(new Complex(1, 2));
    assertThat(z.conj().toComplexArray()).containsExactly(new Complex(1, -2));
    assertThat(z.real().item()).isEqualTo(1);
    assertThat(z.imag().item()).isEqualTo(2);
  }

  @Test
  void spreads_overSomeOrAllAxes() {
    Tensor x = Tensor.of(new float[][] {{1, 3}, {2, 6}});
    assertFloats(x.var(), 3.5f);
    assertFloats(x.var(1), 1, 4);
    assertFloats(x.var(Numpy.axis(1), Numpy.ddof(1)), 2, 8);
    assertFloats(x.std(1), 1, 2);
    assertFloats(Tensor.of(1f, 3f).std(), 1);
    assertThat(x.std(Numpy.axis(1), Numpy.keepDims()).shape()).containsExactly(2, 1);
    assertFloats(x.ptp(), 5);
    assertFloats(x.ptp(0), 1, 3);
    assertFloats(x.ptp(Numpy.axis(1)), 2, 4);
    assertFloats(x.trace(), 7);
  }

  @Test
  void shapes_ofOtherForms() {
    assertFloats(X.flatten(), 1, -2, 3, 4, 5, -6);
    assertFloats(X.t(), 1, 4, -2, 5, 3, -6);
    assertThat(X.t().shape()).containsExactly(3, 2);
    assertThat(X.swapaxes(0, 1).toArray()).isEqualTo(X.t().toArray());
    assertThat(X.reshape(Shape.of(3, 2)).toArray())
        .isEqualTo(new float[][] {{1, -2}, {3, 4}, {5, -6}});
    assertFloats(Tensor.of(1f, 2f).repeat(2, 0), 1, 1, 2, 2);
  }

  @Test
  void iterator_givesTheRows() {
    List<float[]> rows = new ArrayList<>();
    for (Tensor row : X) {
      rows.add(row.toFloatArray());
    }
    assertThat(rows).containsExactly(new float[] {1, -2, 3}, new float[] {4, 5, -6});
    X.forEach(row -> assertThat(row.shape()).containsExactly(3));
    assertThat(X.spliterator().tryAdvance(row -> assertFloats(row, 1, -2, 3))).isTrue();
    Iterator<Tensor> none = Numpy.zeros(0, 3).iterator();
    assertThat(none.hasNext()).isFalse();
    assertThatThrownBy(none::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("rows: there are 0 of f32[0,3]");
    assertThatThrownBy(() -> Tensor.of(1f).iterator())
        .isInstanceOf(ShapeException.class)
        .hasMessage("iterator: a scalar has no parts; got f32[]");
    assertThatThrownBy(() -> Tensor.of(1f).unstack())
        .isInstanceOf(ShapeException.class)
        .hasMessage("unstack: a scalar has no parts; got f32[]");
  }

  @Test
  void iterator_ofManyRows_takesThemSomeAtATime() {
    Tensor many = Numpy.arange(250).reshape(250, 1);
    int next = 0;
    for (Tensor row : many) {
      assertThat(row.toIntArray()).containsExactly(next++);
    }
    assertThat(next).isEqualTo(250);
    Iterator<Tensor> rows = many.iterator();
    rows.next();
    many.close();
    assertThat(rows.next().item()).isEqualTo(1);
    for (int i = 2; i < 100; i++) {
      rows.next();
    }
    assertThatThrownBy(rows::next).isInstanceOf(ExecutionException.class);
  }

  @Test
  void iterator_ofTracers_isUnrolled() {
    TensorFn1 horner =
        coefficients -> {
          Tensor value = Tensor.of(0f);
          for (Tensor c : coefficients) {
            value = value.times(2).plus(c);
          }
          return value;
        };
    Tensor coefficients = Tensor.of(1f, 2f, 3f);
    for (TensorFn1 f : List.of(horner, jit(horner))) {
      assertThat(f.apply(coefficients).item()).isEqualTo(11);
      assertFloats(grad(f).apply(coefficients), 4, 2, 1);
      Tensor two = Numpy.stack(List.of(coefficients, coefficients.times(2)), 0);
      assertFloats(vmap(f).apply(two), 11, 22);
    }
    Tensor many = Numpy.ones(130);
    assertThat(jit((Tensor x) -> Numpy.stack(x.unstack(), 0).sum()).apply(many).item())
        .isEqualTo(130);
  }

  @Test
  void tensors_thoughIterable_areLeavesAndElements() {
    assertThat(Tree.leaves(List.of(X, X))).containsExactly(X, X);
    assertThat(Tree.structure(X).describe()).isEqualTo("*");
    assertThat(Numpy.stack(List.of(X, X), 0).shape()).containsExactly(2, 2, 3);
    assertThat(Tensor.of((Object) X)).isSameAs(X);
    assertThatThrownBy(() -> Tensor.of(List.of(X))).isInstanceOf(DTypeException.class);
  }

  // Methods that tensors inherit, from another package: by reference and by reflection.
  @Test
  void inheritedMethods_areAccessible() throws Throwable {
    UnaryOperator<Tensor> sum = Tensor::sum;
    BinaryOperator<Tensor> plus = Tensor::plus;
    Supplier<float[]> floats = X::toFloatArray;
    assertThat(sum.apply(X).item()).isEqualTo(5);
    assertFloats(plus.apply(Tensor.of(1f), Tensor.of(2f)), 3);
    assertThat(floats.get()).hasSize(6);
    Object tanh = Tensor.class.getMethod("tanh").invoke(Tensor.of(0f));
    assertThat(((Tensor) tanh).item()).isEqualTo(0);
    assertThat(
            MethodHandles.publicLookup()
                .findVirtual(Tensor.class, "size", MethodType.methodType(long.class))
                .invoke(X))
        .isEqualTo(6L);
  }
}
