package org.xlava.array;

import java.util.List;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.primitive.Axes;
import org.xlava.transform.GivenTensors;

/** Products of vectors, matrices and tensors of any dtypes. */
public final class Products {
  private Products() {}

  /**
   * The product of scalars, vectors and matrices: over the last axis of {@code x} and the last but
   * one of {@code y}.
   */
  public static Tensor dot(Tensor x, Tensor y) {
    GivenTensors.require(x, y);
    if (x.rank() == 0 || y.rank() == 0) {
      return Arithmetic.multiply(x, y);
    }
    int over = y.rank() == 1 ? 0 : y.rank() - 2;
    return MatrixProducts.contract(
        "dot", x, y, List.of(x.rank() - 1), List.of(over), List.of(), List.of());
  }

  /** The sum of products of all elements, those of {@code x} conjugated. */
  public static Tensor vdot(Tensor x, Tensor y) {
    return dot(Shapes.ravel(ComplexParts.conjugate(x)), Shapes.ravel(y));
  }

  /** The product over the last axes of both. */
  public static Tensor inner(Tensor x, Tensor y) {
    GivenTensors.require(x, y);
    if (x.rank() == 0 || y.rank() == 0) {
      return Arithmetic.multiply(x, y);
    }
    return MatrixProducts.contract(
        "inner", x, y, List.of(x.rank() - 1), List.of(y.rank() - 1), List.of(), List.of());
  }

  /** The products of all pairs of elements: a matrix. */
  public static Tensor outer(Tensor x, Tensor y) {
    return Arithmetic.multiply(
        Lax.expandDims(Shapes.ravel(x), 1), Lax.expandDims(Shapes.ravel(y), 0));
  }

  /**
   * The contraction of the last {@code axes} axes of {@code x} with the first of {@code y}.
   *
   * @throws ShapeException when there aren't as many axes, or their sizes differ
   */
  public static Tensor tensordot(Tensor x, Tensor y, int axes) {
    GivenTensors.require(x, y);
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
}
