package org.xlava.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.primitive.Axes;
import org.xlava.primitive.Batching;
import org.xlava.transform.GivenTensors;

/** The same elements under other shapes. */
public final class Shapes {
  private Shapes() {}

  /** The elements under another shape; one size may be -1 and follows from the others. */
  public static Tensor reshape(Tensor x, int @Nullable ... shape) {
    if (shape == null) {
      throw new ShapeException("reshape: needs sizes; got null");
    }
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
    if (known < 0) {
      throw new ShapeException(
          "reshape: sizes must be non-negative, but for one -1 that follows from the others; got "
              + Arrays.toString(shape)
              + " for "
              + GivenTensors.present(x).type());
    }
    if (unknown >= 0) {
      long n = GivenTensors.present(x).shape().elements();
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
  public static Tensor transpose(Tensor x, int @Nullable ... axes) {
    if (axes == null) {
      throw new ShapeException("transpose: needs axes; got null. Leave them out for all");
    }
    List<Integer> order =
        axes.length == 0
            ? Axes.range(GivenTensors.present(x).rank()).reversed()
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

  /** Without the dimensions {@code axes}, or all dimensions, of size 1. */
  public static Tensor squeeze(Tensor x, int @Nullable ... axes) {
    if (axes == null) {
      throw new ShapeException("squeeze: needs axes; got null. Leave them out for all");
    }
    List<Integer> over =
        axes.length > 0
            ? Axes.canonical("squeeze", Arrays.stream(axes).boxed().toList(), x.rank())
            : Axes.range(x.rank()).stream().filter(i -> x.shape().dim(i) == 1).toList();
    return Lax.squeeze(x, over);
  }

  /** At least a vector: a scalar becomes one of one element. */
  public static Tensor atleast1d(Tensor x) {
    return GivenTensors.present(x).rank() == 0 ? Lax.reshape(x, Shape.of(1)) : x;
  }

  /** At least a matrix: a vector becomes a row. */
  public static Tensor atleast2d(Tensor x) {
    return GivenTensors.present(x).rank() < 2 ? Lax.expandDims(atleast1d(x), 0) : x;
  }

  /** At least three dimensions: a vector becomes {@code [1,n,1]}, a matrix {@code [m,n,1]}. */
  public static Tensor atleast3d(Tensor x) {
    return x.rank() < 3 ? Lax.expandDims(atleast2d(x), 2) : x;
  }
}
