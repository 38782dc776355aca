package org.xlava;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.xlava.array.Broadcasting;
import org.xlava.array.Promotion;
import org.xlava.primitive.Axes;

/** Reductions over axes; see {@link Numpy}. */
abstract class Reductions extends Comparisons {
  Reductions() {}

  static List<Integer> axes(String name, Tensor x, int... axes) {
    return axes.length == 0
        ? Axes.range(x.rank())
        : Axes.canonical(name, Arrays.stream(axes).boxed().toList(), x.rank());
  }

  /** Reduces over canonical axes, strongly typed as all of JAX's reductions are. */
  private static Tensor reduce(
      String name,
      Tensor x,
      List<Integer> axes,
      boolean keepDims,
      BiFunction<Tensor, List<Integer>, Tensor> reduction) {
    List<Integer> over = Axes.canonical(name, axes, x.rank());
    Tensor reduced = strong(reduction.apply(x, over));
    return keepDims ? Lax.reshape(reduced, kept(x.shape(), over)) : reduced;
  }

  private static Tensor strong(Tensor x) {
    return Lax.convertElementType(x, x.dtype());
  }

  private static Shape kept(Shape shape, List<Integer> axes) {
    Shape result = shape;
    for (int axis : axes) {
      result = Axes.with(result, axis, 1);
    }
    return result;
  }

  /** The sum over {@code axes}, or over all without any. */
  public static Tensor sum(Tensor x, int... axes) {
    return sum(x, axes("sum", x, axes), false);
  }

  /** The sum over {@code axes}, which stay as dimensions of size 1 if {@code keepDims}. */
  public static Tensor sum(Tensor x, List<Integer> axes, boolean keepDims) {
    return reduce(
        "sum", widened(x), axes, keepDims, (v, over) -> inFloat32(v, over, Lax::reduceSum));
  }

  /** The product over {@code axes}, or over all without any. */
  public static Tensor prod(Tensor x, int... axes) {
    return prod(x, axes("prod", x, axes), false);
  }

  /** The product over {@code axes}, which stay as dimensions of size 1 if {@code keepDims}. */
  public static Tensor prod(Tensor x, List<Integer> axes, boolean keepDims) {
    return reduce(
        "prod", widened(x), axes, keepDims, (v, over) -> inFloat32(v, over, Lax::reduceProd));
  }

  // Sums of small integers are taken in the default integer dtype, as in JAX.
  private static Tensor widened(Tensor x) {
    return switch (x.dtype()) {
      case BOOL, INT8, INT16, INT32 -> Lax.convertElementType(x, DType.INT64.canonical());
      case UINT8, UINT16, UINT32 -> Lax.convertElementType(x, DType.UINT64.canonical());
      default -> x;
    };
  }

  /** Reduces 16-bit floats as float32, and rounds the result. */
  private static Tensor inFloat32(
      Tensor x, List<Integer> axes, BiFunction<Tensor, List<Integer>, Tensor> reduction) {
    return x.dtype().isFloating()
        ? Lax.convertElementType(reduction.apply(atLeastFloat32(x), axes), x.dtype())
        : reduction.apply(x, axes);
  }

  private static Tensor atLeastFloat32(Tensor x) {
    return x.dtype().isFloating() && x.dtype().bits() < 32
        ? Lax.convertElementType(x, DType.FLOAT32)
        : x;
  }

  /**
   * The mean over {@code axes}, or over all without any; integers are computed in floating point,
   * and the mean of none is NaN.
   */
  public static Tensor mean(Tensor x, int... axes) {
    return mean(x, axes("mean", x, axes), false);
  }

  /**
   * The mean over {@code axes}, which stay as dimensions of size 1 if {@code keepDims}; integers
   * are computed in floating point, and the mean of none is NaN.
   */
  public static Tensor mean(Tensor x, List<Integer> axes, boolean keepDims) {
    Tensor v = Promotion.to(x, Broadcasting.inexact(x.type()));
    return reduce("mean", v, axes, keepDims, (a, over) -> inFloat32(a, over, Reductions::average));
  }

  private static Tensor average(Tensor x, List<Integer> axes) {
    Tensor sum = Lax.reduceSum(x, axes);
    return Lax.div(sum, Lax.constant(sum, count(x, axes)));
  }

  private static long count(Tensor x, List<Integer> axes) {
    return Axes.elements(x.shape(), axes);
  }

  /** The variance over {@code axes}, or over all without any. */
  public static Tensor var(Tensor x, int... axes) {
    return var(x, axes("var", x, axes), 0, false);
  }

  /**
   * The variance over {@code axes}: the sum of squared distances from the mean, over the count less
   * {@code ddof}. The axes stay as dimensions of size 1 if {@code keepDims}. Of complex numbers it
   * is real; integers are computed in floating point.
   */
  public static Tensor var(Tensor x, List<Integer> axes, int ddof, boolean keepDims) {
    Tensor v = Promotion.to(x, Broadcasting.inexact(x.type()));
    Tensor wide = atLeastFloat32(v);
    Tensor variance = reduce("var", wide, axes, keepDims, (a, over) -> variance(a, over, ddof));
    return Lax.convertElementType(variance, v.dtype().real());
  }

  private static Tensor variance(Tensor x, List<Integer> axes, int ddof) {
    Tensor mean = Lax.reshape(average(x, axes), kept(x.shape(), axes));
    Tensor centered = Lax.sub(x, mean);
    Tensor squares =
        x.dtype().isComplex()
            ? Lax.real(Lax.mul(centered, Lax.conj(centered)))
            : Lax.square(centered);
    Tensor sum = Lax.reduceSum(squares, axes);
    long n = count(x, axes) - ddof;
    return n > 0 ? Lax.div(sum, Lax.constant(sum, n)) : Lax.fullLike(sum, Double.NaN);
  }

  /** The standard deviation over {@code axes}, or over all without any. */
  public static Tensor std(Tensor x, int... axes) {
    return std(x, axes("std", x, axes), 0, false);
  }

  /** The square root of the {@linkplain #var(Tensor, List, int, boolean) variance}. */
  public static Tensor std(Tensor x, List<Integer> axes, int ddof, boolean keepDims) {
    return Lax.sqrt(var(x, axes, ddof, keepDims));
  }

  /** The largest element over {@code axes}, or of all without any; NaN if one is. */
  public static Tensor max(Tensor x, int... axes) {
    return max(x, axes("max", x, axes), false);
  }

  /**
   * The largest element over {@code axes}, which stay as dimensions of size 1 if {@code keepDims};
   * NaN if one is.
   */
  public static Tensor max(Tensor x, List<Integer> axes, boolean keepDims) {
    return reduce("max", x, axes, keepDims, (v, over) -> Lax.reduceMax(some("max", v, over), over));
  }

  /** The smallest element over {@code axes}, or of all without any; NaN if one is. */
  public static Tensor min(Tensor x, int... axes) {
    return min(x, axes("min", x, axes), false);
  }

  /**
   * The smallest element over {@code axes}, which stay as dimensions of size 1 if {@code keepDims};
   * NaN if one is.
   */
  public static Tensor min(Tensor x, List<Integer> axes, boolean keepDims) {
    return reduce("min", x, axes, keepDims, (v, over) -> Lax.reduceMin(some("min", v, over), over));
  }

  private static Tensor some(String name, Tensor x, List<Integer> axes) {
    for (int axis : axes) {
      if (x.shape().dim(axis) == 0) {
        throw new ShapeException(
            name + ": the reduced axes must not be empty; got " + x.type() + " and axis " + axis);
      }
    }
    return x;
  }

  /** The largest less the smallest element over {@code axes}, or over all without any. */
  public static Tensor ptp(Tensor x, int... axes) {
    return ptp(x, axes("ptp", x, axes), false);
  }

  /**
   * The largest less the smallest element over {@code axes}, which stay as dimensions of size 1 if
   * {@code keepDims}.
   */
  public static Tensor ptp(Tensor x, List<Integer> axes, boolean keepDims) {
    return Lax.sub(max(x, axes, keepDims), min(x, axes, keepDims));
  }

  /** Whether an element is not zero over {@code axes}, or over all without any. */
  public static Tensor any(Tensor x, int... axes) {
    return any(x, axes("any", x, axes), false);
  }

  /**
   * Whether an element is not zero over {@code axes}, which stay as dimensions of size 1 if {@code
   * keepDims}.
   */
  public static Tensor any(Tensor x, List<Integer> axes, boolean keepDims) {
    return reduce("any", Numpy.astype(x, DType.BOOL), axes, keepDims, Lax::reduceOr);
  }

  /** Whether all elements are not zero over {@code axes}, or over all without any. */
  public static Tensor all(Tensor x, int... axes) {
    return all(x, axes("all", x, axes), false);
  }

  /**
   * Whether all elements are not zero over {@code axes}, which stay as dimensions of size 1 if
   * {@code keepDims}.
   */
  public static Tensor all(Tensor x, List<Integer> axes, boolean keepDims) {
    return reduce("all", Numpy.astype(x, DType.BOOL), axes, keepDims, Lax::reduceAnd);
  }

  /** The number of elements that are not zero over {@code axes}, or of all without any. */
  public static Tensor countNonzero(Tensor x, int... axes) {
    return countNonzero(x, axes("countNonzero", x, axes), false);
  }

  /**
   * The number of elements that are not zero over {@code axes}, which stay as dimensions of size 1
   * if {@code keepDims}.
   */
  public static Tensor countNonzero(Tensor x, List<Integer> axes, boolean keepDims) {
    return sum(Numpy.astype(x, DType.BOOL), axes, keepDims);
  }

  /** The flat index of the first largest element. */
  public static Tensor argmax(Tensor x) {
    return argmax(Numpy.ravel(x), 0);
  }

  /** The index of the first largest element along {@code axis}; NaN counts as largest. */
  public static Tensor argmax(Tensor x, int axis) {
    return Lax.argmax(x, axis, DType.INT64.canonical());
  }

  /** The flat index of the first smallest element. */
  public static Tensor argmin(Tensor x) {
    return argmin(Numpy.ravel(x), 0);
  }

  /** The index of the first smallest element along {@code axis}; NaN counts as smallest. */
  public static Tensor argmin(Tensor x, int axis) {
    return Lax.argmin(x, axis, DType.INT64.canonical());
  }
}
