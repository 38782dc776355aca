package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Numpy.axis;
import static org.xlava.Numpy.ddof;
import static org.xlava.Numpy.initial;
import static org.xlava.Numpy.keepDims;
import static org.xlava.Numpy.where;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Nn;
import org.xlava.Numpy;
import org.xlava.ReductionOption;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TransformException;

/** What reductions are told by options. Numbers are NumPy's. */
class ReductionOptionsTest {
  private static final Tensor X = Tensor.of(new float[][] {{1, 2, 4}, {8, 16, 32}});
  private static final Tensor MASK =
      Tensor.of(new boolean[][] {{true, false, true}, {false, false, true}});

  @Test
  void axes_inAnyOrderOfOptions_stay() {
    assertThat(Numpy.sum(X, axis(1), keepDims()).shape()).isEqualTo(List.of(2, 1));
    assertThat(X.sum(keepDims(), axis(0)).shape()).isEqualTo(List.of(1, 3));
    assertThat(X.sum(axis(0, -1)).item()).isEqualTo(63f);
    assertThat(X.max(keepDims()).shape()).isEqualTo(List.of(1, 1));
  }

  @Test
  void noAxis_reducesAll_andNoneOfThem_nothing() {
    assertThat(X.sum().item()).isEqualTo(63f);
    assertThat(X.sum(new int[0]).item()).isEqualTo(63f);
    assertThat(X.sum(new ReductionOption[0]).item()).isEqualTo(63f);
    assertThat(X.sum(axis()).shape()).isEqualTo(List.of(2, 3));
  }

  @Test
  void where_leavesElementsOut() {
    assertThat(Numpy.sum(X, where(MASK)).item()).isEqualTo(37f);
    assertThat(Numpy.prod(X, axis(1), where(MASK)).toFloatArray()).containsExactly(4, 32);
    assertThat(Numpy.sum(X.astype(DType.INT32), where(MASK)).item()).isEqualTo(37);
    assertThat(Numpy.any(X, axis(0), where(MASK)).toBooleanArray())
        .containsExactly(true, false, true);
    assertThat(Numpy.all(X.minus(1), axis(1), where(MASK)).toBooleanArray())
        .containsExactly(false, true);
    assertThat(Numpy.mean(X, axis(1), where(MASK)).toFloatArray()).containsExactly(2.5f, 32);
  }

  @Test
  void where_ofVariance_countsThoseThatTakePart() {
    assertThat(Numpy.var(X, axis(1), where(MASK)).toFloatArray()).containsExactly(2.25f, 0);
    assertThat(Numpy.var(X, axis(1), where(MASK), ddof(1)).toFloatArray())
        .containsExactly(4.5f, Float.NaN);
    assertThat(Numpy.std(X, axis(1), where(MASK)).toFloatArray()).containsExactly(1.5f, 0);
  }

  @Test
  void initial_isCombinedWithElements() {
    assertThat(Numpy.sum(X, initial(0.5)).item()).isEqualTo(63.5f);
    assertThat(Numpy.prod(X, axis(1), initial(2)).toFloatArray()).containsExactly(16, 8192);
    assertThat(Numpy.max(X, axis(1), initial(5)).toFloatArray()).containsExactly(5, 32);
    assertThat(Numpy.min(Numpy.zeros(0), initial(Tensor.of(7))).item()).isEqualTo(7f);
  }

  @Test
  void positions_alongOneAxis_orAll() {
    assertThat(X.argmax(axis(1), keepDims()).shape()).isEqualTo(List.of(2, 1));
    assertThat(Numpy.argmax(X, keepDims()).shape()).isEqualTo(List.of(1, 1));
    assertThat(X.argmin().item()).isEqualTo(0);
    Tensor cube = Numpy.zeros(2, 2, 2);
    assertThatThrownBy(() -> Numpy.argmax(cube, axis(0, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("argmax: needs one axis, or all; got [0, 1] for f32[2,2,2]");
  }

  @Test
  void options_thatAreOthersOrRepeated_areRefused() {
    assertThatThrownBy(() -> Numpy.max(X, where(MASK)))
        .isInstanceOf(TransformException.class)
        .hasMessageStartingWith(
            "max: options must be axis, keepDims and initial, each at most once; got [Where[");
    assertThatThrownBy(() -> Numpy.sum(X, axis(0), axis(1)))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "sum: options must be axis, keepDims, where, initial and dtype, each at most once; got"
                + " [Axis[axes=[0]], Axis[axes=[1]]]");
    assertThatThrownBy(() -> Numpy.sum(X, (ReductionOption) null))
        .isInstanceOf(TransformException.class)
        .hasMessageEndingWith("each at most once; got [null]");
    assertThatThrownBy(() -> Nn.softmax(X, keepDims()))
        .isInstanceOf(TransformException.class)
        .hasMessage("softmax: options must be axis and where, each at most once; got [KeepDims[]]");
    assertThatThrownBy(() -> Nn.standardize(X, Nn.epsilon(1), Nn.epsilon(2)))
        .isInstanceOf(TransformException.class)
        .hasMessageStartingWith(
            "standardize: options must be axis, where, givenMean, givenVariance and epsilon,");
  }

  @Test
  void masksAndInitialValues_thatDontFit_areRefused() {
    assertThatThrownBy(() -> where(X))
        .isInstanceOf(DTypeException.class)
        .hasMessage("where: the mask must be bool; got f32[2,3]");
    assertThatThrownBy(() -> initial(X))
        .isInstanceOf(ShapeException.class)
        .hasMessage("initial: must be a scalar; got f32[2,3]");
    Tensor row = X.get(0);
    assertThatThrownBy(() -> Numpy.sum(row, where(MASK)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "sum: the mask of where must broadcast to the operand; got bool[2,3] for f32[3]");
    assertThatThrownBy(() -> axis((int[]) null))
        .isInstanceOf(ShapeException.class)
        .hasMessage("axis: needs axes; got null. Leave it out for all axes");
  }
}
