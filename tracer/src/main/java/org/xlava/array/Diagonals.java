package org.xlava.array;

import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Numpy;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;

/** Diagonals and triangles of matrices; diagonal {@code k} is above the main one if positive. */
public final class Diagonals {
  private Diagonals() {}

  /** Whether on diagonal {@code k}. */
  public static Tensor mask(int rows, int columns, int k) {
    Shape shape = Shape.of(rows, columns);
    return Lax.eq(rowPlus(k, shape), Lax.iota(DType.INT32, shape, 1));
  }

  /** Whether on or below diagonal {@code k}. */
  public static Tensor lower(int rows, int columns, int k) {
    Shape shape = Shape.of(rows, columns);
    return Lax.ge(rowPlus(k, shape), Lax.iota(DType.INT32, shape, 1));
  }

  private static Tensor rowPlus(int k, Shape shape) {
    Tensor row = Lax.iota(DType.INT32, shape, 0);
    return k == 0 ? row : Lax.add(row, Lax.constant(row, k));
  }

  /** The square matrix with the vector {@code x} on diagonal {@code k}. */
  public static Tensor matrix(Tensor x, int k) {
    int n = x.shape().dim(0) + Math.abs(k);
    Tensor padded = Numpy.pad(x, Math.max(0, -k), Math.max(0, k), 0);
    Tensor column = Lax.expandDims(padded, 1);
    return Lax.select(mask(n, n, k), Lax.broadcastTo(column, Shape.of(n, n)), Lax.constant(x, 0));
  }

  /** Diagonal {@code k} of the matrix {@code x}. */
  public static Tensor of(Tensor x, int k) {
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
    if (x.rank() < 2) {
      throw new ShapeException(name + ": needs at least two dimensions; got " + x.type());
    }
    Tensor mask = lower(x.shape().dim(-2), x.shape().dim(-1), k);
    Tensor where = Lax.broadcastTo(mask, x.shape());
    Tensor zero = Lax.constant(x, 0);
    return lower ? Lax.select(where, x, zero) : Lax.select(where, zero, x);
  }
}
