package org.xlava;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.xlava.array.Broadcasting;
import org.xlava.array.Diagonals;
import org.xlava.array.Promotion;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batching;
import org.xlava.primitive.array.Pad;

/** Shapes, and parts put together and taken apart; see {@link Numpy}. */
abstract class ShapeFunctions extends ProductFunctions {
  ShapeFunctions() {}

  /** The elements under another shape; one size may be -1 and follows from the others. */
  public static Tensor reshape(Tensor x, int... shape) {
    int[] dims = shape.clone();
    long known = 1;
    int unknown = -1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] == -1 && unknown < 0) {
        unknown = i;
      } else {
        known *= dims[i];
      }
    }
    if (unknown >= 0) {
      long n = x.shape().elements();
      if (known == 0 || n % known != 0) {
        throw new ShapeException(
            "reshape: the sizes must divide the number of elements; got "
                + x.type()
                + " to "
                + Arrays.toString(shape));
      }
      dims[unknown] = Math.toIntExact(n / known);
    }
    return Lax.reshape(x, Shape.of(dims));
  }

  /** The elements as a vector. */
  public static Tensor ravel(Tensor x) {
    return reshape(x, -1);
  }

  /** The dimensions reversed, or in the order of {@code axes}. */
  public static Tensor transpose(Tensor x, int... axes) {
    List<Integer> order =
        axes.length == 0
            ? Axes.range(x.rank()).reversed()
            : Axes.canonical("transpose", Arrays.stream(axes).boxed().toList(), x.rank());
    return Lax.transpose(x, order);
  }

  /** Two dimensions exchanged. */
  public static Tensor swapaxes(Tensor x, int a, int b) {
    List<Integer> order = new ArrayList<>(Axes.range(x.rank()));
    Collections.swap(
        order, Axes.canonical("swapaxes", a, x.rank()), Axes.canonical("swapaxes", b, x.rank()));
    return Lax.transpose(x, order);
  }

  /** A dimension moved to another place. */
  public static Tensor moveaxis(Tensor x, int from, int to) {
    return Batching.move(
        x, Axes.canonical("moveaxis", from, x.rank()), Axes.canonical("moveaxis", to, x.rank()));
  }

  /** A new dimension of size 1 at {@code axis}. */
  public static Tensor expandDims(Tensor x, int axis) {
    return Lax.expandDims(x, axis);
  }

  /** Without the dimensions {@code axes}, or all dimensions, of size 1. */
  public static Tensor squeeze(Tensor x, int... axes) {
    List<Integer> over =
        axes.length > 0
            ? axes("squeeze", x, axes)
            : Axes.range(x.rank()).stream().filter(i -> x.shape().dim(i) == 1).toList();
    return Lax.squeeze(x, over);
  }

  /** {@code x} repeated into {@code shape}. */
  public static Tensor broadcastTo(Tensor x, int... shape) {
    return Lax.broadcastTo(x, Shape.of(shape));
  }

  /** The elements in reverse order along {@code axes}, or all axes without any. */
  public static Tensor flip(Tensor x, int... axes) {
    return Lax.rev(x, axes("flip", x, axes));
  }

  /** The elements, in row-major order, {@code shift} places further, the last ones in front. */
  public static Tensor roll(Tensor x, int shift) {
    return Lax.reshape(roll(ravel(x), shift, 0), x.shape());
  }

  /** The elements {@code shift} places further along {@code axis}, the last ones in front. */
  public static Tensor roll(Tensor x, int shift, int axis) {
    int at = Axes.canonical("roll", axis, x.rank());
    int n = x.shape().dim(at);
    if (n == 0) {
      return x;
    }
    int start = Math.floorMod(-shift, n);
    Tensor front = Lax.sliceInDim(x, start, n, 1, at);
    return Lax.concatenate(List.of(front, Lax.sliceInDim(x, 0, start, 1, at)), at);
  }

  /** Each element {@code repetitions} times in a row along {@code axis}. */
  public static Tensor repeat(Tensor x, int repetitions, int axis) {
    int at = Axes.canonical("repeat", axis, x.rank());
    if (repetitions < 0) {
      throw new ShapeException("repeat: repetitions must not be negative; got " + repetitions);
    }
    int n = x.shape().dim(at);
    Shape wide = Axes.inserted(x.shape(), at + 1, repetitions);
    Tensor copies = Lax.broadcastInDim(x, wide, Axes.othersThan(at + 1, wide.rank()));
    return Lax.reshape(copies, Axes.with(x.shape(), at, Math.multiplyExact(n, repetitions)));
  }

  /** At least a vector: a scalar becomes one of one element. */
  public static Tensor atleast1d(Tensor x) {
    return x.rank() == 0 ? Lax.reshape(x, Shape.of(1)) : x;
  }

  /** At least a matrix: a vector becomes a row. */
  public static Tensor atleast2d(Tensor x) {
    return x.rank() < 2 ? Lax.expandDims(atleast1d(x), 0) : x;
  }

  /** At least three dimensions: a vector becomes {@code [1,n,1]}, a matrix {@code [m,n,1]}. */
  public static Tensor atleast3d(Tensor x) {
    return x.rank() < 3 ? Lax.expandDims(atleast2d(x), 2) : x;
  }

  /**
   * The tensors joined along {@code axis}, in the dtype that they promote to.
   *
   * @throws ShapeException when there are none, or other dimensions differ
   */
  public static Tensor concatenate(List<Tensor> xs, int axis) {
    List<Tensor> cast = common("concatenate", xs);
    return Lax.concatenate(cast, Axes.canonical("concatenate", axis, cast.getFirst().rank()));
  }

  private static List<Tensor> common(String name, List<Tensor> xs) {
    if (xs.isEmpty()) {
      throw new ShapeException(name + ": needs at least one tensor; got none");
    }
    TensorType target = Promotion.promote(Broadcasting.types(xs.toArray(new Tensor[0])));
    return xs.stream().map(x -> Promotion.to(x, target)).toList();
  }

  /**
   * The tensors joined along a new dimension, in the dtype that they promote to.
   *
   * @throws ShapeException when there are none, or shapes differ
   */
  public static Tensor stack(List<Tensor> xs, int axis) {
    List<Tensor> cast = common("stack", xs);
    for (Tensor x : xs) {
      if (!x.shape().equals(xs.getFirst().shape())) {
        throw new ShapeException(
            "stack: shapes must be equal; got " + xs.getFirst().type() + " and " + x.type());
      }
    }
    int at = Axes.canonical("stack", axis, xs.getFirst().rank() + 1);
    return Lax.concatenate(cast.stream().map(x -> Lax.expandDims(x, at)).toList(), at);
  }

  /** The tensors joined along the first dimension, vectors as rows. */
  public static Tensor vstack(List<Tensor> xs) {
    return concatenate(xs.stream().map(ShapeFunctions::atleast2d).toList(), 0);
  }

  /** The tensors joined along the second dimension, vectors along their only one. */
  public static Tensor hstack(List<Tensor> xs) {
    List<Tensor> rows = xs.stream().map(ShapeFunctions::atleast1d).toList();
    return concatenate(rows, !rows.isEmpty() && rows.getFirst().rank() == 1 ? 0 : 1);
  }

  /** The tensors joined along the second dimension, vectors as columns. */
  public static Tensor columnStack(List<Tensor> xs) {
    return concatenate(
        xs.stream().map(x -> x.rank() < 2 ? transpose(atleast2d(x)) : x).toList(), 1);
  }

  /** The parts along {@code axis}. */
  public static List<Tensor> unstack(Tensor x, int axis) {
    int at = Axes.canonical("unstack", axis, x.rank());
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < x.shape().dim(at); i++) {
      parts.add(Lax.squeeze(Lax.sliceInDim(x, i, i + 1, 1, at), List.of(at)));
    }
    return parts;
  }

  /** {@code x} cut into {@code sections} equal parts along {@code axis}. */
  public static List<Tensor> split(Tensor x, int sections, int axis) {
    int at = Axes.canonical("split", axis, x.rank());
    int n = x.shape().dim(at);
    if (sections <= 0 || n % sections != 0) {
      throw new ShapeException(
          "split: the parts must be equal; got " + x.type() + " into " + sections + " along " + at);
    }
    return Lax.split(x, Collections.nCopies(sections, n / sections), at);
  }

  /** {@code x} cut before each of the {@code indices} along {@code axis}. */
  public static List<Tensor> split(Tensor x, List<Integer> indices, int axis) {
    int at = Axes.canonical("split", axis, x.rank());
    List<Integer> sizes = new ArrayList<>();
    int start = 0;
    for (int index : indices) {
      sizes.add(index - start);
      start = index;
    }
    sizes.add(x.shape().dim(at) - start);
    return Lax.split(x, sizes, at);
  }

  /** The differences of neighbours along the last axis; of booleans, whether they differ. */
  public static Tensor diff(Tensor x) {
    int axis = Axes.canonical("diff", -1, x.rank());
    int n = x.shape().dim(axis);
    Tensor after = Lax.sliceInDim(x, Math.min(1, n), n, 1, axis);
    Tensor before = Lax.sliceInDim(x, 0, Math.max(n - 1, 0), 1, axis);
    return x.dtype() == DType.BOOL ? Lax.ne(after, before) : Lax.sub(after, before);
  }

  /** {@code x} repeated {@code repetitions[i]} times along dimension {@code i}. */
  public static Tensor tile(Tensor x, int... repetitions) {
    Tensor result = x;
    while (result.rank() < repetitions.length) {
      result = Lax.expandDims(result, 0);
    }
    int lead = result.rank() - repetitions.length;
    for (int i = 0; i < repetitions.length; i++) {
      result = tiled(result, repetitions[i], lead + i);
    }
    return result;
  }

  private static Tensor tiled(Tensor x, int repetitions, int axis) {
    if (repetitions < 0) {
      throw new ShapeException("tile: repetitions must not be negative; got " + repetitions);
    }
    return repetitions == 0
        ? Lax.sliceInDim(x, 0, 0, 1, axis)
        : Lax.concatenate(Collections.nCopies(repetitions, x), axis);
  }

  /**
   * {@code x} with {@code value} around it, {@code low} and {@code high} elements on every axis.
   */
  public static Tensor pad(Tensor x, int low, int high, Number value) {
    List<Pad.Dim> padding = Collections.nCopies(x.rank(), new Pad.Dim(low, high, 0));
    return Lax.pad(x, Lax.constant(x, value), padding);
  }

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

  /** The square matrix with {@code x} on its main diagonal, or the main diagonal of a matrix. */
  public static Tensor diag(Tensor x) {
    return diag(x, 0);
  }

  /**
   * The square matrix with the vector {@code x} on diagonal {@code k}, or that diagonal of a
   * matrix; those above the main one are positive.
   */
  public static Tensor diag(Tensor x, int k) {
    return switch (x.rank()) {
      case 1 -> Diagonals.matrix(x, k);
      case 2 -> Diagonals.of(x, k);
      default -> throw new ShapeException("diag: needs a vector or a matrix; got " + x.type());
    };
  }

  /** The matrices in the last two dimensions with zeros below the main diagonal. */
  public static Tensor triu(Tensor x) {
    return triu(x, 0);
  }

  /** The matrices in the last two dimensions with zeros below diagonal {@code k}. */
  public static Tensor triu(Tensor x, int k) {
    return Diagonals.triangle("triu", x, k - 1, false);
  }

  /** The matrices in the last two dimensions with zeros above the main diagonal. */
  public static Tensor tril(Tensor x) {
    return tril(x, 0);
  }

  /** The matrices in the last two dimensions with zeros above diagonal {@code k}. */
  public static Tensor tril(Tensor x, int k) {
    return Diagonals.triangle("tril", x, k, true);
  }
}
