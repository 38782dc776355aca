package org.xlava;

import java.util.ArrayList;
import java.util.List;
import org.xlava.primitive.Axes;

/** Matrix products of batches. */
final class MatrixProducts {
  private MatrixProducts() {}

  /**
   * {@code jnp.matmul}: leading dimensions broadcast, those that only one operand has stay free.
   */
  static Tensor matmul(Tensor x, Tensor y) {
    boolean vectorX = x.rank() == 1;
    boolean vectorY = y.rank() == 1;
    Tensor a = vectorX ? Lax.expandDims(x, 0) : x;
    Tensor b = vectorY ? Lax.expandDims(y, 1) : y;
    Shape batch = batch(x, y, a, b);
    Tensor wideA = withBatch(a, batch);
    Tensor wideB = withBatch(b, batch);
    int n = batch.rank();
    List<Integer> batchAxes = Axes.range(n);
    if (a.shape().dim(-1) != b.shape().dim(-2)) {
      throw mismatch(x, y);
    }
    Tensor product =
        Numpy.contract("matmul", wideA, wideB, List.of(n + 1), List.of(n), batchAxes, batchAxes);
    List<Integer> dropped = new ArrayList<>();
    if (vectorX) {
      dropped.add(n);
    }
    if (vectorY) {
      dropped.add(n + 1);
    }
    return Lax.squeeze(product, dropped);
  }

  private static Shape batch(Tensor x, Tensor y, Tensor a, Tensor b) {
    Shape as = a.shape();
    Shape bs = b.shape();
    int n = Math.max(as.rank(), bs.rank()) - 2;
    int[] dims = new int[n];
    for (int i = 0; i < n; i++) {
      int da = i - n + as.rank() - 2 < 0 ? 1 : as.dim(i - n + as.rank() - 2);
      int db = i - n + bs.rank() - 2 < 0 ? 1 : bs.dim(i - n + bs.rank() - 2);
      if (da != db && da != 1 && db != 1) {
        throw mismatch(x, y);
      }
      dims[i] = da == 1 ? db : da;
    }
    return Shape.of(dims);
  }

  private static Tensor withBatch(Tensor x, Shape batch) {
    List<Integer> dims = new ArrayList<>(batch);
    dims.add(x.shape().dim(-2));
    dims.add(x.shape().dim(-1));
    return Lax.broadcastTo(x, Shape.of(dims));
  }

  private static ShapeException mismatch(Tensor x, Tensor y) {
    return new ShapeException(
        "matmul: the last dimension of the first operand must equal the last but one of the second,"
            + " and the others must broadcast; got "
            + x.type()
            + ", "
            + y.type());
  }
}
