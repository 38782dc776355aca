package org.xlava.nn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Lax;
import org.xlava.NormalizationOption;
import org.xlava.NormalizationOption.Epsilon;
import org.xlava.NormalizationOption.GivenMean;
import org.xlava.NormalizationOption.GivenVariance;
import org.xlava.ReductionOption;
import org.xlava.ReductionOption.Axis;
import org.xlava.ReductionOption.Where;
import org.xlava.Tensor;
import org.xlava.array.Arithmetic;
import org.xlava.array.Averages;
import org.xlava.array.Extrema;
import org.xlava.array.ReductionOptions;
import org.xlava.function.GivenOptions;
import org.xlava.promotion.Scalars;

/** Elements of mean 0 and variance 1. */
public final class Standardization {
  private static final List<Class<? extends NormalizationOption>> OPTIONS =
      List.of(Axis.class, Where.class, GivenMean.class, GivenVariance.class, Epsilon.class);

  private Standardization() {}

  /** {@code (x - mean) / √(variance + epsilon)}. */
  public static Tensor standardize(Tensor x, @Nullable NormalizationOption @Nullable ... options) {
    List<NormalizationOption> all = GivenOptions.of("standardize", OPTIONS, options);
    ReductionOptions o = ReductionOptions.alongLast("standardize", x, all).keepingDims();
    Tensor mean = null;
    Tensor variance = null;
    double epsilon = 1e-5;
    for (NormalizationOption option : all) {
      switch (option) {
        case GivenMean(Tensor given) -> mean = given;
        case GivenVariance(Tensor given) -> variance = given;
        case Epsilon(double given) -> epsilon = given;
        case ReductionOption r -> {}
        case NormalizationOption.Factors f -> {}
      }
    }
    Tensor center = mean == null ? Averages.mean(Activations.inexact(x), o) : mean;
    Tensor spread = variance == null ? variance(x, center, o) : variance;
    return x.minus(center).times(Lax.rsqrt(spread.plus(epsilon)));
  }

  /** The mean of squares less the square of the mean, but no less than 0. */
  private static Tensor variance(Tensor x, Tensor mean, ReductionOptions o) {
    Tensor squares = Averages.mean(Activations.inexact(Arithmetic.square(x)), o);
    Tensor difference = squares.minus(Arithmetic.square(mean));
    return Extrema.maximum(Scalars.beside(difference, 0), difference);
  }
}
