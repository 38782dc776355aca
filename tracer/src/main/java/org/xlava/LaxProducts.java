package org.xlava;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.primitive.fft.FourierTransform;
import org.xlava.primitive.linalg.DotGeneral;
import org.xlava.promotion.Casts;
import org.xlava.transform.Trace;

/** The chapter of {@link Lax} on contractions and transforms. */
abstract class LaxProducts extends LaxSorting {
  LaxProducts() {}

  /**
   * The general contraction: the sum of products over the contracting dimensions, for each index of
   * the batch dimensions.
   *
   * @param lhs of any dtype
   * @param rhs of any dtype, and of equal sizes in the contracting and batch dimensions
   * @param precision how exactly a device is to compute that has faster, less exact units
   * @param preferred the dtype to accumulate in and give, or null for the more exact of the
   *     operands'
   * @return the batch dimensions, the others of {@code lhs}, the others of {@code rhs}
   * @throws ShapeException when the dimensions don't match
   */
  public static Tensor dotGeneral(
      Tensor lhs,
      Tensor rhs,
      DotGeneral.Dims dims,
      DotGeneral.Precision precision,
      @Nullable DType preferred) {
    return Trace.bind1(new DotGeneral(dims, precision, preferred), lhs, rhs);
  }

  /**
   * The discrete Fourier transform of the last dimensions of {@code x}, one to three, of the sizes
   * {@code lengths}; of none {@code x} itself. FFT and IFFT give complex tensors; RFFT takes a real
   * one and gives {@code length / 2 + 1} elements along the last dimension, and IRFFT is its
   * inverse. Operands of other dtypes are cast to one that the transform takes: integers and
   * booleans to floating point, and for all but RFFT real ones to complex. The forward transforms
   * are not scaled; the inverse ones divide by the number of elements.
   *
   * @throws ShapeException when the last dimensions of {@code x} are others
   * @throws DTypeException for RFFT of complex numbers and of floats of 16 bits
   */
  public static Tensor fft(Tensor x, FourierTransform.Kind kind, List<Integer> lengths) {
    Tensor operand = kind == FourierTransform.Kind.RFFT ? Casts.inexact(x) : Casts.complex(x);
    return lengths.isEmpty() ? operand : Trace.bind1(new FourierTransform(kind, lengths), operand);
  }
}
