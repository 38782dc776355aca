package org.xlava;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.function.CustomJvp;
import org.xlava.primitive.Axes;

/** Functions of the elements along axes together; see {@link Nn}. */
abstract class Normalizations extends Activations {
  // Of y = softmax(x): dy = y (dx - Σ y dx)
  private static final CustomJvp<Tensor> SOFTMAX =
      CustomJvp.named(
          "softmax",
          Normalizations::computeSoftmax,
          JvpRule.<List<Tensor>, Tensor>nondiff(
              List.of(0),
              (fixed, x, t) -> {
                Axis axis = (Axis) fixed.getFirst();
                Tensor where = x.size() > 1 ? x.get(1) : null;
                Tensor y = softmax(x.getFirst(), axis.axes, where);
                Tensor dx = t.getFirst();
                Tensor mean = sum(y.times(dx), axis.axes, where);
                return new ValueAndTangent<>(y, y.times(dx.minus(mean)));
              }));

  private record Axis(List<Integer> axes) {}

  Normalizations() {}

  // --- reductions that keep their axes, of what a mask lets through

  private static Tensor masked(Tensor x, @Nullable Tensor where, double otherwise) {
    return where == null ? x : Numpy.where(where, x, otherwise);
  }

  private static Tensor sum(Tensor x, List<Integer> axes, @Nullable Tensor where) {
    return Numpy.sum(masked(x, where, 0), axes, true);
  }

  /** The largest; negative infinity of none. */
  private static Tensor max(Tensor x, List<Integer> axes, @Nullable Tensor where) {
    Tensor largest = Lax.reduceMax(masked(x, where, Double.NEGATIVE_INFINITY), axes);
    Shape kept = x.shape();
    for (int axis : axes) {
      kept = Axes.with(kept, axis, 1);
    }
    return Lax.reshape(largest, kept);
  }

  private static Tensor count(Tensor x, List<Integer> axes, @Nullable Tensor where) {
    Tensor ones = Lax.full(TensorType.of(x.dtype().real(), x.shape()), 1);
    return sum(ones, axes, where);
  }

  private static Tensor mean(Tensor x, List<Integer> axes, @Nullable Tensor where) {
    return where == null
        ? Numpy.mean(x, axes, true)
        : sum(x, axes, where).div(count(x, axes, where));
  }

  private static List<Integer> all(Tensor x) {
    return Axes.range(x.rank());
  }

  // --- logarithms of sums

  /** {@code log(Σ exp(x))} over {@code axes}, or over all without any. */
  public static Tensor logsumexp(Tensor x, int... axes) {
    return logsumexp(x, Numpy.axes("logsumexp", x, axes), null, null, false);
  }

  /** {@code log(Σ exp(x))} over {@code axes}, which stay of size 1 if {@code keepDims}. */
  public static Tensor logsumexp(Tensor x, List<Integer> axes, boolean keepDims) {
    return logsumexp(x, axes, null, null, keepDims);
  }

  /**
   * {@code log(Σ b exp(x))} over {@code axes}, which stay of size 1 if {@code keepDims}; NaN where
   * the sum is negative, -∞ where it is zero.
   *
   * @param b factors that broadcast to {@code x}, or null for ones
   * @param where the elements that take part, or null for all
   */
  public static Tensor logsumexp(
      Tensor x, List<Integer> axes, @Nullable Tensor b, @Nullable Tensor where, boolean keepDims) {
    Tensor chosen = inexact(where == null ? x : Numpy.where(where, x, 0));
    if (b != null) {
      chosen = Numpy.where(b.ne(0), chosen, Double.NEGATIVE_INFINITY);
    }
    List<Integer> over = Axes.canonical("logsumexp", axes, chosen.rank());
    Tensor real = chosen.dtype().isComplex() ? Lax.real(chosen) : chosen;
    Tensor largest = max(real, over, where);
    Tensor shift = Lax.stopGradient(Numpy.where(Lax.isFinite(largest), largest, 0));
    Tensor terms = Numpy.exp(chosen.minus(shift));
    Tensor sum = sum(b == null ? terms : terms.times(b), over, where);
    Tensor result = sum.dtype().isComplex() ? Lax.log(sum) : Lax.log(Lax.abs(sum));
    result = result.plus(shift);
    if (b != null && !sum.dtype().isComplex()) {
      result = Numpy.where(sum.lt(0), Double.NaN, result);
    }
    return keepDims ? result : Lax.squeeze(result, over);
  }

  /** {@code log} of the mean of {@code exp(x)} over {@code axes}, or over all without any. */
  public static Tensor logmeanexp(Tensor x, int... axes) {
    return logmeanexp(x, Numpy.axes("logmeanexp", x, axes), null, false);
  }

  /**
   * {@code log} of the mean of {@code exp(x)} over {@code axes}, which stay of size 1 if {@code
   * keepDims}.
   *
   * @param where the elements that take part, or null for all
   */
  public static Tensor logmeanexp(
      Tensor x, List<Integer> axes, @Nullable Tensor where, boolean keepDims) {
    List<Integer> over = Axes.canonical("logmeanexp", axes, x.rank());
    Tensor sum = logsumexp(x, over, null, where, true);
    Tensor mean = sum.minus(Numpy.log(count(inexact(x), over, where)));
    return keepDims ? mean : Lax.squeeze(mean, over);
  }

  // --- distributions

  /** As {@link #softmax(Tensor, List, Tensor)}, along the last axis. */
  public static Tensor softmax(Tensor x) {
    return softmax(x, -1);
  }

  /** As {@link #softmax(Tensor, List, Tensor)}, along one axis. */
  public static Tensor softmax(Tensor x, int axis) {
    return softmax(x, List.of(axis), null);
  }

  /**
   * {@code exp(x) / Σ exp(x)}, sums taken over {@code axes}: numbers from 0 to 1 whose sum is 1.
   * NaN where an element is infinite.
   *
   * @param where the elements that take part, or null for all; the others give 0
   * @throws ShapeException when there is no such axis
   */
  public static Tensor softmax(Tensor x, List<Integer> axes, @Nullable Tensor where) {
    Axis axis = new Axis(Axes.canonical("softmax", axes, x.rank()));
    Tensor v = inexact(x);
    return where == null ? SOFTMAX.call(axis, v) : SOFTMAX.call(axis, v, where);
  }

  private static Tensor computeSoftmax(Object... arguments) {
    List<Integer> axes = ((Axis) arguments[0]).axes;
    Tensor x = (Tensor) arguments[1];
    Tensor where = arguments.length > 2 ? (Tensor) arguments[2] : null;
    Tensor safe = masked(x, where, Double.NEGATIVE_INFINITY);
    Tensor powers = Numpy.exp(safe.minus(max(x, axes, where)));
    return masked(powers.div(sum(powers, axes, where)), where, 0);
  }

  /** As {@link #logSoftmax(Tensor, List, Tensor)}, along the last axis. */
  public static Tensor logSoftmax(Tensor x) {
    return logSoftmax(x, -1);
  }

  /** As {@link #logSoftmax(Tensor, List, Tensor)}, along one axis. */
  public static Tensor logSoftmax(Tensor x, int axis) {
    return logSoftmax(x, List.of(axis), null);
  }

  /**
   * {@code x - log(Σ exp(x))}, the logarithm of {@link #softmax(Tensor, List, Tensor)}.
   *
   * @param where the elements that take part, or null for all; the others give -∞
   * @throws ShapeException when there is no such axis
   */
  public static Tensor logSoftmax(Tensor x, List<Integer> axes, @Nullable Tensor where) {
    List<Integer> over = Axes.canonical("logSoftmax", axes, x.rank());
    Tensor v = inexact(x);
    Tensor safe = masked(v, where, Double.NEGATIVE_INFINITY);
    Tensor shifted = safe.minus(Lax.stopGradient(max(v, over, where)));
    Tensor result = shifted.minus(Numpy.log(sum(Numpy.exp(shifted), over, where)));
    return masked(result, where, Double.NEGATIVE_INFINITY);
  }

  /** As {@link #standardize(Tensor, List, Tensor, Tensor, double, Tensor)}, along the last axis. */
  public static Tensor standardize(Tensor x) {
    return standardize(x, -1);
  }

  /** As {@link #standardize(Tensor, List, Tensor, Tensor, double, Tensor)}, over axes alone. */
  public static Tensor standardize(Tensor x, int... axes) {
    return standardize(x, Numpy.axes("standardize", x, axes), null, null, 1e-5, null);
  }

  /**
   * {@code (x - mean) / √(variance + epsilon)}, of mean 0 and variance 1 over {@code axes}.
   *
   * @param mean what to take for the mean, or null to compute it
   * @param variance what to take for the variance, or null to compute the mean of squares less the
   *     square of the mean, but no less than 0
   * @param where the elements that mean and variance are computed of, or null for all
   * @throws ShapeException when there is no such axis
   */
  public static Tensor standardize(
      Tensor x,
      List<Integer> axes,
      @Nullable Tensor mean,
      @Nullable Tensor variance,
      double epsilon,
      @Nullable Tensor where) {
    List<Integer> over = Axes.canonical("standardize", axes, x.rank());
    Tensor center = mean == null ? mean(inexact(x), over, where) : mean;
    Tensor spread = variance;
    if (spread == null) {
      Tensor squares = mean(inexact(Numpy.square(x)), over, where);
      spread = Numpy.maximum(0, squares.minus(Numpy.square(center)));
    }
    return x.minus(center).times(Lax.rsqrt(spread.plus(epsilon)));
  }

  // --- classes

  /** As {@link #oneHot(Tensor, int, DType, int)}, float32 along a new last axis. */
  public static Tensor oneHot(Tensor x, int classes) {
    return oneHot(x, classes, DType.FLOAT64, -1);
  }

  /**
   * For each index in {@code x} a vector of {@code classes} zeros with a one in its place, along a
   * new {@code axis}. Indices that number no class give zeros.
   *
   * @throws ShapeException when there is no such axis in the result
   */
  public static Tensor oneHot(Tensor x, int classes, DType dtype, int axis) {
    int at = Axes.canonical("oneHot", axis, x.rank() + 1);
    Shape shape = Axes.inserted(x.shape(), at, classes);
    Tensor numbers = Lax.iota(x.dtype(), shape, at);
    return Numpy.astype(Numpy.expandDims(x, at).eq(numbers), dtype);
  }
}
