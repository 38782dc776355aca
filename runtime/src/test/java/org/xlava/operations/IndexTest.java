package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Index.ALL;
import static org.xlava.Index.ELLIPSIS;
import static org.xlava.Index.NEW_AXIS;
import static org.xlava.Index.range;
import static org.xlava.Xlava.jit;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xlava.ConcretizationException;
import org.xlava.DTypeException;
import org.xlava.Index;
import org.xlava.IndexMode;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TransformException;

/** Indices as users write them; what they read is in the table of operations. */
class IndexTest {
  private static final Tensor X = Numpy.reshape(Numpy.arange(24), 2, 3, 4);

  // As Kotlin's progressions, which are no collections.
  private static Iterable<Integer> progression(int... values) {
    return () -> IntStream.of(values).iterator();
  }

  @Test
  void get_withoutEntries_isTheTensor() {
    assertThat(X.get()).isSameAs(X);
    assertThat(X.get(ELLIPSIS, ALL, ALL)).isSameAs(X);
  }

  @Test
  void get_progressions_areRanges() {
    assertThat(X.get(progression(0, 1), progression(2, 0), progression(-2, -1)).toIntArray())
        .containsExactly(10, 11, 2, 3, 22, 23, 14, 15);
    // The dimensions stay in their places, as those of an index array wouldn't.
    assertThat(X.get(0, ALL, progression(1)).shape()).containsExactly(3, 1);
    assertThat(X.get(progression()).shape()).containsExactly(0, 3, 4);
  }

  @Test
  void get_unevenProgressions_throw() {
    assertThatThrownBy(() -> X.get(ELLIPSIS, progression(-1, 0, 1)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("its elements must be evenly spaced");
    assertThatThrownBy(() -> X.get(progression(1, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("get: index 2 is out of bounds for axis 0 of i32[2,3,4]");
  }

  @Test
  void get_integersOutOfBounds_throw() {
    assertThatThrownBy(() -> X.get(1, -4))
        .isInstanceOf(ShapeException.class)
        .hasMessage("get: index -4 is out of bounds for axis 1 of i32[2,3,4]");
    assertThatThrownBy(() -> X.get(3_000_000_000L))
        .hasMessage("get: index 3000000000 is out of bounds for axis 0 of i32[2,3,4]");
    assertThatThrownBy(() -> X.get(ALL, new int[] {0, 3}))
        .hasMessage("get: index 3 is out of bounds for axis 1 of i32[2,3,4]");
  }

  @Test
  void get_tooManyEntries_throws() {
    assertThatThrownBy(() -> X.get(0, ALL, range(1, 2), 1))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "get: the index has entries for 4 dimensions of 3; got 0, :, 1:2, 1 for i32[2,3,4]");
    assertThatThrownBy(() -> X.get(ELLIPSIS, 0, ELLIPSIS))
        .hasMessage(
            "get: the index may have one ELLIPSIS; got ELLIPSIS, 0, ELLIPSIS for i32[2,3,4]");
  }

  @Test
  void get_somethingElse_throws() {
    assertThatThrownBy(() -> X.get("a"))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "get: an index consists of integers, ranges, ALL, ELLIPSIS, NEW_AXIS, and tensors or"
                + " Java arrays of integers or booleans; got a (java.lang.String)");
    assertThatThrownBy(() -> X.get(0, null))
        .hasMessageEndingWith("got null: NEW_AXIS is NumPy's None");
    assertThatThrownBy(() -> X.get((Object[]) null)).isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> X.get(List.of(0, 1)))
        .hasMessageEndingWith(
            "got [0, 1] (java.util.ImmutableCollections$List12): an int[] or Tensor.of(list) is an"
                + " index array");
    assertThatThrownBy(() -> X.get(1.0)).isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> X.get(Tensor.of(1.0)))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "get: index tensors must be of integers or bools; got f32[]. Use"
                + " astype(DType.INT32)");
    assertThatThrownBy(() -> X.get(new double[] {1}))
        .hasMessage("get: index arrays must be of integers or booleans; got f32[1]");
  }

  @Test
  void get_emptyArray_isOfIntegers() {
    assertThat(X.get(ALL, new int[0]).shape()).containsExactly(2, 0, 4);
    assertThat(X.get(new Object[] {new int[0][2]}).shape()).containsExactly(0, 0, 3, 4);
  }

  @Test
  void get_masksOfOtherSizes_throw() {
    assertThatThrownBy(() -> X.get(ALL, new boolean[] {true, false}))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "get: a mask must have the sizes of the dimensions that it selects from, [3]; got"
                + " bool[2] for i32[2,3,4]");
  }

  @Test
  void get_tracedMasks_throw() {
    assertThatThrownBy(() -> jit(x -> x.get(x.gt(3))).apply(X))
        .isInstanceOf(ConcretizationException.class)
        .hasMessageStartingWith(
            "get: the shape of the result depends on the values of the mask, of which only the type"
                + " is known; got Traced<bool[2,3,4]>")
        .hasMessageEndingWith(
            "Keep the shape by Numpy.where(mask, x, 0), or use the mask outside of jit and vmap");
  }

  @Test
  void get_arraysThatDontBroadcast_throw() {
    assertThatThrownBy(() -> X.get(new int[] {0, 1}, new int[] {0, 1, 2}))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("get: shapes must broadcast");
  }

  @Test
  void get_computedScalars_areMovedInside() {
    assertThat(X.get(Tensor.of(7), Tensor.of(-9), 0).item()).isEqualTo(12);
  }

  @Test
  void range_prints_asInPython() {
    assertThat(Index.range(1, 7).step(2)).hasToString("1:7:2");
    assertThat(Index.from(-2)).hasToString("-2:");
    assertThat(ALL).hasToString(":");
    assertThatThrownBy(() -> ALL.step(0))
        .isInstanceOf(ShapeException.class)
        .hasMessage("Index: a range's step must not be 0; got ::0");
  }

  @Test
  void range_extremes_dontOverflow() {
    Tensor v = Numpy.arange(5);
    assertThat(v.get(ALL.step(Integer.MIN_VALUE)).toIntArray()).containsExactly(4);
    assertThat(
            v.get(range(Integer.MIN_VALUE, Integer.MAX_VALUE).step(Integer.MAX_VALUE)).toIntArray())
        .containsExactly(0);
  }

  @Test
  void take_options_areChecked() {
    Tensor i = Tensor.of(new int[] {0});
    assertThatThrownBy(() -> Numpy.take(X, Tensor.of(new float[] {0})))
        .isInstanceOf(DTypeException.class)
        .hasMessage("take: indices must be integers; got f32[1]");
    assertThatThrownBy(() -> Numpy.take(Numpy.zeros(0, 2), i, 0))
        .isInstanceOf(ShapeException.class)
        .hasMessage("take: there must be elements to take along axis 0; got f32[0,2]");
    assertThatThrownBy(() -> Numpy.take(X, i, IndexMode.DROP))
        .isInstanceOf(TransformException.class)
        .hasMessage("take: mode DROP is for updates; got it for a function that reads. Use FILL");
    assertThatThrownBy(() -> Numpy.take(X, i, IndexMode.CLIP, IndexMode.WRAP))
        .hasMessageContaining("each at most once");
    assertThatThrownBy(() -> Numpy.fillValue("0"))
        .isInstanceOf(DTypeException.class)
        .hasMessage("fillValue: must be a Java number or boolean; got 0");
  }

  @Test
  void take_hints_changeNothing() {
    Tensor i = Tensor.of(0, 2);
    assertThat(Numpy.take(X, i, 1, Numpy.indicesAreSorted(), Numpy.uniqueIndices()).toIntArray())
        .isEqualTo(X.get(ALL, i).toIntArray());
  }

  @Test
  void newAxis_ofAScalar_isAVector() {
    assertThat(Tensor.of(2).get(NEW_AXIS, ELLIPSIS, NEW_AXIS).shape()).containsExactly(1, 1);
  }

  @Test
  void dynamicSlice_negativeStarts_countFromTheEnd() {
    Tensor x = Numpy.arange(10);
    TensorFn1 last = i -> Lax.dynamicSlice(x, new Tensor[] {i}, Shape.of(2));
    assertThat(last.apply(-4).toIntArray()).containsExactly(6, 7);
    assertThat(jit(last).apply(-4).toIntArray()).containsExactly(6, 7);
    assertThat(last.apply(-40).toIntArray()).containsExactly(0, 1);
    TensorFn1 updated = i -> Lax.dynamicUpdateSlice(x, Tensor.of(new int[] {-1}), new Tensor[] {i});
    assertThat(jit(updated).apply(-1).get(-1).intValue()).isEqualTo(-1);
  }

  @Test
  void get_booleanScalars_selectAllOrNothing() {
    assertThat(X.get(Tensor.of(true)).shape()).containsExactly(1, 2, 3, 4);
    assertThat(X.get(1, Tensor.of(false)).shape()).containsExactly(0, 3, 4);
    assertThat(X.get(X.sum().gt(1000)).sum().item()).isZero();
    assertThatThrownBy(() -> jit(x -> x.get(x.sum().gt(3))).apply(X))
        .isInstanceOf(ConcretizationException.class);
  }

  // NumPy's rule: arrays that an ellipsis separates come first, if it stands for something or not.
  @Test
  void get_anEllipsisOfNothing_separatesArrays() {
    int[] i = {0, 1, 2};
    assertThat(X.get(ALL, i, ELLIPSIS, i).shape()).containsExactly(3, 2);
    assertThat(X.get(ALL, i, i, ELLIPSIS).shape()).containsExactly(2, 3);
    assertThat(X.get(1, ELLIPSIS, ALL, i).shape()).containsExactly(3, 3);
  }

  @Test
  void get_nothingOfNothing_isEmpty() {
    Tensor none = Numpy.zeros(3, 0);
    assertThat(none.get(ALL, new boolean[0]).shape()).containsExactly(3, 0);
    assertThat(none.get(ALL, new int[0]).shape()).containsExactly(3, 0);
    assertThat(none.get((Object) Numpy.greater(none, 0)).shape()).containsExactly(0);
    assertThat(Numpy.take(none, Tensor.of(new int[0]), 1).shape()).containsExactly(3, 0);
    assertThatThrownBy(() -> none.get(ALL, Tensor.of(new int[] {0})))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "get: indices must be of elements; got some for the dimensions [1] of f32[3,0], which"
                + " has none");
  }

  @Test
  void roll_farthest_goesTheRightWay() {
    assertThat(Numpy.roll(Numpy.arange(7), Integer.MIN_VALUE).toIntArray())
        .containsExactly(2, 3, 4, 5, 6, 0, 1);
  }
}
