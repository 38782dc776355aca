package org.xlava.nn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Lax;
import org.xlava.NormalizationOption;
import org.xlava.ReductionOption;
import org.xlava.ReductionOption.Axis;
import org.xlava.ReductionOption.KeepDims;
import org.xlava.ReductionOption.Where;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.array.ReductionOptions;
import org.xlava.array.Reductions;
import org.xlava.array.Selection;
import org.xlava.function.GivenOptions;
import org.xlava.primitive.Axes;
import org.xlava.promotion.Casts;

/** Logarithms of sums of powers. */
public final class LogSums {
  private static final List<Class<? extends ReductionOption>> OF_MEAN =
      List.of(Axis.class, KeepDims.class, Where.class);
  private static final List<Class<? extends NormalizationOption>> OF_SUM =
      List.of(Axis.class, KeepDims.class, Where.class, NormalizationOption.Factors.class);

  private LogSums() {}

  /** {@code log(Σ b exp(x))}, b the factors; NaN where the sum is negative. */
  public static Tensor logsumexp(Tensor x, @Nullable NormalizationOption @Nullable ... options) {
    List<NormalizationOption> all = GivenOptions.of("logsumexp", OF_SUM, options);
    Tensor factors = null;
    for (NormalizationOption option : all) {
      factors = option instanceof NormalizationOption.Factors(Tensor b) ? b : factors;
    }
    ReductionOptions o = ReductionOptions.of("logsumexp", x, Axes.range(x.rank()), all);
    Tensor result = keeping(x, factors, o.keepingDims());
    return o.keepDims() ? result : Lax.squeeze(result, o.axes());
  }

  private static Tensor keeping(Tensor x, @Nullable Tensor factors, ReductionOptions o) {
    Tensor chosen = Activations.inexact(o.masked(x, 0));
    if (factors != null) {
      chosen = Selection.where(factors.ne(0), chosen, Double.NEGATIVE_INFINITY);
    }
    return Casts.inFloat32(chosen, v -> ofChosen(v, factors, o));
  }

  private static Tensor ofChosen(Tensor x, @Nullable Tensor factors, ReductionOptions o) {
    Tensor real = x.dtype().isComplex() ? Lax.real(x) : x;
    Tensor largest = largest(real, o);
    Tensor shift = Lax.stopGradient(Selection.where(Lax.isFinite(largest), largest, 0));
    Tensor terms = Casts.inexact(x.minus(shift), Lax::exp);
    Tensor sum = Reductions.sum(factors == null ? terms : terms.times(factors), o);
    boolean complex = sum.dtype().isComplex();
    Tensor result = log(complex ? sum : Lax.abs(sum)).plus(shift);
    return factors != null && !complex ? Selection.where(sum.lt(0), Double.NaN, result) : result;
  }

  // Of zero with the derivative 0: no summand of a sum of zeros stands out.
  private static Tensor log(Tensor sum) {
    Tensor none = sum.eq(0);
    Tensor log = Lax.log(Lax.select(none, Lax.constant(sum, 1), sum));
    return Lax.select(none, Lax.constant(log, Double.NEGATIVE_INFINITY), log);
  }

  /** The largest elements that take part, their axes kept; negative infinity of none. */
  static Tensor largest(Tensor x, ReductionOptions o) {
    Tensor largest = Lax.reduceMax(o.masked(x, Double.NEGATIVE_INFINITY), o.axes());
    return Lax.reshape(largest, Axes.kept(x.shape(), o.axes()));
  }

  /** {@code log} of the mean of {@code exp(x)}. */
  public static Tensor logmeanexp(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions o = ReductionOptions.of("logmeanexp", x, OF_MEAN, options);
    ReductionOptions keeping = o.keepingDims();
    Tensor mean = keeping(x, null, keeping).minus(Casts.inexact(count(x, keeping), Lax::log));
    return o.keepDims() ? mean : Lax.squeeze(mean, o.axes());
  }

  private static Tensor count(Tensor x, ReductionOptions o) {
    Tensor v = Activations.inexact(x);
    return Reductions.sum(Lax.full(TensorType.of(v.dtype().real(), v.shape()), 1), o);
  }
}
