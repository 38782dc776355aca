package org.xlava;

import java.util.List;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.DynamicUpdateSlice;
import org.xlava.primitive.array.Gather;
import org.xlava.primitive.array.IndexDims;
import org.xlava.primitive.array.Scatter;
import org.xlava.primitive.array.Slice;
import org.xlava.transform.Trace;

/** The chapter of {@link Lax} on parts of tensors. */
abstract class LaxIndexing extends LaxShaping {
  LaxIndexing() {}

  /**
   * The elements from {@code starts} to before {@code limits}, every {@code strides}-th, with one
   * number of each for a dimension.
   *
   * @throws ShapeException when not {@code 0 <= start <= limit <= size}, or a stride isn't positive
   */
  public static Tensor slice(
      Tensor x, List<Integer> starts, List<Integer> limits, List<Integer> strides) {
    return Trace.bind1(new Slice(starts, limits, strides), x);
  }

  /**
   * A slice of dimension {@code axis}, negative from the end; the others are kept whole.
   *
   * @throws ShapeException when there is no such axis, or it has no such slice
   */
  public static Tensor sliceInDim(Tensor x, int start, int limit, int stride, int axis) {
    return Slice.inDim(x, start, limit, stride, axis);
  }

  /**
   * A slice of {@code sizes} from computed starts. A start from which it would reach outside is
   * moved inside.
   *
   * @param starts an integer scalar for each dimension, all of one dtype; negative ones count from
   *     the end
   * @throws DTypeException when the starts' dtypes differ
   * @throws ShapeException when the sizes are larger than those of {@code x}, or a start is
   *     something else
   */
  public static Tensor dynamicSlice(Tensor x, Tensor[] starts, Shape sizes) {
    Tensor[] counted = DynamicSlice.fromFront("dynamic_slice", x, starts);
    return DynamicSlice.apply(x, counted, sizes);
  }

  /**
   * {@code x} with {@code update} in place of a slice from computed starts on. A start from which
   * it would reach outside is moved inside.
   *
   * @param update of the dtype and rank of {@code x}, and no larger
   * @param starts an integer scalar for each dimension, all of one dtype; negative ones count from
   *     the end
   * @throws DTypeException when the dtypes differ, of the tensors or the starts
   * @throws ShapeException when the update is larger, or a start is something else
   */
  public static Tensor dynamicUpdateSlice(Tensor x, Tensor update, Tensor[] starts) {
    Tensor[] counted = DynamicSlice.fromFront("dynamic_update_slice", x, starts);
    return DynamicUpdateSlice.apply(x, update, counted);
  }

  /**
   * The windows of {@code x} that {@code indices} address.
   *
   * @param indices integers, the last dimension one index vector
   * @param dims how index vectors address windows, and where the result has these
   * @param sliceSizes the size of a window in each dimension of {@code x}
   * @param mode what windows give that reach outside
   * @throws DTypeException when {@code indices} aren't integers
   * @throws ShapeException when sizes and dimension numbers don't fit
   */
  public static Tensor gather(
      Tensor x, Tensor indices, IndexDims dims, List<Integer> sliceSizes, IndexDims.Mode mode) {
    return Trace.bind1(new Gather(dims, sliceSizes, false, false, mode, null), x, indices);
  }

  /**
   * The windows of {@code x} that {@code indices} address, as {@code gather} says; see the other
   * form.
   *
   * @throws DTypeException when {@code indices} aren't integers
   * @throws ShapeException when sizes and dimension numbers don't fit
   */
  public static Tensor gather(Gather gather, Tensor x, Tensor indices) {
    return Trace.bind1(gather, x, indices);
  }

  /**
   * {@code x} with updates combined into the windows that {@code indices} address, of its type.
   * JAX: {@code scatter}, {@code scatter_add}, {@code scatter_sub}, {@code scatter_mul}, {@code
   * scatter_min}, {@code scatter_max}.
   *
   * @param indices integers, the last dimension one index vector
   * @param updates of the dtype of {@code x}, its windows laid out as {@code dims} says
   * @param mode what becomes of windows that reach outside
   * @throws DTypeException when {@code indices} aren't integers, or the other dtypes differ
   * @throws ShapeException when the dimension numbers don't fit
   */
  public static Tensor scatter(
      Scatter.Kind kind,
      Tensor x,
      Tensor indices,
      Tensor updates,
      IndexDims dims,
      IndexDims.Mode mode) {
    return Trace.bind1(new Scatter(kind, dims, false, false, mode), x, indices, updates);
  }

  /**
   * {@code x} with updates combined into the windows that {@code indices} address, as {@code
   * scatter} says; see the other form.
   *
   * @throws DTypeException when {@code indices} aren't integers, or the other dtypes differ
   * @throws ShapeException when the dimension numbers don't fit
   */
  public static Tensor scatter(Scatter scatter, Tensor x, Tensor indices, Tensor updates) {
    return Trace.bind1(scatter, x, indices, updates);
  }
}
