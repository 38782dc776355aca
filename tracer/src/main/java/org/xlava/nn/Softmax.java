package org.xlava.nn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.JvpRule;
import org.xlava.Lax;
import org.xlava.ReductionOption;
import org.xlava.Tensor;
import org.xlava.ValueAndTangent;
import org.xlava.array.ReductionOptions;
import org.xlava.array.Reductions;
import org.xlava.function.CustomJvp;
import org.xlava.function.GivenOptions;
import org.xlava.promotion.Casts;

/** Distributions from scores. */
public final class Softmax {
  private static final List<Class<? extends ReductionOption>> OPTIONS =
      List.of(ReductionOption.Axis.class, ReductionOption.Where.class);

  // Of y = softmax(x): dy = y (dx - Σ y dx)
  private static final CustomJvp<Tensor> SOFTMAX =
      withRule(
          "softmax",
          Softmax::probabilities,
          (x, o) -> computed(Softmax.SOFTMAX, x, o),
          (y, centred) -> y.times(centred.of(y)));

  // Of y = log(softmax(x)): dy = dx - Σ e^y dx
  private static final CustomJvp<Tensor> LOG_SOFTMAX =
      withRule(
          "log_softmax",
          Softmax::logarithms,
          (x, o) -> computed(Softmax.LOG_SOFTMAX, x, o),
          (y, centred) -> centred.of(Casts.inexact(y, Lax::exp)));

  private static CustomJvp<Tensor> withRule(String name, Computed f, Computed self, Slope slope) {
    return CustomJvp.named(
        name,
        arguments -> f.of((Tensor) arguments[1], options(arguments)),
        JvpRule.<List<Tensor>, Tensor>nondiff(
            List.of(0),
            (fixed, x, t) -> {
              Axes axes = (Axes) fixed.getFirst();
              ReductionOptions o = options(axes, x.size() > 1 ? x.get(1) : null);
              Tensor y = self.of(x.getFirst(), o);
              return new ValueAndTangent<>(
                  y, o.masked(slope.of(y, weights -> centred(t.getFirst(), weights, o)), 0));
            }));
  }

  private interface Computed {
    Tensor of(Tensor x, ReductionOptions o);
  }

  /** The tangent of a distribution {@code y}, made of the operand's, centred by weights. */
  private interface Slope {
    Tensor of(Tensor y, Centred centred);
  }

  /** A tangent minus its mean of these weights. */
  private interface Centred {
    Tensor of(Tensor weights);
  }

  // Centred twice: the first mean may round to the element of nearly all weight, whose difference
  // from it is what the others have.
  private static Tensor centred(Tensor t, Tensor weights, ReductionOptions o) {
    Tensor once = t.minus(Reductions.sum(weights.times(t), o));
    return once.minus(Reductions.sum(weights.times(once), o));
  }

  /** The axes that a sum is taken over. */
  private record Axes(List<Integer> axes) {}

  private Softmax() {}

  private static ReductionOptions options(Object[] arguments) {
    return options((Axes) arguments[0], arguments.length > 2 ? (Tensor) arguments[2] : null);
  }

  private static ReductionOptions options(Axes axes, @Nullable Tensor where) {
    return new ReductionOptions("softmax", axes.axes, true, 0, where, null, null);
  }

  /** {@code exp(x) / Σ exp(x)}; 0 for elements that don't take part. */
  public static Tensor softmax(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    return call(SOFTMAX, x, of("softmax", x, options));
  }

  /** {@code x - log(Σ exp(x))}; -∞ for elements that don't take part. */
  public static Tensor logSoftmax(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    return call(LOG_SOFTMAX, x, of("logSoftmax", x, options));
  }

  private static ReductionOptions of(
      String function, Tensor x, @Nullable ReductionOption @Nullable [] options) {
    return ReductionOptions.alongLast(function, x, GivenOptions.of(function, OPTIONS, options));
  }

  private static Tensor call(CustomJvp<Tensor> function, Tensor x, ReductionOptions o) {
    return Casts.inFloat32(Activations.inexact(x), v -> computed(function, v, o));
  }

  private static Tensor computed(CustomJvp<Tensor> function, Tensor x, ReductionOptions o) {
    Axes axes = new Axes(o.axes());
    return o.where() == null ? function.call(axes, x) : function.call(axes, x, o.where());
  }

  private static Tensor probabilities(Tensor x, ReductionOptions o) {
    Tensor safe = o.masked(x, Double.NEGATIVE_INFINITY);
    Tensor powers = Casts.inexact(safe.minus(LogSums.largest(x, o)), Lax::exp);
    return o.masked(powers.div(Reductions.sum(powers, o)), 0);
  }

  private static Tensor logarithms(Tensor x, ReductionOptions o) {
    Tensor safe = o.masked(x, Double.NEGATIVE_INFINITY);
    Tensor shifted = safe.minus(LogSums.largest(x, o));
    Tensor sum = Reductions.sum(Casts.inexact(shifted, Lax::exp), o);
    Tensor result = shifted.minus(Casts.inexact(sum, Lax::log));
    return o.masked(result, Double.NEGATIVE_INFINITY);
  }
}
