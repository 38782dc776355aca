package org.xlava.primitive.array;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.IInfo;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batched;
import org.xlava.primitive.Batching;
import org.xlava.primitive.Composite;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Param;
import org.xlava.primitive.SingleResult;
import org.xlava.transform.Tangents;
import org.xlava.transform.Trace;
import org.xlava.transform.Zero;

/**
 * Reads the windows of an operand that indices address.
 *
 * @param fill what windows outside give in mode {@code FILL_OR_DROP}; by default NaN, the lowest
 *     signed and the highest unsigned integer
 */
public record Gather(
    IndexDims dims,
    List<Integer> sliceSizes,
    boolean uniqueIndices,
    boolean indicesAreSorted,
    IndexDims.Mode mode,
    @Nullable Object fill)
    implements SingleResult, Composite {
  public Gather {
    sliceSizes = List.copyOf(sliceSizes);
  }

  @Override
  public String operation() {
    return "gather";
  }

  @Override
  public List<Param> params() {
    return List.of(
        new Param("dimension_numbers", dims),
        new Param("fill_value", String.valueOf(fill)),
        new Param("indices_are_sorted", indicesAreSorted),
        new Param("mode", mode),
        new Param("slice_sizes", sliceSizes),
        new Param("unique_indices", uniqueIndices));
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    TensorType indices = operands[1];
    Operands.check("gather", Operands.Accepts.INTEGER, indices);
    check(x, indices);
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < x.rank(); i++) {
      if (!dims.collapsed().contains(i) && !dims.operandBatching().contains(i)) {
        kept.add(sliceSizes.get(i));
      }
    }
    List<Integer> batch = new ArrayList<>(indices.shape().subList(0, indices.rank() - 1));
    int[] shape = new int[kept.size() + batch.size()];
    for (int i = 0, w = 0, b = 0; i < shape.length; i++) {
      shape[i] = dims.window().contains(i) ? kept.get(w++) : batch.get(b++);
    }
    return x.withShape(Shape.of(shape));
  }

  private void check(TensorType x, TensorType indices) {
    boolean fits =
        indices.rank() > 0
            && sliceSizes.size() == x.rank()
            && indices.shape().dim(-1) == dims.indexed().size()
            && dims.window().size()
                == x.rank() - dims.collapsed().size() - dims.operandBatching().size();
    for (int i = 0; fits && i < x.rank(); i++) {
      boolean single = dims.collapsed().contains(i) || dims.operandBatching().contains(i);
      int size = sliceSizes.get(i);
      fits = size >= 0 && size <= x.shape().dim(i) && (!single || size <= 1);
    }
    for (int d : dims.indexed()) {
      fits = fits && d >= 0 && d < x.rank();
    }
    if (!fits) {
      throw new ShapeException(
          "gather: slice sizes and dimension numbers must fit operand and indices; got "
              + Operands.show(x, indices)
              + ", slice_sizes "
              + sliceSizes
              + ", "
              + dims);
    }
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (Zero.is(tangents[0]) || !result.dtype().isInexact()) {
      return Zero.of(result.type());
    }
    return Trace.bind1(filling(0), tangents[0], operands[1]);
  }

  private Gather filling(@Nullable Object value) {
    return new Gather(dims, sliceSizes, uniqueIndices, indicesAreSorted, mode, value);
  }

  // What was read several times adds up.
  @Override
  public Tensor[] transpose(Tensor ct, Tensor[] operands) {
    Scatter add = new Scatter(Scatter.Kind.ADD, dims, uniqueIndices, indicesAreSorted, mode);
    Tensor zeros = Tangents.zeros(ct.type().withShape(operands[0].shape()));
    return new Tensor[] {Trace.bind1(add, zeros, operands[1], ct), Zero.of(operands[1].type())};
  }

  @Override
  public Batched batch(int size, Tensor[] operands, int[] at) {
    boolean inX = at[0] != Batching.NONE;
    boolean inIndices = at[1] != Batching.NONE;
    Tensor x = inX ? Batching.move(operands[0], at[0], 0) : operands[0];
    Tensor indices = inIndices ? Batching.move(operands[1], at[1], 0) : operands[1];
    Gather wide;
    if (!inIndices) {
      wide = with(dims.withBatchedOperand(), IndexDims.prepend(size, sliceSizes), uniqueIndices);
    } else if (!inX) {
      wide = with(dims.withBatchedIndices(), sliceSizes, false);
    } else {
      List<Integer> sizes = IndexDims.prepend(Math.min(size, 1), sliceSizes);
      wide = with(dims.withBatchedBoth(), sizes, uniqueIndices);
    }
    return Batched.of(Trace.bind1(wide, x, indices), 0);
  }

  private Gather with(IndexDims newDims, List<Integer> sizes, boolean unique) {
    return new Gather(newDims, sizes, unique, unique && indicesAreSorted, mode, fill);
  }

  /** The value of windows outside, in the operand's dtype. */
  public Object fillValue(DType dtype) {
    if (fill != null) {
      return fill;
    }
    return switch (dtype.kind()) {
      case BOOL, NONE -> true;
      case SIGNED -> new IInfo(dtype).min();
      case UNSIGNED -> new IInfo(dtype).max();
      case FLOAT, COMPLEX -> Double.NaN;
    };
  }

  /** StableHLO's operation moves windows inside. */
  @Override
  public boolean isComposed(TensorType[] operands) {
    return mode == IndexDims.Mode.FILL_OR_DROP;
  }

  /** Gathers in mode {@code CLIP}, and replaces the windows that aren't inside. */
  @Override
  public Tensor[] composed(Tensor[] operands) {
    Gather clipping =
        new Gather(dims, sliceSizes, uniqueIndices, indicesAreSorted, IndexDims.Mode.CLIP, null);
    Tensor found = Trace.bind1(clipping, operands);
    Tensor inside = inside(operands[0].shape(), operands[1]);
    List<Integer> batchDims =
        Axes.range(found.rank()).stream().filter(d -> !dims.window().contains(d)).toList();
    Tensor mask = Lax.broadcastInDim(inside, found.shape(), batchDims);
    Tensor fill = Lax.constant(found, fillValue(found.dtype()));
    return new Tensor[] {Lax.select(mask, found, fill)};
  }

  private Tensor inside(Shape shape, Tensor indices) {
    Tensor signed = Lax.convertElementType(indices, DType.INT32);
    int last = indices.rank() - 1;
    Tensor result = Lax.full(TensorType.of(DType.BOOL, Axes.without(indices.shape(), last)), true);
    for (int k = 0; k < dims.indexed().size(); k++) {
      int d = dims.indexed().get(k);
      Tensor index = Lax.squeeze(Lax.sliceInDim(signed, k, k + 1, 1, last), List.of(last));
      Tensor limit = Lax.constant(index, shape.dim(d) - sliceSizes.get(d));
      Tensor within = Lax.and(Lax.ge(index, Lax.constant(index, 0)), Lax.le(index, limit));
      result = Lax.and(result, within);
    }
    return result;
  }
}
