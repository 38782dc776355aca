package org.xlava.array;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.primitive.linalg.DotGeneral;
import org.xlava.promotion.Promotion;
import org.xlava.transform.GivenTensors;

/**
 * {@code jnp.matmul} of two operands as one contraction. Leading dimensions broadcast: those that
 * only one operand has, or that are 1 in the other, stay free, so that nothing is repeated.
 */
public final class MatrixProducts {
  private final Tensor x;
  private final Tensor y;

  // Dimensions of size 1 that broadcast, and those that both have, as they are without the former.
  private final List<Integer> onesOfX = new ArrayList<>();
  private final List<Integer> onesOfY = new ArrayList<>();
  private final List<Integer> batchOfX = new ArrayList<>();
  private final List<Integer> batchOfY = new ArrayList<>();

  // Which dimensions of the product both have, and which come from one of them.
  private final List<Integer> fromBoth = new ArrayList<>();
  private final List<Integer> fromX = new ArrayList<>();
  private final List<Integer> fromY = new ArrayList<>();

  private MatrixProducts(Tensor x, Tensor y) {
    this.x = x;
    this.y = y;
    int n = Math.max(leading(x), leading(y));
    for (int i = 0; i < n; i++) {
      place(i, i - n + leading(x), i - n + leading(y));
    }
    if (x.rank() > 1) {
      fromX.add(n);
    }
    if (y.rank() > 1) {
      fromY.add(n + Math.min(1, x.rank() - 1));
    }
  }

  public static Tensor matmul(Tensor x, Tensor y) {
    GivenTensors.require(x, y);
    if (x.rank() == 0 || y.rank() == 0) {
      throw new ShapeException(
          "matmul: operands must have at least one dimension; got "
              + x.type()
              + ", "
              + y.type()
              + ". Use multiply for scalars");
    }
    return new MatrixProducts(x, y).product();
  }

  private static int leading(Tensor t) {
    return Math.max(0, t.rank() - 2);
  }

  /** Says where dimension {@code i} of the product is from; one that isn't there is negative. */
  private void place(int i, int ofX, int ofY) {
    if (ofX < 0) {
      fromY.add(i);
    } else if (ofY < 0) {
      fromX.add(i);
    } else if (x.shape().dim(ofX) == 1) {
      fromY.add(i);
      onesOfX.add(ofX);
    } else if (y.shape().dim(ofY) == 1) {
      fromX.add(i);
      onesOfY.add(ofY);
    } else if (x.shape().dim(ofX) == y.shape().dim(ofY)) {
      fromBoth.add(i);
      batchOfX.add(ofX - onesOfX.size());
      batchOfY.add(ofY - onesOfY.size());
    } else {
      throw mismatch();
    }
  }

  private Tensor product() {
    int over = y.rank() == 1 ? 1 : 2;
    if (x.shape().dim(-1) != y.shape().dim(-over)) {
      throw mismatch();
    }
    Tensor a = Lax.squeeze(x, onesOfX);
    Tensor b = Lax.squeeze(y, onesOfY);
    Tensor product =
        contract(
            "matmul", a, b, List.of(a.rank() - 1), List.of(b.rank() - over), batchOfX, batchOfY);
    List<Integer> order = Stream.of(fromBoth, fromX, fromY).flatMap(List::stream).toList();
    return Lax.transpose(product, Axes.range(order.size()).stream().map(order::indexOf).toList());
  }

  private ShapeException mismatch() {
    return new ShapeException(
        "matmul: the last dimension of the first operand must equal the last but one of the second,"
            + " and the others must broadcast; got "
            + x.type()
            + ", "
            + y.type());
  }

  /** The contraction of promoted operands, with their types in the failures' text. */
  static Tensor contract(
      String name,
      Tensor x,
      Tensor y,
      List<Integer> xc,
      List<Integer> yc,
      List<Integer> xb,
      List<Integer> yb) {
    TensorType target = Promotion.promote(x.type(), y.type());
    for (int i = 0; i < xc.size() && i < yc.size(); i++) {
      if (x.shape().dim(xc.get(i)) != y.shape().dim(yc.get(i))) {
        throw new ShapeException(
            "%s: contracted dimensions must match; got axis %d of %s and axis %d of %s"
                .formatted(name, xc.get(i), x.type(), yc.get(i), y.type()));
      }
    }
    Tensor a = Promotion.to(x, target);
    Tensor b = Promotion.to(y, target);
    DotGeneral.Dims dims = new DotGeneral.Dims(xc, yc, xb, yb);
    return Lax.dotGeneral(a, b, dims, DotGeneral.Precision.DEFAULT, target.dtype());
  }
}
