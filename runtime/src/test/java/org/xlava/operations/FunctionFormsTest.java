package org.xlava.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xlava.Config;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Lax;
import org.xlava.Numpy;
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
    assertThatThrownBy(
            () -> Lax.fft(Numpy.ones(4).astype(DType.FLOAT16), Kind.RFFT, List.of(4)))
        .isInstanceOf(DTypeException.class)
        .hasMessage("fft: operand of RFFT must be float32 or float64; got f16[4]");
    assertThat(Lax.fft(Tensor.of(2f), Kind.FFT, List.of()))
        .hasToString("Tensor(2.+0.j, dtype=complex64)");
    assertThat(
            Config.withX64(true, () -> Lax.fft(Tensor.of(1L, 1L), Kind.FFT, List.of(2)).dtype()))
        .isEqualTo(DType.COMPLEX128);
  }
}
