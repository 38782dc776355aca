package org.xlava.array;

import java.util.function.UnaryOperator;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Tensor;

/** The parts of complex numbers; real ones have an imaginary part of zero. */
public final class ComplexParts {
  private ComplexParts() {}

  public static Tensor real(Tensor x) {
    return x.dtype().isComplex() ? Lax.real(x) : x;
  }

  public static Tensor imag(Tensor x) {
    return x.dtype().isComplex() ? Lax.imag(x) : Lax.fullLike(x, 0);
  }

  public static Tensor conjugate(Tensor x) {
    return x.dtype().isComplex() ? Lax.conj(x) : x;
  }

  /** The angle with the positive real axis, in radians. */
  public static Tensor angle(Tensor x) {
    Tensor re = real(x);
    Tensor im = imag(x);
    boolean widened = !re.dtype().isFloating() || x.dtype().isFloating() && x.rank() == 0;
    DType dtype = widened ? DType.FLOAT64.canonical() : re.dtype();
    return widened
        ? Lax.atan2(Lax.convertElementType(im, dtype), Lax.convertElementType(re, dtype))
        : Lax.atan2(im, re);
  }

  /** {@code f} of a real tensor, or of the parts of a complex one. */
  static Tensor each(Tensor x, UnaryOperator<Tensor> f) {
    return x.dtype().isComplex()
        ? Lax.complex(f.apply(Lax.real(x)), f.apply(Lax.imag(x)))
        : f.apply(x);
  }
}
