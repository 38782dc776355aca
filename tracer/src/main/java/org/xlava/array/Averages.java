package org.xlava.array;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Lax;
import org.xlava.ReductionOption;
import org.xlava.ReductionOption.Axis;
import org.xlava.ReductionOption.Ddof;
import org.xlava.ReductionOption.KeepDims;
import org.xlava.ReductionOption.Where;
import org.xlava.Tensor;
import org.xlava.primitive.Axes;
import org.xlava.promotion.Casts;

/** Means and variances, of integers in floating point. */
public final class Averages {
  private static final List<Class<? extends ReductionOption>> OF_MEAN =
      List.of(Axis.class, KeepDims.class, Where.class, DType.class);
  private static final List<Class<? extends ReductionOption>> OF_VARIANCE =
      List.of(Axis.class, KeepDims.class, Ddof.class, Where.class, DType.class);

  private Averages() {}

  public static Tensor mean(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    return mean(x, ReductionOptions.of("mean", x, OF_MEAN, options));
  }

  public static Tensor mean(Tensor x, ReductionOptions o) {
    Tensor operand = o.operand(x, Casts::inexact);
    return o.apply(operand, v -> Reductions.inFloat32(v, o, a -> average(a, o)));
  }

  private static Tensor average(Tensor x, ReductionOptions o) {
    Tensor sum = Lax.reduceSum(o.masked(x, 0), o.axes());
    return Lax.div(sum, count(x, sum, o));
  }

  /** How many elements each of {@code sums} has, in its dtype. */
  private static Tensor count(Tensor x, Tensor sums, ReductionOptions o) {
    if (o.where() == null) {
      return Lax.constant(sums, Axes.elements(x.shape(), o.axes()));
    }
    Tensor ones = Lax.full(x.type().withDtype(sums.dtype()), 1);
    return Lax.reduceSum(o.masked(ones, 0), o.axes());
  }

  public static Tensor var(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    return var(x, ReductionOptions.of("var", x, OF_VARIANCE, options));
  }

  private static Tensor var(Tensor x, ReductionOptions o) {
    requireInexact(x, o);
    DType dtype = o.dtype();
    Tensor v = dtype == null || dtype.bits() < 32 ? Casts.inexact(x) : Casts.astype(x, dtype);
    Tensor variance = o.apply(Reductions.atLeastFloat32(v), a -> variance(a, o));
    return dtype == null ? Lax.convertElementType(variance, v.dtype().real()) : variance;
  }

  private static void requireInexact(Tensor x, ReductionOptions o) {
    DType dtype = o.dtype();
    if (dtype != null && (!dtype.isInexact() || x.dtype().isComplex() && !dtype.isComplex())) {
      throw new DTypeException(
          "%s: the dtype must be floating, or complex for complex numbers; got %s for %s"
              .formatted(o.function(), dtype, x.type()));
    }
  }

  private static Tensor variance(Tensor x, ReductionOptions o) {
    Tensor mean = Lax.reshape(average(x, o), Axes.kept(x.shape(), o.axes()));
    Tensor centered = Lax.sub(x, mean);
    Tensor squares =
        x.dtype().isComplex()
            ? Lax.real(Lax.mul(centered, Lax.conj(centered)))
            : Lax.square(centered);
    Tensor sum = Lax.reduceSum(o.masked(squares, 0), o.axes());
    return o.where() == null ? overAll(x, sum, o) : overMasked(x, sum, o);
  }

  private static Tensor overAll(Tensor x, Tensor sum, ReductionOptions o) {
    long n = Axes.elements(x.shape(), o.axes()) - o.ddof();
    return n > 0 ? Lax.div(sum, Lax.constant(sum, n)) : Lax.fullLike(sum, Double.NaN);
  }

  private static Tensor overMasked(Tensor x, Tensor sum, ReductionOptions o) {
    Tensor n = Lax.sub(count(x, sum, o), Lax.constant(sum, o.ddof()));
    Tensor some = Lax.gt(n, Lax.constant(n, 0));
    return Lax.select(some, Lax.div(sum, n), Lax.fullLike(sum, Double.NaN));
  }

  /** The square root of the variance. */
  public static Tensor std(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    return Lax.sqrt(var(x, ReductionOptions.of("std", x, OF_VARIANCE, options)));
  }
}
