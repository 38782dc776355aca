package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xlava.Xlava.jit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Key;
import org.xlava.Lax;
import org.xlava.Nn;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.TransformException;
import org.xlava.primitive.fft.FourierTransform.Kind;

/** Functions in the forms that the tables have no rows for; values are JAX's. */
class FunctionFormsTest {
  private static final Tensor SQUARE = Tensor.of(new float[][] {{1, 2}, {3, 4}});

  @Test
  void pad_perAxis_withConstants() {
    int[][] widths = {{1, 2}, {0, 1}};
    assertThat(Numpy.pad(SQUARE, widths).toArray())
        .isEqualTo(new float[][] {{0, 0, 0}, {1, 2, 0}, {3, 4, 0}, {0, 0, 0}, {0, 0, 0}});
    assertThat(Numpy.pad(SQUARE, new int[][] {{0, 1}}, Numpy.constantValues(9)).toArray())
        .isEqualTo(new float[][] {{1, 2, 9}, {3, 4, 9}, {9, 9, 9}});
    Number[][] each = {{5, 6}, {7, 8}};
    assertThat(Numpy.pad(SQUARE, widths, Numpy.constantValues(each)).toArray())
        .isEqualTo(new float[][] {{5, 5, 8}, {1, 2, 8}, {3, 4, 8}, {6, 6, 8}, {6, 6, 8}});
    Number[][] all = {{5, 6}};
    assertThat(Numpy.pad(Tensor.of(1, 2), new int[][] {{1, 1}}, Numpy.constantValues(all)))
        .hasToString("Tensor([5, 1, 2, 6], dtype=int32)");
    assertThat(Numpy.pad(Tensor.of(1), new int[0][], Numpy.constantValues(2)).item()).isEqualTo(1);
    assertThatThrownBy(
            () -> Numpy.pad(SQUARE, widths, Numpy.constantValues(1), Numpy.constantValues(2)))
        .isInstanceOf(TransformException.class)
        .hasMessageStartingWith("pad: options must be constantValues, each at most once; got [");
  }

  @Test
  void fft_ofOtherDtypes_promotes() {
    for (DType dtype : List.of(DType.BOOL, DType.INT32, DType.FLOAT16, DType.FLOAT32)) {
      Tensor ones = Numpy.ones(4).astype(dtype);
      assertThat(Lax.fft(ones, Kind.FFT, List.of(4)))
          .hasToString("Tensor([4.+0.j, 0.+0.j, 0.+0.j, 0.+0.j], dtype=complex64)");
      assertThat(Lax.fft(ones, Kind.IFFT, List.of(4)).dtype()).isEqualTo(DType.COMPLEX64);
      assertThat(Lax.fft(Numpy.ones(3).astype(dtype), Kind.IRFFT, List.of(4)))
          .hasToString("Tensor([1., 0., 0., 0.], dtype=float32)");
    }
    assertThat(Lax.fft(Tensor.of(1, 1), Kind.RFFT, List.of(2)))
        .hasToString("Tensor([2.+0.j, 0.+0.j], dtype=complex64)");
    assertThatThrownBy(() -> Lax.fft(Numpy.ones(4).astype(DType.FLOAT16), Kind.RFFT, List.of(4)))
        .isInstanceOf(DTypeException.class)
        .hasMessage("fft: operand of RFFT must be float32 or float64; got f16[4]");
    assertThat(Lax.fft(Tensor.of(2f), Kind.FFT, List.of()))
        .hasToString("Tensor(2.+0.j, dtype=complex64)");
    assertThat(Config.withX64(true, () -> Lax.fft(Tensor.of(1L, 1L), Kind.FFT, List.of(2)).dtype()))
        .isEqualTo(DType.COMPLEX128);
  }

  private static void assertText(String text, Tensor x) {
    assertThat(x).hasToString("Tensor(" + text + ")");
  }

  @Test
  void shapes_standWhereSizesDo() {
    Shape shape = Shape.of(1, 2);
    assertText("[[0., 0.]], dtype=float32", Numpy.zeros(shape));
    assertText("[[1., 1.]], dtype=float32", Numpy.ones(shape));
    assertText("[[5, 6]], dtype=int32", Numpy.reshape(Tensor.of(5, 6), shape));
    assertText("[[5, 6]], dtype=int32", Numpy.broadcastTo(Tensor.of(5, 6), shape));
    Key key = Key.of(0);
    assertThat(key.normal(shape).toArray()).isEqualTo(key.normal(1, 2).toArray());
    assertThat(key.uniform(shape).toArray()).isEqualTo(key.uniform(1, 2).toArray());
    assertThat(key.bernoulli(0.5, shape).toArray()).isEqualTo(key.bernoulli(0.5, 1, 2).toArray());
  }

  @Test
  void creating_inADtype() {
    Shape two = Shape.of(2);
    assertText("[0, 0], dtype=int32", Numpy.zeros(two, DType.INT32));
    assertText("[ True,  True], dtype=bool", Numpy.ones(two, DType.BOOL));
    assertText("[2, 2], dtype=int32", Numpy.full(two, 2.7, DType.INT32));
    assertText("[2, 2], dtype=int32, weak_type=True", Numpy.full(two, 2));
    Tensor x = Tensor.of(1.5f);
    assertText("2, dtype=int8", Numpy.fullLike(x, 2, DType.INT8));
    assertText("1, dtype=int32", Numpy.fullLike(x, 1.5, DType.INT64));
    assertText("1., dtype=float32, weak_type=True", jit(Numpy::onesLike).apply(x));
    assertText("[0., 1.], dtype=float16", Numpy.arange(2, DType.FLOAT16));
    assertText("[1, 2], dtype=int8", Numpy.arange(1, 3, DType.INT8));
    assertText("[2., 5.], dtype=float16", Numpy.arange(2, 8, 3, DType.FLOAT16));
    assertText("[0, 0.25, 0.5, 0.75], dtype=bfloat16", Numpy.arange(0.0, 1, 0.25, DType.BFLOAT16));
    assertText("[-1, -1,  0,  1,  2], dtype=int32", Numpy.linspace(-1, 2, 5, DType.INT32));
    assertText("[0. , 0.5, 1. ], dtype=float16", Numpy.linspace(0, 1, 3, DType.FLOAT16));
    assertText("[  1,  10, 100], dtype=int32", Numpy.logspace(0, 2, 3, DType.INT32));
    assertThat(Numpy.eye(2, DType.INT32).toArray()).isEqualTo(new int[][] {{1, 0}, {0, 1}});
    assertThat(Numpy.eye(1, 2, 1, DType.INT32).toArray()).isEqualTo(new int[][] {{0, 1}});
    assertThat(Numpy.tri(1, 2, 0, DType.INT8).toArray()).isEqualTo(new byte[][] {{1, 0}});
    assertThat(Nn.oneHot(Tensor.of(1), 2, DType.INT32).toIntArray()).containsExactly(0, 1);
    assertThatThrownBy(() -> Numpy.zeros(two, DType.INT32, DType.INT8))
        .isInstanceOf(TransformException.class)
        .hasMessage("zeros: options must be dtype, each at most once; got [int32, int8]");
  }

  @Test
  void joining_inADtype() {
    List<Tensor> vectors = List.of(Tensor.of(1.5f, 2f), Tensor.of(3, 4));
    assertText("[1, 2, 3, 4], dtype=int32", Numpy.concatenate(vectors, 0, DType.INT32));
    assertThat(Numpy.stack(vectors, 0, DType.INT32).toArray())
        .isEqualTo(new int[][] {{1, 2}, {3, 4}});
    assertThat(jit(Numpy::vstack).apply(vectors).toArray())
        .isEqualTo(new float[][] {{1.5f, 2}, {3, 4}});
  }

  @Test
  void drawing_inADtype() {
    Key key = Key.of(0);
    Shape two = Shape.of(2);
    assertText("[4070199207, 4202968722], dtype=uint32", key.bits(two));
    assertText("[167, 146], dtype=uint8", key.bits(two, DType.UINT8));
    assertText("[3.895334 , 3.9571598], dtype=float32", key.uniform(two, 2, 4));
    assertText("[0.947667 , 0.9785799], dtype=float32", key.uniform(two));
    assertText("[-0.4937, -0.7954], dtype=float16", key.normal(two, DType.FLOAT16));
    assertText("[2.950128 , 3.8434246], dtype=float32", key.exponential(two));
    assertText("[2.9233725, 3.8326178], dtype=float32", key.gumbel(two));
  }

  @Test
  void reducing_inADtype() {
    Tensor x = Tensor.of(new float[][] {{1, 3}, {2, 6}});
    Tensor bytes = Tensor.of(new byte[] {100, 100});
    assertText("-56, dtype=int8", bytes.sum(DType.INT8));
    Tensor truths = x.gt(2);
    assertText("True, dtype=bool", Numpy.sum(truths, DType.BOOL));
    assertText("False, dtype=bool", Numpy.prod(truths, DType.BOOL));
    assertText("True, dtype=bool", Numpy.sum(truths, DType.BOOL, Numpy.initial(1)));
    assertText("[3., 9.], dtype=float16", x.sum(Numpy.axis(0), DType.FLOAT16));
    assertText("2.048e+03, dtype=float16", Tensor.of(2049f, 0.5f).sum(DType.FLOAT16));
    assertText("36, dtype=int32", x.prod(DType.INT64));
    assertText("3, dtype=int32", x.mean(DType.INT32));
    assertText("100., dtype=float16", bytes.mean(DType.FLOAT16));
    assertText("0.5, dtype=bfloat16", truths.mean(DType.BFLOAT16));
    assertText("3.5, dtype=float16", x.var(DType.FLOAT16));
    assertText("3.5+0.j, dtype=complex64", x.var(DType.COMPLEX64));
    assertText("[1, 2], dtype=bfloat16", x.std(Numpy.axis(1), DType.BFLOAT16));
    assertThatThrownBy(() -> x.std(DType.INT32))
        .isInstanceOf(DTypeException.class)
        .hasMessage(
            "std: the dtype must be floating, or complex for complex numbers; got int32 for"
                + " f32[2,2]");
    assertThatThrownBy(() -> x.max(DType.INT32))
        .isInstanceOf(TransformException.class)
        .hasMessage(
            "max: options must be axis, keepDims and initial, each at most once; got [int32]");
  }
}
