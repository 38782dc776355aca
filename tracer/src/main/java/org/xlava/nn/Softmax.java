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
      CustomJvp.named(
          "softmax",
          Softmax::computed,
          JvpRule.<List<Tensor>, Tensor>nondiff(
              List.of(0),
              (fixed, x, t) -> {
                Axes axes = (Axes) fixed.getFirst();
                Tensor where = x.size() > 1 ? x.get(1) : null;
                Tensor y = call(axes, x.getFirst(), where);
                Tensor dx = t.getFirst();
                Tensor mean = Reductions.sum(y.times(dx), options(axes, where));
                return new ValueAndTangent<>(y, y.times(dx.minus(mean)));
              }));

  /** The axes that a sum is taken over. */
  private record Axes(List<Integer> axes) {}

  private Softmax() {}

  private static ReductionOptions options(Axes axes, @Nullable Tensor where) {
    return new ReductionOptions("softmax", axes.axes, true, 0, where, null, null);
  }

  /** {@code exp(x) / Σ exp(x)}; 0 for elements that don't take part. */
  public static Tensor softmax(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions o = of("softmax", x, options);
    return call(new Axes(o.axes()), Activations.inexact(x), o.where());
  }

  private static ReductionOptions of(
      String function, Tensor x, @Nullable ReductionOption @Nullable [] options) {
    return ReductionOptions.alongLast(function, x, GivenOptions.of(function, OPTIONS, options));
  }

  private static Tensor call(Axes axes, Tensor x, @Nullable Tensor where) {
    return where == null ? SOFTMAX.call(axes, x) : SOFTMAX.call(axes, x, where);
  }

  private static Tensor computed(Object... arguments) {
    Tensor x = (Tensor) arguments[1];
    ReductionOptions o =
        options((Axes) arguments[0], arguments.length > 2 ? (Tensor) arguments[2] : null);
    Tensor safe = o.masked(x, Double.NEGATIVE_INFINITY);
    Tensor powers = Casts.inexact(safe.minus(LogSums.largest(x, o)), Lax::exp);
    return o.masked(powers.div(Reductions.sum(powers, o)), 0);
  }

  /** {@code x - log(Σ exp(x))}; -∞ for elements that don't take part. */
  public static Tensor logSoftmax(Tensor x, @Nullable ReductionOption @Nullable ... options) {
    ReductionOptions o = of("logSoftmax", x, options).keepingDims();
    Tensor v = Activations.inexact(x);
    Tensor safe = o.masked(v, Double.NEGATIVE_INFINITY);
    Tensor shifted = safe.minus(Lax.stopGradient(LogSums.largest(v, o)));
    Tensor sum = Reductions.sum(Casts.inexact(shifted, Lax::exp), o);
    Tensor result = shifted.minus(Casts.inexact(sum, Lax::log));
    return o.masked(result, Double.NEGATIVE_INFINITY);
  }
}
