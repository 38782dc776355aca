package org.xlava.array;

import java.util.Arrays;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.primitive.Axes;

/** Parts of tensors by their indices. */
public final class Indexing {
  private Indexing() {}

  /** The part at the given indices of the first dimensions; negative ones count from the end. */
  public static Tensor index(Tensor x, int... indices) {
    if (indices.length > x.rank()) {
      throw new ShapeException(
          "get: must have no more indices than dimensions; got "
              + Arrays.toString(indices)
              + " for "
              + x.type());
    }
    int[] starts = new int[x.rank()];
    int[] limits = x.shape().dims();
    for (int i = 0; i < indices.length; i++) {
      int n = limits[i];
      int at = indices[i] < 0 ? indices[i] + n : indices[i];
      if (at < 0 || at >= n) {
        throw new ShapeException(
            "get: index " + indices[i] + " is out of bounds for axis " + i + " of " + x.type());
      }
      starts[i] = at;
      limits[i] = at + 1;
    }
    int[] strides = new int[x.rank()];
    Arrays.fill(strides, 1);
    Tensor part = Lax.slice(x, Shape.of(starts), Shape.of(limits), Shape.of(strides));
    return Lax.squeeze(part, Axes.range(indices.length));
  }
}
