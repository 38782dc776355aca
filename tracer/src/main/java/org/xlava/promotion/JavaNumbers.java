package org.xlava.promotion;

import org.jspecify.annotations.Nullable;
import org.xlava.Complex;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.ir.Literal;

/** Java numbers as tensors: weakly typed scalars, as Python's are in JAX. */
public final class JavaNumbers {
  private JavaNumbers() {}

  /** The literal of a Java number, boolean or {@link Complex}, weak but for booleans. */
  public static Literal literal(@Nullable Object value) {
    return switch (value) {
      case Boolean b -> Literal.of(DType.BOOL, false, b);
      case Double d -> Literal.of(DType.FLOAT64.canonical(), true, d);
      case Float f -> Literal.of(DType.FLOAT64.canonical(), true, f);
      case Complex c -> Literal.of(DType.COMPLEX128.canonical(), true, c);
      case Long n -> integer(n);
      case Integer n -> integer(n);
      case Short n -> integer(n);
      case Byte n -> integer(n);
      case null, default ->
          throw new DTypeException(
              "Tensor.of: needs a Java number, boolean, Complex, array or List; got "
                  + (value == null ? null : value.getClass().getName()));
    };
  }

  private static Literal integer(long n) {
    DType dtype = DType.INT64.canonical();
    if (dtype == DType.INT32 && n != (int) n) {
      throw new DTypeException(
          "Tensor.of: an integer must fit int32 while 64-bit types are off; got "
              + n
              + ". Call Config.enableX64(true), or use a double");
    }
    return Literal.of(dtype, true, n);
  }
}
