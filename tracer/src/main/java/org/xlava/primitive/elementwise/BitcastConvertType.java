package org.xlava.primitive.elementwise;

import java.util.List;
import org.xlava.DType;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Param;
import org.xlava.primitive.SingleResult;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/**
 * Reads the bits as another dtype. A narrower dtype adds a last dimension that divides each
 * element; a wider one takes up the last dimension.
 */
public record BitcastConvertType(DType dtype) implements SingleResult {
  @Override
  public String operation() {
    return "bitcast_convert_type";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("new_dtype", dtype));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    if (dtype.isComplex() != x.dtype().isComplex()
        || dtype != x.dtype() && (dtype == DType.BOOL || x.dtype() == DType.BOOL)) {
      throw new org.xlava.DTypeException(
          "bitcast_convert_type: must be between real dtypes or between complex ones; got "
              + x
              + " to "
              + dtype);
    }
    return TensorType.of(dtype, shape(x));
  }

  private Shape shape(TensorType x) {
    int from = x.dtype().bits();
    int to = dtype.bits();
    if (from == to) {
      return x.shape();
    }
    if (from > to) {
      return Axes.inserted(x.shape(), x.rank(), from / to);
    }
    if (x.rank() == 0 || x.shape().dim(-1) * from != to) {
      throw new ShapeException(
          "bitcast_convert_type: the last dimension must make up one element of "
              + dtype
              + "; got "
              + x);
    }
    return Axes.without(x.shape(), x.rank() - 1);
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return Zero.of(result.type());
  }

  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    throw notLinear();
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    return Batched.of(Trace.bind1(this, Batching.move(operands[0], dims[0], 0)), 0);
  }
}
