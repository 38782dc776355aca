package org.xlava.primitive.array;

import static org.xlava.Lax.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Linear;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.transform.LinearInput;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/** Adds copies of the second operand, a scalar, around and between elements; or cuts them off. */
public record Pad(List<Dim> padding) implements Linear {
  /** How one dimension is padded; {@code low} and {@code high} may be negative, which cuts. */
  public record Dim(int low, int high, int interior) {
    @Override
    public String toString() {
      return "(" + low + ", " + high + ", " + interior + ")";
    }
  }

  public Pad {
    padding = List.copyOf(padding);
  }

  @Override
  public String operation() {
    return "pad";
  }

  @Override
  public List<Param> params() {
    String shown = padding.stream().map(Dim::toString).collect(Collectors.joining(", "));
    return List.of(new Param("padding_config", "(" + shown + ")"));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    Operands.sameDtype("pad", operands);
    if (padding.size() != x.rank() || operands[1].rank() != 0) {
      throw invalid("needs a padding for each dimension and a scalar to pad with", operands);
    }
    int[] dims = new int[x.rank()];
    for (int i = 0; i < dims.length; i++) {
      Dim p = padding.get(i);
      int n = x.shape().dim(i);
      dims[i] = p.low() + p.high() + n + Math.max(n - 1, 0) * p.interior();
      if (dims[i] < 0 || p.interior() < 0) {
        throw invalid("needs results and interior padding of no negative size", operands);
      }
    }
    return new TensorType(x.dtype(), Shape.of(dims), Operands.weak(operands));
  }

  private ShapeException invalid(String requirement, TensorType[] operands) {
    return new ShapeException(
        "pad: " + requirement + "; got " + Operands.show(operands) + " and padding " + padding);
  }

  @Override
  public Tensor[] transpose(Tensor ct, Tensor[] operands) {
    boolean x = LinearInput.is(operands[0]);
    Tensor kept = x || LinearInput.is(operands[1]) ? kept(ct) : ct;
    // What isn't an element of the operand is the padding value.
    return new Tensor[] {
      x ? kept : Zero.of(operands[0].type()),
      LinearInput.is(operands[1])
          ? sub(reduceSum(ct, Axes.range(ct.rank())), reduceSum(kept, Axes.range(ct.rank())))
          : Zero.of(operands[1].type())
    };
  }

  /** The elements of the padded {@code ct} that stand where the operand's do. */
  private Tensor kept(Tensor ct) {
    List<Dim> undo = new ArrayList<>();
    for (Dim p : padding) {
      undo.add(new Dim(-p.low(), -p.high(), 0));
    }
    Tensor cut = Lax.pad(ct, constant(ct, 0), undo);
    List<Integer> strides = padding.stream().map(p -> p.interior() + 1).toList();
    List<Integer> starts = padding.stream().map(p -> 0).toList();
    return Lax.slice(cut, starts, cut.shape(), strides);
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] dims) {
    if (dims[1] == Batching.NONE) {
      return Batched.of(Trace.bind1(new Pad(widened(dims[0])), operands[0], operands[1]), dims[0]);
    }
    // Padding that differs by example: pad a mask too and select.
    Tensor x = Batching.front(operands[0], dims[0], size);
    Pad wide = new Pad(widened(0));
    Tensor padded = Trace.bind1(wide, x, constant(x, 0));
    Tensor isPadding =
        Trace.bind1(wide, full(TensorType.of(org.xlava.DType.BOOL, x.shape()), 0), literal(true));
    Tensor value = broadcastInDim(operands[1], padded.shape(), List.of(0));
    return Batched.of(select(isPadding, value, padded), 0);
  }

  private List<Dim> widened(int dim) {
    List<Dim> wide = new ArrayList<>(padding);
    wide.add(dim, new Dim(0, 0, 0));
    return wide;
  }
}
