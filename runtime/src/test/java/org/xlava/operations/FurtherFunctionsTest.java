package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Lax;
import org.xlava.Nn;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;

/** Functions that no table has: other names, and forms of those that tables have. */
class FurtherFunctionsTest {
  private static final Tensor X = Tensor.of(new float[][] {{1, -2, 3}, {4, 5, -6}});

  @Test
  void numpy_astype_casts() {
    assertThat(Numpy.astype(Tensor.of(1.7f, -1.7f, 0f), DType.INT32).toIntArray())
        .containsExactly(1, -1, 0);
    assertThat(Numpy.astype(Tensor.of(0.5f, 0f), DType.BOOL).toBooleanArray())
        .containsExactly(true, false);
    assertThat(Numpy.astype(Tensor.of(1f), DType.FLOAT64).dtype()).isEqualTo(DType.FLOAT32);
  }

  @Test
  void numpy_fix_roundsTowardsZero() {
    assertThat(Numpy.fix(Tensor.of(1.7f, -1.7f)).toFloatArray()).containsExactly(1, -1);
  }

  @Test
  void numpy_index_takesParts() {
    assertThat(Numpy.index(X, -1).toFloatArray()).containsExactly(4, 5, -6);
    assertThat(Numpy.index(X, 0, 2).item()).isEqualTo(3);
  }

  @Test
  void nn_hardSiluAndSwish_areOtherNames() {
    Tensor x = Tensor.of(-4f, -1f, 0f, 1f, 4f);
    assertThat(Nn.hardSilu(x).toFloatArray()).isEqualTo(Nn.hardSwish(x).toFloatArray());
    assertThat(Nn.hardSilu(x).toFloatArray()).containsExactly(-0f, -1 / 3f, 0, 2 / 3f, 4);
    assertThat(Nn.swish(x).toFloatArray()).isEqualTo(Nn.silu(x).toFloatArray());
  }

  @Test
  void lax_broadcastTo_alignsAtTheLastDimension() {
    assertThat(Lax.broadcastTo(Tensor.of(1f, 2f), Shape.of(2, 2)).toFloatArray())
        .containsExactly(1, 2, 1, 2);
    assertThatThrownBy(() -> Lax.broadcastTo(X, Shape.of(3))).isInstanceOf(ShapeException.class);
  }

  @Test
  void lax_expandDims_addsOne() {
    assertThat(Lax.expandDims(X, 1).type()).hasToString("f32[2,1,3]");
    assertThat(Lax.expandDims(X, -1).type()).hasToString("f32[2,3,1]");
    assertThatThrownBy(() -> Lax.expandDims(X, 3)).isInstanceOf(ShapeException.class);
  }

  @Test
  void lax_fullAndConstant_haveTheType() {
    Tensor full = Lax.full(TensorType.of(DType.INT8, 2), 300);
    assertThat(full).hasToString("Tensor([44, 44], dtype=int8)");
    assertThat(Lax.fullLike(X, 2.5).toFloatArray()).hasSize(6).containsOnly(2.5f);
    assertThat(Lax.constant(X, 2)).hasToString("Tensor(2., dtype=float32)");
    assertThat(Lax.constant(Tensor.of(1), 2).type().weak()).isTrue();
    assertThat(Lax.literal(2)).hasToString("Tensor(2, dtype=int32, weak_type=True)");
    assertThatThrownBy(() -> Lax.literal("2")).isInstanceOf(DTypeException.class);
  }

  @Test
  void lax_select_takesTheSecondWhereTrue() {
    Tensor chosen = Lax.select(Tensor.of(true, false), Tensor.of(1f, 2f), Tensor.of(3f, 4f));
    assertThat(chosen.toFloatArray()).containsExactly(1, 4);
  }

  @Test
  void lax_sliceInDim_keepsTheOthers() {
    assertThat(Lax.sliceInDim(X, 0, 3, 2, -1).toFloatArray()).containsExactly(1, 3, 4, -6);
    assertThatThrownBy(() -> Lax.sliceInDim(X, 0, 4, 1, 1)).isInstanceOf(ShapeException.class);
  }

  @Test
  void lax_sumTo_isTheTransposeOfBroadcastTo() {
    assertThat(Lax.sumTo(X, Shape.of(3)).toFloatArray()).containsExactly(5, 3, -3);
    assertThat(Lax.sumTo(X, Shape.of(2, 1)).toFloatArray()).containsExactly(2, 3);
    assertThat(Lax.sumTo(X, X.shape())).isSameAs(X);
  }

  @Test
  void lax_sort_ofOneOperand() {
    assertThat(Lax.sort(X, -1).toFloatArray()).containsExactly(-2, 1, 3, -6, 4, 5);
    assertThat(Lax.sort(List.of(X), 0, true, 1).getFirst().toFloatArray())
        .containsExactly(1, -2, -6, 4, 5, 3);
  }
}
