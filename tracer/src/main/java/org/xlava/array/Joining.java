package org.xlava.array;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorOption;
import org.xlava.TensorType;
import org.xlava.primitive.Axes;
import org.xlava.promotion.Broadcasting;
import org.xlava.promotion.Casts;
import org.xlava.promotion.Promotion;

/** Tensors put together and taken apart. */
public final class Joining {
  private Joining() {}

  /**
   * The tensors joined along {@code axis}, in the dtype that they promote to.
   *
   * @throws ShapeException when there are none, or other dimensions differ
   */
  public static Tensor concatenate(
      List<Tensor> xs, int axis, @Nullable TensorOption @Nullable ... options) {
    List<Tensor> cast = common("concatenate", xs, options);
    return Lax.concatenate(cast, Axes.canonical("concatenate", axis, cast.getFirst().rank()));
  }

  private static List<Tensor> common(
      String name, @Nullable List<Tensor> xs, @Nullable TensorOption @Nullable [] options) {
    if (xs == null || xs.isEmpty()) {
      throw new ShapeException(
          name + ": needs at least one tensor; got " + (xs == null ? null : "none"));
    }
    DType dtype = TensorOptions.dtype(name, options);
    if (dtype != null) {
      return xs.stream().map(x -> Casts.astype(x, dtype)).toList();
    }
    TensorType target = Promotion.promote(Broadcasting.types(xs.toArray(new Tensor[0])));
    return xs.stream().map(x -> Promotion.to(x, target)).toList();
  }

  /**
   * The tensors joined along a new dimension, in the dtype that they promote to.
   *
   * @throws ShapeException when there are none, or shapes differ
   */
  public static Tensor stack(
      List<Tensor> xs, int axis, @Nullable TensorOption @Nullable ... options) {
    List<Tensor> cast = common("stack", xs, options);
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
    return concatenate(xs.stream().map(Shapes::atleast2d).toList(), 0);
  }

  /** The tensors joined along the second dimension, vectors along their only one. */
  public static Tensor hstack(List<Tensor> xs) {
    List<Tensor> rows = xs.stream().map(Shapes::atleast1d).toList();
    int axis = !rows.isEmpty() && rows.getFirst().rank() == 1 ? 0 : 1;
    return concatenate(rows, axis);
  }

  /** The tensors joined along the second dimension, vectors as columns. */
  public static Tensor columnStack(List<Tensor> xs) {
    return concatenate(
        xs.stream().map(x -> x.rank() < 2 ? Shapes.transpose(Shapes.atleast2d(x)) : x).toList(), 1);
  }

  /** The parts along {@code axis}. */
  public static List<Tensor> unstack(Tensor x, int axis) {
    List<Tensor> parts = new ArrayList<>();
    Rows.of("unstack", x, axis).forEachRemaining(parts::add);
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
}
