package org.xlava.primitive.elementwise;

import static org.xlava.Lax.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Concrete;
import org.xlava.DType;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Elementwise;
import org.xlava.primitive.Param;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** Casts the elements; the imaginary part goes where the new dtype is real. */
public record ConvertElementType(DType dtype, boolean weak) implements Elementwise {
  /** {@code x} cast, or itself where that is its type. */
  public static Tensor apply(Tensor x, DType dtype, boolean weak) {
    if (x.dtype() == dtype && x.type().weak() == weak) {
      return x;
    }
    return Trace.bind1(new ConvertElementType(dtype, weak), x);
  }

  @Override
  public String operation() {
    return "convert_element_type";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("new_dtype", dtype), new Param("weak_type", weak ? "True" : "False"));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    return new TensorType(dtype, operands[0].shape(), weak);
  }

  @Override
  public Tensor @Nullable [] evaluate(Concrete[] operands) {
    return dtype == operands[0].dtype() ? new Tensor[] {operands[0].withWeak(weak)} : null;
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return dtype.isInexact() && operands[0].dtype().isInexact()
        ? Trace.bind1(this, tangents[0])
        : Zero.of(result.type());
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    TensorType x = operands[0].type();
    return new Tensor[] {convertElementType(cotangent, x.dtype(), x.weak())};
  }
}
