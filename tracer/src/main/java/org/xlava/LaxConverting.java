package org.xlava;

import org.xlava.primitive.elementwise.Binary;
import org.xlava.primitive.elementwise.BitcastConvertType;
import org.xlava.primitive.elementwise.ConvertElementType;
import org.xlava.primitive.elementwise.ReducePrecision;
import org.xlava.primitive.elementwise.Unary;
import org.xlava.transform.Trace;

/** The chapter of {@link Lax} on conversions between dtypes. */
abstract class LaxConverting extends LaxComparing {
  LaxConverting() {}

  /**
   * {@code x} cast to {@code dtype}, in its shape. A narrowing cast of integers wraps; the
   * imaginary part goes where {@code dtype} is real.
   */
  public static Tensor convertElementType(Tensor x, DType dtype) {
    return ConvertElementType.apply(x, dtype, false);
  }

  /** {@code x} cast to {@code dtype}, weakly typed or not; see the other form. */
  public static Tensor convertElementType(Tensor x, DType dtype, boolean weak) {
    return ConvertElementType.apply(x, dtype, weak);
  }

  /**
   * The bits of {@code x} as another dtype. A narrower one adds a last dimension, which divides
   * each element; a wider one takes up the last dimension.
   *
   * @throws DTypeException when one is complex and the other isn't, or one is bool
   * @throws ShapeException when the last dimension doesn't make up an element of a wider dtype
   */
  public static Tensor bitcastConvertType(Tensor x, DType dtype) {
    return Trace.bind1(new BitcastConvertType(dtype), x);
  }

  /**
   * {@code x} rounded to a floating-point format of the given widths.
   *
   * @param x floating, of any shape; the result is of its type
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor reducePrecision(Tensor x, int exponentBits, int mantissaBits) {
    return Trace.bind1(new ReducePrecision(exponentBits, mantissaBits), x);
  }

  /**
   * The complex numbers of real part {@code x} and imaginary part {@code y}.
   *
   * @param x floating
   * @param y of the dtype of {@code x}
   * @return complex64, of float64 complex128, in their common shape
   * @throws DTypeException when the dtypes differ or are others
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor complex(Tensor x, Tensor y) {
    return Trace.bind1(Binary.COMPLEX, x, y);
  }

  /**
   * The real part.
   *
   * @param x complex, of any shape; the result has the dtype of its parts
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor real(Tensor x) {
    return Trace.bind1(Unary.REAL, x);
  }

  /**
   * The imaginary part.
   *
   * @param x complex, of any shape; the result has the dtype of its parts
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor imag(Tensor x) {
    return Trace.bind1(Unary.IMAG, x);
  }

  /**
   * The complex conjugate.
   *
   * @param x floating or complex, of any shape; the result is complex
   * @throws DTypeException when {@code x} is of another dtype
   */
  public static Tensor conj(Tensor x) {
    return Trace.bind1(Unary.CONJ, x);
  }
}
