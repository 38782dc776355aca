package org.xlava;

import java.util.List;
import org.xlava.array.Diagonals;
import org.xlava.array.MatrixProducts;
import org.xlava.primitive.Axes;

/** Products of vectors, matrices and tensors; see {@link Numpy}. */
abstract class ProductFunctions extends Reductions {
  ProductFunctions() {}

  /**
   * The product of scalars, vectors and matrices: over the last axis of {@code x} and the last but
   * one of {@code y}.
   */
  public static Tensor dot(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0) {
      return multiply(x, y);
    }
    int over = y.rank() == 1 ? 0 : y.rank() - 2;
    return MatrixProducts.contract(
        "dot", x, y, List.of(x.rank() - 1), List.of(over), List.of(), List.of());
  }

  /** The matrix product, over batches where there are more than two dimensions. */
  public static Tensor matmul(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0) {
      throw new ShapeException(
          "matmul: operands must have at least one dimension; got "
              + x.type()
              + ", "
              + y.type()
              + ". Use multiply for scalars");
    }
    return MatrixProducts.matmul(x, y);
  }

  /** The sum of products of all elements, those of {@code x} conjugated. */
  public static Tensor vdot(Tensor x, Tensor y) {
    return dot(Numpy.ravel(conjugate(x)), Numpy.ravel(y));
  }

  /** The product over the last axes of both. */
  public static Tensor inner(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0) {
      return multiply(x, y);
    }
    return MatrixProducts.contract(
        "inner", x, y, List.of(x.rank() - 1), List.of(y.rank() - 1), List.of(), List.of());
  }

  /** The products of all pairs of elements: a matrix. */
  public static Tensor outer(Tensor x, Tensor y) {
    return multiply(Lax.expandDims(Numpy.ravel(x), 1), Lax.expandDims(Numpy.ravel(y), 0));
  }

  /**
   * The contraction of the last {@code axes} axes of {@code x} with the first of {@code y}.
   *
   * @throws ShapeException when there aren't as many axes, or their sizes differ
   */
  public static Tensor tensordot(Tensor x, Tensor y, int axes) {
    if (axes < 0 || axes > Math.min(x.rank(), y.rank())) {
      throw new ShapeException(
          "tensordot: the number of axes must be from 0 to the smaller rank; got %d for %s, %s"
              .formatted(axes, x.type(), y.type()));
    }
    List<Integer> xs = Axes.range(axes).stream().map(i -> x.rank() - axes + i).toList();
    return MatrixProducts.contract("tensordot", x, y, xs, Axes.range(axes), List.of(), List.of());
  }

  /**
   * The contraction over pairs of axes.
   *
   * @throws ShapeException when there aren't as many in both, or their sizes differ
   */
  public static Tensor tensordot(Tensor x, Tensor y, List<Integer> xAxes, List<Integer> yAxes) {
    return MatrixProducts.contract(
        "tensordot",
        x,
        y,
        Axes.canonical("tensordot", xAxes, x.rank()),
        Axes.canonical("tensordot", yAxes, y.rank()),
        List.of(),
        List.of());
  }

  /** The sum of the elements on the main diagonal of the first two dimensions. */
  public static Tensor trace(Tensor x) {
    if (x.rank() < 2) {
      throw new ShapeException("trace: needs at least two dimensions; got " + x.type());
    }
    Tensor last = Numpy.moveaxis(Numpy.moveaxis(x, 0, -1), 0, -1);
    Tensor diagonal = Diagonals.mask(last.shape().dim(-2), last.shape().dim(-1), 0);
    Tensor kept = Lax.select(Lax.broadcastTo(diagonal, last.shape()), last, Lax.constant(x, 0));
    return Numpy.sum(kept, -2, -1);
  }
}
