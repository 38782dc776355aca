package org.xlava.primitive.fft;

import static org.xlava.Lax.*;

import java.util.List;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Operands.Accepts;
import org.xlava.primitive.Param;
import org.xlava.primitive.SingleResult;
import org.xlava.transform.Trace;

/** The discrete Fourier transform over the last dimensions, of the given sizes. */
public record FourierTransform(Kind kind, List<Integer> lengths) implements SingleResult {
  /**
   * Forward or inverse, between complex numbers; or between real numbers and the half of their
   * transform that tells the other half.
   */
  public enum Kind {
    FFT,
    IFFT,
    RFFT,
    IRFFT
  }

  public FourierTransform {
    lengths = List.copyOf(lengths);
  }

  @Override
  public String operation() {
    return "fft";
  }

  @Override
  public List<Param> params() {
    return List.of(new Param("fft_lengths", lengths), new Param("fft_type", kind));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    checkDtype(x);
    checkShape(x);
    Shape result = withLast(x.shape(), kind == Kind.RFFT ? half() : last());
    return switch (kind) {
      case FFT, IFFT -> x;
      case RFFT -> TensorType.of(x.dtype().complex(), result);
      case IRFFT -> TensorType.of(x.dtype().real(), result);
    };
  }

  private void checkDtype(TensorType x) {
    if (kind == Kind.RFFT && x.dtype() != DType.FLOAT32 && x.dtype() != DType.FLOAT64) {
      throw new DTypeException("fft: operand of RFFT must be float32 or float64; got " + x);
    }
    if (kind != Kind.RFFT) {
      Operands.check("fft", Accepts.COMPLEX, x);
    }
  }

  private void checkShape(TensorType x) {
    int n = lengths.size();
    Shape expected = Shape.of(lengths);
    boolean some = n >= 1 && n <= 3 && n <= x.rank() && lengths.stream().allMatch(l -> l > 0);
    Shape needed = some && kind == Kind.IRFFT ? withLast(expected, half()) : expected;
    if (!some || !x.shape().subList(x.rank() - n, x.rank()).equals(needed)) {
      throw new ShapeException(
          "fft: the last dimensions, one to three, must be "
              + List.copyOf(needed)
              + " for "
              + kind
              + " of lengths "
              + lengths
              + "; got "
              + x);
    }
  }

  private int last() {
    return lengths.getLast();
  }

  private int half() {
    return last() / 2 + 1;
  }

  private static Shape withLast(Shape shape, int size) {
    return Axes.with(shape, shape.rank() - 1, size);
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    return Trace.bind1(this, tangents[0]);
  }

  // The matrix of the transform is symmetric. Of the real ones, an element of the half that isn't
  // its own mirror image stands for two.
  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    double n = lengths.stream().mapToDouble(l -> l).reduce(1, (a, b) -> a * b);
    return switch (kind) {
      case FFT, IFFT -> new Tensor[] {Trace.bind1(this, cotangent)};
      case RFFT -> {
        Tensor once = div(conj(cotangent), images(cotangent));
        Tensor back = Trace.bind1(new FourierTransform(Kind.IRFFT, lengths), once);
        yield new Tensor[] {mul(back, constant(back, n))};
      }
      case IRFFT -> {
        Tensor half = Trace.bind1(new FourierTransform(Kind.RFFT, lengths), cotangent);
        Tensor all = mul(half, images(half));
        yield new Tensor[] {conj(mul(all, constant(all, 1 / n)))};
      }
    };
  }

  /** For each element of a half how many of the whole it stands for. */
  private Tensor images(Tensor half) {
    int dim = half.rank() - 1;
    Tensor index = iota(DType.INT32, half.shape(), dim);
    Tensor single = eq(index, constant(index, 0));
    if (last() % 2 == 0) {
      single = or(single, eq(index, constant(index, half() - 1)));
    }
    Tensor one = full(half.type().withWeak(false), 1);
    return select(single, one, add(one, one));
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    return Batched.of(Trace.bind1(this, Batching.move(operands[0], dims[0], 0)), 0);
  }
}
