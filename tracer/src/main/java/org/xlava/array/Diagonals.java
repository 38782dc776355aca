package org.xlava.array;

import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorOption;
import org.xlava.promotion.Casts;
import org.xlava.transform.GivenTensors;

/** Diagonals and triangles of matrices; diagonal {@code k} is above the main one if positive. */
public final class Diagonals {
  private Diagonals() {}

  /** Ones on diagonal {@code k} and zeros elsewhere. */
  public static Tensor eye(
      int rows, int columns, int k, @Nullable TensorOption @Nullable ... options) {
    DType dtype = TensorOptions.dtype("eye", DType.FLOAT64, options);
    return Casts.astype(mask(rows, columns, k), dtype);
  }

  /** Ones on and below diagonal {@code k} and zeros above, float32 unless told. */
  public static Tensor tri(
      int rows, int columns, int k, @Nullable TensorOption @Nullable ... options) {
    DType dtype = TensorOptions.dtype("tri", DType.FLOAT32, options);
    return Casts.astype(lower(rows, columns, k), dtype);
  }

  /** Whether on diagonal {@code k}. */
  private static Tensor mask(int rows, int columns, int k) {
    Shape shape = Shape.of(rows, columns);
    return Lax.eq(rowPlus(k, shape), Lax.iota(DType.INT32, shape, 1));
  }

  /** Whether on or below diagonal {@code k}. */
  private static Tensor lower(int rows, int columns, int k) {
    Shape shape = Shape.of(rows, columns);
    return Lax.ge(rowPlus(k, shape), Lax.iota(DType.INT32, shape, 1));
  }

  private static Tensor rowPlus(int k, Shape shape) {
    Tensor row = Lax.iota(DType.INT32, shape, 0);
    return k == 0 ? row : Lax.add(row, Lax.constant(row, k));
  }

  /** The matrix with a vector on diagonal {@code k}, or that diagonal of a matrix. */
  public static Tensor diag(Tensor x, int k) {
    return switch (x.rank()) {
      case 1 -> matrix(x, k);
      case 2 -> of(x, k);
      default -> throw new ShapeException("diag: needs a vector or a matrix; got " + x.type());
    };
  }

  /** The sum of the main diagonal of the first two dimensions. */
  public static Tensor trace(Tensor x) {
    if (x.rank() < 2) {
      throw new ShapeException("trace: needs at least two dimensions; got " + x.type());
    }
    Tensor last = Shapes.moveaxis(Shapes.moveaxis(x, 0, -1), 0, -1);
    Tensor diagonal = mask(last.shape().dim(-2), last.shape().dim(-1), 0);
    Tensor kept = Lax.select(Lax.broadcastTo(diagonal, last.shape()), last, Lax.constant(x, 0));
    return Reductions.sum(kept, ReductionOptions.over(-2, -1));
  }

  /** The square matrix with the vector {@code x} on diagonal {@code k}. */
  private static Tensor matrix(Tensor x, int k) {
    int n = x.shape().dim(0) + Math.abs(k);
    Tensor padded = Rearranging.pad(x, Math.max(0, -k), Math.max(0, k), 0);
    Tensor column = Lax.expandDims(padded, 1);
    return Lax.select(mask(n, n, k), Lax.broadcastTo(column, Shape.of(n, n)), Lax.constant(x, 0));
  }

  /** Diagonal {@code k} of the matrix {@code x}. */
  private static Tensor of(Tensor x, int k) {
    int rows = x.shape().dim(0);
    int columns = x.shape().dim(1);
    int n = Math.max(0, Math.min(rows + Math.min(k, 0), columns - Math.max(k, 0)));
    int row = Math.min(rows, Math.max(0, -k));
    int column = Math.min(columns, Math.max(0, k));
    Tensor square =
        Lax.slice(x, Shape.of(row, column), Shape.of(row + n, column + n), Shape.of(1, 1));
    // The diagonal of an n by n matrix is each (n + 1)-th of its elements.
    Tensor flat = Lax.reshape(square, Shape.of(n * n));
    return n == 0 ? flat : Lax.slice(flat, Shape.of(0), Shape.of(n * n), Shape.of(n + 1));
  }

  /** {@code x} where on or below diagonal {@code k} if {@code lower}, above it if not, else 0. */
  public static Tensor triangle(String name, Tensor x, int k, boolean lower) {
    if (GivenTensors.present(x).rank() < 2) {
      throw new ShapeException(name + ": needs at least two dimensions; got " + x.type());
    }
    Tensor mask = lower(x.shape().dim(-2), x.shape().dim(-1), k);
    Tensor where = Lax.broadcastTo(mask, x.shape());
    Tensor zero = Lax.constant(x, 0);
    return lower ? Lax.select(where, x, zero) : Lax.select(where, zero, x);
  }
}
