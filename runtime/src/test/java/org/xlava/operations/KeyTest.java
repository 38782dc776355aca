package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Key;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;

/** The functions of {@link Key} for the seed 42; values are JAX's. */
class KeyTest {
  private static final Key KEY = Key.of(42);
  private static final Shape THREE = Shape.of(3);

  private static void assertClose(Tensor got, double... want) {
    assertThat(got.toDoubleArray()).containsExactly(want, within(2e-6));
  }

  @Test
  void of_seeds_areTheLowBits() {
    assertThat(KEY.data().toLongArray()).containsExactly(0, 42);
    assertThat(Key.of(Tensor.of(42)).data().toLongArray()).containsExactly(0, 42);
  }

  @Test
  void of_whatIsNoIntegerScalar_throws() {
    assertThatThrownBy(() -> Key.of(Tensor.of(1, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("Key.of: the seed must be an integer scalar; got i32[2]");
    assertThatThrownBy(() -> KEY.foldIn(Tensor.of(0.5)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("foldIn: the number must be an integer scalar; got f32[]");
    assertThatThrownBy(() -> KEY.split(-1)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> KEY.uniform(-1)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> KEY.permutation(-1)).isInstanceOf(ShapeException.class);
  }

  @Test
  void data_ofAnotherType_throws() {
    assertThatThrownBy(() -> new Key(Tensor.of(1, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("key: the data must be uint32 with a last dimension of 2; got i32[2]");
  }

  @Test
  void split_givesKeys_splitBatch_theSameAsOne() {
    List<Key> keys = KEY.split(2);
    assertThat(keys.get(0).data().toLongArray()).containsExactly(1832780943L, 270669613L);
    assertThat(keys.get(1).data().toLongArray()).containsExactly(64467757L, 2916123636L);
    assertThat(KEY.splitBatch(2).data().toLongArray())
        .containsExactly(1832780943L, 270669613L, 64467757L, 2916123636L);
  }

  @Test
  void foldIn_numbersAndTensors_areTheSame() {
    long[] want = {2547012911L, 1371500959L};
    assertThat(KEY.foldIn(7).data().toLongArray()).containsExactly(want);
    assertThat(KEY.foldIn(Tensor.of(7)).data().toLongArray()).containsExactly(want);
  }

  @Test
  void bits_areTheGenerators() {
    assertThat(KEY.bits(THREE, DType.UINT32).toLongArray())
        .containsExactly(2098992034L, 2919706841L, 2646866425L);
    assertThat(KEY.bits(THREE, DType.UINT8).toIntArray()).containsExactly(162, 217, 249);
    assertThatThrownBy(() -> KEY.bits(THREE, DType.INT32))
        .isInstanceOf(DTypeException.class)
        .hasMessage("bits: needs an unsigned dtype; got int32");
  }

  @Test
  void uniform_fillsTheMantissa() {
    assertThat(KEY.uniform(3).toFloatArray())
        .containsExactly(0.48870956897735596f, 0.6797971725463867f, 0.6162714958190918f);
    assertThat(KEY.uniform(THREE, DType.FLOAT16, 0, 1).toFloatArray())
        .containsExactly(0.076171875f, 0.1904296875f, 0.9755859375f);
    assertThat(KEY.uniform(THREE, DType.BFLOAT16, 0, 1).toFloatArray())
        .containsExactly(0.6328125f, 0.84375f, 0.96875f);
    assertClose(
        KEY.uniform(THREE, DType.FLOAT32, -2, 5),
        1.4209669828414917,
        2.758580207824707,
        2.3139004707336426);
    assertThatThrownBy(() -> KEY.normal(THREE, DType.INT32))
        .isInstanceOf(DTypeException.class)
        .hasMessage("normal: needs a floating dtype; got int32");
    assertThatThrownBy(() -> KEY.categorical(Tensor.of(1f))).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> KEY.categorical(Tensor.of(1, 2)))
        .isInstanceOf(DTypeException.class)
        .hasMessage("categorical: needs a floating dtype; got int32");
    assertThatThrownBy(() -> KEY.uniform(THREE, DType.INT32, 0, 1))
        .isInstanceOf(DTypeException.class)
        .hasMessage("uniform: needs a floating dtype; got int32");
  }

  @Test
  void normal_startsNextToMinusOne() {
    assertClose(KEY.normal(3), -0.02830461598932743, 0.4671318531036377, 0.2957029640674591);
    assertThat(KEY.normal(THREE, DType.FLOAT16).toFloatArray())
        .containsExactly(-1.4296875f, -0.87548828125f, 1.974609375f);
    assertThat(KEY.normal(THREE, DType.BFLOAT16).toFloatArray())
        .containsExactly(0.34375f, 1.015625f, 1.890625f);
  }

  @Test
  void exponential_andGumbel_areLogarithms() {
    assertClose(
        KEY.exponential(THREE, DType.FLOAT32),
        0.670817494392395,
        1.1388006210327148,
        0.9578199982643127);
    assertClose(
        KEY.gumbel(THREE, DType.FLOAT32),
        0.3340933918952942,
        0.952019453048706,
        0.7255305647850037);
    assertThat(KEY.gumbel(THREE, DType.FLOAT16).toFloatArray())
        .containsExactly(-0.9453125f, -0.505859375f, 3.69921875f);
  }

  @Test
  void bernoulli_andCategorical_choose() {
    assertThat(KEY.bernoulli(0.3, 8).toBooleanArray())
        .containsExactly(false, false, false, false, false, false, true, false);
    double[][] weights = {{.1, .2, .7}, {.5, .25, .25}, {.3, .3, .4}};
    Tensor logits = org.xlava.Numpy.log(Tensor.of(weights));
    assertThat(KEY.categorical(logits).toIntArray()).containsExactly(2, 0, 1);
  }

  @Test
  void permutation_hasEachNumberOnce() {
    assertThat(KEY.permutation(8).toIntArray()).containsExactly(7, 4, 2, 5, 3, 6, 0, 1);
    assertThat(KEY.permutation(0).toIntArray()).isEmpty();
  }
}
