package org.xlava.primitive.linalg;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.primitive.SingleResult;
import org.xlava.primitive.array.Transpose;
import org.xlava.transform.LinearInput;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/**
 * The general contraction: sums products over the contracting dimensions, example by example over
 * the batch dimensions. The result's dimensions are the batch ones, the left operand's others, the
 * right operand's others.
 */
public record DotGeneral(Dims dims, Precision precision, @Nullable DType preferred)
    implements SingleResult {
  /** Of operands of different dtypes the later one is the result's: the order is XLA's. */
  private static final List<DType> BY_PRECISION =
      List.of(
          DType.BOOL,
          DType.UINT8,
          DType.INT8,
          DType.UINT16,
          DType.INT16,
          DType.UINT32,
          DType.INT32,
          DType.UINT64,
          DType.INT64,
          DType.FLOAT16,
          DType.BFLOAT16,
          DType.FLOAT32,
          DType.FLOAT64,
          DType.COMPLEX64,
          DType.COMPLEX128);

  /** Which dimensions are summed over and which are common. */
  public record Dims(
      List<Integer> lhsContracting,
      List<Integer> rhsContracting,
      List<Integer> lhsBatch,
      List<Integer> rhsBatch) {
    public Dims {
      lhsContracting = List.copyOf(lhsContracting);
      rhsContracting = List.copyOf(rhsContracting);
      lhsBatch = List.copyOf(lhsBatch);
      rhsBatch = List.copyOf(rhsBatch);
    }

    /** Those of the contraction whose left operand is this one's right operand. */
    public Dims swapped() {
      return new Dims(rhsContracting, lhsContracting, rhsBatch, lhsBatch);
    }

    /** The dimensions of a left operand of this rank that the result has and the right has not. */
    public List<Integer> lhsKept(int rank) {
      return others(rank, lhsContracting, lhsBatch);
    }

    /** The dimensions of a right operand of this rank that the result has and the left has not. */
    public List<Integer> rhsKept(int rank) {
      return others(rank, rhsContracting, rhsBatch);
    }

    private static List<Integer> others(int rank, List<Integer> a, List<Integer> b) {
      List<Integer> others = new ArrayList<>();
      for (int i : Axes.range(rank)) {
        if (!a.contains(i) && !b.contains(i)) {
          others.add(i);
        }
      }
      return List.copyOf(others);
    }

    @Override
    public String toString() {
      return "((%s, %s), (%s, %s))".formatted(lhsContracting, rhsContracting, lhsBatch, rhsBatch);
    }
  }

  /** How exactly a device that has faster, less exact units is to compute. */
  public enum Precision {
    DEFAULT,
    HIGH,
    HIGHEST
  }

  @Override
  public String operation() {
    return "dot_general";
  }

  @Override
  public List<Param> params() {
    List<Param> shown = new ArrayList<>();
    shown.add(new Param("dimension_numbers", dims));
    if (precision != Precision.DEFAULT) {
      shown.add(new Param("precision", precision));
    }
    if (preferred != null) {
      shown.add(new Param("preferred_element_type", preferred));
    }
    return shown;
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType lhs = operands[0];
    TensorType rhs = operands[1];
    checkAxes(lhs, dims.lhsContracting(), dims.lhsBatch());
    checkAxes(rhs, dims.rhsContracting(), dims.rhsBatch());
    match("contracting", dims.lhsContracting(), dims.rhsContracting(), lhs, rhs);
    match("batch", dims.lhsBatch(), dims.rhsBatch(), lhs, rhs);
    List<Integer> shape = new ArrayList<>();
    dims.lhsBatch().forEach(d -> shape.add(lhs.shape().dim(d)));
    dims.lhsKept(lhs.rank()).forEach(d -> shape.add(lhs.shape().dim(d)));
    dims.rhsKept(rhs.rank()).forEach(d -> shape.add(rhs.shape().dim(d)));
    DType dtype = preferred == null ? moreExact(lhs.dtype(), rhs.dtype()) : preferred;
    return new TensorType(dtype, Shape.of(shape), Operands.weak(lhs, rhs));
  }

  private static DType moreExact(DType a, DType b) {
    return BY_PRECISION.indexOf(a) < BY_PRECISION.indexOf(b) ? b : a;
  }

  private static void checkAxes(TensorType type, List<Integer> contracting, List<Integer> batch) {
    List<Integer> all = new ArrayList<>(contracting);
    all.addAll(batch);
    Axes.canonical("dot_general", all, type.rank());
  }

  private static void match(
      String what, List<Integer> lhsAxes, List<Integer> rhsAxes, TensorType lhs, TensorType rhs) {
    if (lhsAxes.size() != rhsAxes.size()) {
      throw new ShapeException(
          "dot_general: must have as many %s dimensions in lhs as in rhs; got %s and %s"
              .formatted(what, lhsAxes, rhsAxes));
    }
    for (int i = 0; i < lhsAxes.size(); i++) {
      int m = lhs.shape().dim(lhsAxes.get(i));
      int n = rhs.shape().dim(rhsAxes.get(i));
      if (m != n) {
        throw new ShapeException(
            "dot_general: %s dimensions must match; got lhs axis %d of %s (%d), rhs axis %d of %s (%d)"
                .formatted(what, lhsAxes.get(i), lhs, m, rhsAxes.get(i), rhs, n));
      }
    }
  }

  // d(x·y) = dx·y + x·dy
  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (!result.dtype().isInexact()) {
      return Zero.of(result.type());
    }
    Tensor left =
        Zero.is(tangents[0]) ? Zero.of(result.type()) : Trace.bind1(this, tangents[0], operands[1]);
    Tensor right =
        Zero.is(tangents[1]) ? Zero.of(result.type()) : Trace.bind1(this, operands[0], tangents[1]);
    return Tangents.add(left, right);
  }

  @Override
  public Tensor[] transpose(Tensor ct, Tensor[] operands) {
    Tensor x = operands[0];
    Tensor y = operands[1];
    if (LinearInput.is(x) && LinearInput.is(y)) {
      throw notLinear();
    }
    return LinearInput.is(x)
        ? new Tensor[] {other(ct, x, y, dims, false), Zero.of(y.type())}
        : new Tensor[] {Zero.of(x.type()), other(ct, y, x, dims.swapped(), true)};
  }

  // The cotangent of x: ct contracted with y over what y alone brought to the result. The result
  // has x's batch, kept and contracting dimensions in that order, the last in the order of y's
  // axes.
  private Tensor other(Tensor ct, Tensor x, Tensor y, Dims d, boolean swapped) {
    int batch = d.lhsBatch().size();
    List<Integer> xKept = d.lhsKept(x.rank());
    List<Integer> yKept = d.rhsKept(y.rank());
    int yStart = swapped ? batch : batch + xKept.size();
    List<Integer> ctY = Axes.range(yKept.size()).stream().map(i -> i + yStart).toList();
    Dims back = new Dims(ctY, yKept, Axes.range(batch), d.rhsBatch());
    Tensor product = Lax.dotGeneral(ct, y, back, precision, preferred);
    List<Integer> layout = new ArrayList<>(d.lhsBatch());
    layout.addAll(xKept);
    Axes.range(d.lhsContracting().size()).stream()
        .sorted((a, b) -> Integer.compare(d.rhsContracting().get(a), d.rhsContracting().get(b)))
        .forEach(i -> layout.add(d.lhsContracting().get(i)));
    Tensor arranged = Lax.transpose(product, Transpose.inverse(layout));
    return arranged.dtype() == x.dtype()
        ? arranged
        : Lax.convertElementType(arranged, x.dtype(), x.type().weak());
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] at) {
    Tensor x = operands[0];
    Tensor y = operands[1];
    boolean inX = at[0] != Batching.NONE;
    boolean inY = at[1] != Batching.NONE;
    List<Integer> xc = inX ? Axes.shifted(dims.lhsContracting(), at[0]) : dims.lhsContracting();
    List<Integer> xb = inX ? Axes.shifted(dims.lhsBatch(), at[0]) : dims.lhsBatch();
    List<Integer> yc = inY ? Axes.shifted(dims.rhsContracting(), at[1]) : dims.rhsContracting();
    List<Integer> yb = inY ? Axes.shifted(dims.rhsBatch(), at[1]) : dims.rhsBatch();
    if (inX && inY) {
      Dims wide = new Dims(xc, yc, Axes.inserted(xb, 0, at[0]), Axes.inserted(yb, 0, at[1]));
      return Batched.of(Trace.bind1(new DotGeneral(wide, precision, preferred), x, y), 0);
    }
    Dims wide = new Dims(xc, yc, xb, yb);
    int position =
        inX
            ? xb.size() + wide.lhsKept(x.rank()).indexOf(at[0])
            : xb.size() + wide.lhsKept(x.rank()).size() + wide.rhsKept(y.rank()).indexOf(at[1]);
    return Batched.of(Trace.bind1(new DotGeneral(wide, precision, preferred), x, y), position);
  }
}
