package org.xlava.primitive.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Linear;
import org.xlava.primitive.Param;
import org.xlava.transform.Trace;

/** The elements from {@code starts} to before {@code limits}, every {@code strides}-th. */
public record Slice(List<Integer> starts, List<Integer> limits, List<Integer> strides)
    implements Linear {
  public Slice {
    starts = List.copyOf(starts);
    limits = List.copyOf(limits);
    strides = List.copyOf(strides);
  }

  /** A slice of dimension {@code axis}, negative from the end; the others are kept whole. */
  public static Tensor inDim(Tensor x, int start, int limit, int stride, int axis) {
    int at = Axes.canonical("slice", axis, x.rank());
    int n = x.rank();
    Shape starts = Axes.with(Shape.of(new int[n]), at, start);
    Shape limits = Axes.with(x.shape(), at, limit);
    int[] strides = new int[n];
    Arrays.fill(strides, 1);
    strides[at] = stride;
    return Trace.bind1(new Slice(starts, limits, Shape.of(strides)), x);
  }

  @Override
  public String operation() {
    return "slice";
  }

  @Override
  public List<Param> params() {
    boolean unit = strides.stream().allMatch(s -> s == 1);
    return List.of(
        new Param("limit_indices", limits),
        new Param("start_indices", starts),
        new Param("strides", unit ? "None" : strides));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    int n = x.rank();
    boolean fits = starts.size() == n && limits.size() == n && strides.size() == n;
    int[] dims = new int[n];
    for (int i = 0; fits && i < n; i++) {
      int length = limits.get(i) - starts.get(i);
      fits =
          starts.get(i) >= 0
              && length >= 0
              && limits.get(i) <= x.shape().dim(i)
              && strides.get(i) > 0;
      dims[i] = fits ? Math.ceilDiv(length, strides.get(i)) : 0;
    }
    if (!fits) {
      throw new ShapeException(
          "slice: needs 0 <= start <= limit <= size and a positive stride for each dimension; got "
              + x
              + " with start_indices "
              + starts
              + ", limit_indices "
              + limits
              + ", strides "
              + strides);
    }
    return x.withShape(Shape.of(dims));
  }

  // The elements go back where they came from, zeros between and around them.
  @Override
  public Tensor[] transpose(Tensor cotangent, Tensor[] operands) {
    Shape from = operands[0].shape();
    List<Pad.Dim> padding = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int stride = strides.get(i);
      int kept = cotangent.shape().dim(i);
      int span = kept == 0 ? 0 : (kept - 1) * stride + 1;
      padding.add(new Pad.Dim(starts.get(i), from.dim(i) - starts.get(i) - span, stride - 1));
    }
    return new Tensor[] {Lax.pad(cotangent, Lax.constant(cotangent, 0), padding)};
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    int d = dims[0];
    Slice wide =
        new Slice(
            Axes.inserted(starts, d, 0),
            Axes.inserted(limits, d, size),
            Axes.inserted(strides, d, 1));
    return Batched.of(Trace.bind1(wide, operands[0]), d);
  }
}
