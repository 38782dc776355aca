package org.xlava.nn;

import java.util.List;
import java.util.function.UnaryOperator;
import org.xlava.DTypeException;
import org.xlava.JvpRule;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.TensorFn2;
import org.xlava.ValueAndTangent;
import org.xlava.array.Extrema;
import org.xlava.array.Joining;
import org.xlava.array.LogAddExp;
import org.xlava.array.Logic;
import org.xlava.array.Selection;
import org.xlava.array.Trigonometry;
import org.xlava.function.CustomJvp;
import org.xlava.primitive.elementwise.Slope;
import org.xlava.promotion.Broadcasting;
import org.xlava.promotion.Casts;
import org.xlava.promotion.Scalars;
import org.xlava.transform.GivenTensors;
import org.xlava.transform.Tangents;

/** Functions of one element after the other. */
public final class Activations {
  // The slope at 0 is 0, on either side of which max would give half.
  private static final CustomJvp<Tensor> RELU =
      CustomJvp.named(
          "relu",
          (TensorFn1) x -> Lax.max(x, Lax.constant(x, 0)),
          (JvpRule<Tensor, Tensor>)
              (x, t) ->
                  new ValueAndTangent<>(
                      relu(x),
                      x.dtype().isInexact() ? where(Lax.gt(x, Lax.constant(x, 0)), t) : t));

  // The slope at 0 and 6 is 0.
  private static final CustomJvp<Tensor> RELU6 =
      CustomJvp.named(
          "relu6",
          (TensorFn1) x -> atMost(Extrema.maximum(x, Scalars.beside(x, 0)), 6.0),
          (JvpRule<Tensor, Tensor>)
              (x, t) -> new ValueAndTangent<>(relu6(x), where(Logic.and(x.gt(0), x.lt(6)), t)));

  // d log(1 - exp(-x)) = dx exp(-x) / (1 - exp(-x))
  private static final CustomJvp<Tensor> LOG1MEXP =
      CustomJvp.named(
          "log1mexp",
          (TensorFn1) Activations::log1mexpByParts,
          (JvpRule<Tensor, Tensor>)
              (x, t) -> {
                Tensor minus = Lax.neg(x);
                Tensor slope = Lax.div(Lax.exp(minus), Lax.neg(Lax.expm1(minus)));
                return new ValueAndTangent<>(log1mexp(x), Lax.mul(t, slope));
              });

  // d (x / (1 + |x|)) = dx / (1 + |x|)²
  private static final CustomJvp<Tensor> SOFT_SIGN =
      CustomJvp.named(
          "soft_sign",
          (TensorFn1) Activations::overOneMore,
          (JvpRule<Tensor, Tensor>)
              (x, t) -> {
                Tensor root = Lax.div(Lax.constant(x, 1), oneMore(x));
                return new ValueAndTangent<>(softSign(x), Lax.mul(t, Lax.square(root)));
              });

  // Of s = (1 + x/q)/2 with q = √(x² + r²): ds = (dx r - dr x) r/(2q³)
  private static final CustomJvp<Tensor> SQUAREPLUS_SLOPE =
      CustomJvp.named(
          "squareplus_slope",
          (TensorFn2) Activations::squareplusSlope,
          (JvpRule<List<Tensor>, Tensor>)
              (p, t) -> {
                Tensor x = p.get(0);
                Tensor r = p.get(1);
                Tensor sine = Trigonometry.cosine(r, x);
                Tensor over =
                    Lax.div(Lax.mul(Lax.constant(x, 0.5), sine), Trigonometry.hypot(x, r));
                Tensor dx = Lax.mul(t.get(0), Lax.mul(sine, over));
                Tensor dr = Lax.mul(t.get(1), Lax.mul(Trigonometry.cosine(x, r), over));
                return new ValueAndTangent<>(slopeOfSquareplus(x, r), Lax.sub(dx, dr));
              });

  private static final CustomJvp<Tensor> SILU =
      gated("silu", Lax::logistic, Slope.LOGISTIC_SLOPE::of, Activations::silu);

  // d tanh(softplus(x)) = dx 4s(2 softplus(x)) logistic(x) with the logistic function's slope s
  private static final CustomJvp<Tensor> MISH =
      gated(
          "mish",
          x -> Lax.tanh(softplus(x)),
          x -> {
            Tensor slope = Slope.LOGISTIC_SLOPE.of(Lax.mul(softplus(x), Lax.constant(x, 2)));
            return Lax.mul(Lax.mul(slope, Lax.constant(x, 4)), Lax.logistic(x));
          },
          Activations::mish);

  private static final CustomJvp<Tensor> HARD_SILU =
      gated(
          "hard_silu",
          Activations::hardSigmoid,
          x ->
              Lax.select(
                  Lax.lt(Lax.abs(x), Lax.constant(x, 3)),
                  Lax.fullLike(x, 1.0 / 6),
                  Lax.fullLike(x, 0)),
          Activations::hardSilu);

  // erfc(-x/√2)/2, with the slope e^(-x²/2)/√(2π)
  private static final CustomJvp<Tensor> GELU =
      gated(
          "gelu",
          x -> {
            Tensor scaled = Lax.mul(Lax.neg(x), Lax.constant(x, Math.sqrt(0.5)));
            return Lax.mul(Lax.constant(x, 0.5), Lax.erfc(scaled));
          },
          x -> {
            Tensor density = Slope.GAUSSIAN.of(Lax.mul(x, Lax.constant(x, Math.sqrt(0.5))));
            return Lax.mul(density, Lax.constant(x, 1 / Math.sqrt(2 * Math.PI)));
          },
          x -> gelu(x, false));

  // (1 + tanh(z))/2 = logistic(2z)
  private static final CustomJvp<Tensor> GELU_TANH =
      gated(
          "gelu",
          x -> Lax.logistic(cubic(x)),
          x -> {
            double scale = 2 * Math.sqrt(2 / Math.PI);
            Tensor square = Lax.mul(Lax.constant(x, 3 * 0.044715 * scale), Lax.square(x));
            Tensor slope = Lax.add(square, Lax.constant(x, scale));
            return Lax.mul(Slope.LOGISTIC_SLOPE.of(cubic(x)), slope);
          },
          x -> gelu(x, true));

  // √(8/π) (x + 0.044715 x³)
  private static Tensor cubic(Tensor x) {
    Tensor cube = Lax.mul(Lax.constant(x, 0.044715), Lax.integerPow(x, 3));
    return Lax.mul(Lax.constant(x, 2 * Math.sqrt(2 / Math.PI)), Lax.add(x, cube));
  }

  // Of y = x f(x): dy = dx (f(x) + x f'(x)), where f goes to 0 and 1 so soon that its slope at the
  // ends of an interval is 0; what is beyond counts as those ends, since infinity times 0 is NaN.
  private static CustomJvp<Tensor> gated(
      String name,
      UnaryOperator<Tensor> f,
      UnaryOperator<Tensor> slope,
      UnaryOperator<Tensor> self) {
    return CustomJvp.named(
        name,
        (TensorFn1)
            x -> {
              Tensor product = Lax.mul(x, f.apply(x));
              Tensor none = Lax.eq(x, Lax.constant(x, Double.NEGATIVE_INFINITY));
              return Lax.select(none, Lax.constant(x, -0.0), product);
            },
        (JvpRule<Tensor, Tensor>)
            (x, t) -> {
              double end = name.equals("gelu") ? 60 : 1000;
              Tensor near = Lax.clamp(Lax.constant(x, -end), x, Lax.constant(x, end));
              Tensor sum = Lax.add(f.apply(near), Lax.mul(near, slope.apply(near)));
              return new ValueAndTangent<>(self.apply(x), Lax.mul(t, sum));
            });
  }

  // Of y = (x + q)/2 with q = √(x² + b): dy = dx (1 + x/q)/2 + db/(4q)
  private static final CustomJvp<Tensor> SQUAREPLUS =
      CustomJvp.named(
          "squareplus",
          (TensorFn2) Activations::squareplusByParts,
          (JvpRule<List<Tensor>, Tensor>)
              (p, t) -> {
                Tensor x = p.get(0);
                Tensor b = p.get(1);
                Tensor over = Lax.div(Lax.constant(x, 0.25), Trigonometry.hypot(x, Lax.sqrt(b)));
                Tensor dx = Lax.mul(t.get(0), slopeOfSquareplus(x, Lax.sqrt(b)));
                return new ValueAndTangent<>(
                    squareplus(x, b), Lax.add(dx, Lax.mul(t.get(1), over)));
              });

  // Of a negative x, x + q = b/(q - x)
  private static Tensor squareplusByParts(Tensor x, Tensor b) {
    Tensor q = Trigonometry.hypot(x, Lax.sqrt(b));
    Tensor half = Lax.constant(x, 0.5);
    Tensor zero = Lax.constant(x, 0);
    Tensor magnitude = Lax.add(Lax.mul(half, Lax.abs(x)), Lax.mul(half, q));
    Tensor whole = Lax.or(Lax.gt(x, zero), Lax.eq(magnitude, zero));
    return Lax.select(whole, magnitude, Lax.div(Lax.mul(Lax.constant(x, 0.25), b), magnitude));
  }

  // With the cosine c = x/q and the sine s = r/q: (1 + c)/2 = s²/(1 - c)/2
  private static Tensor squareplusSlope(Tensor x, Tensor r) {
    Tensor c = Trigonometry.cosine(x, r);
    Tensor s = Trigonometry.cosine(r, x);
    Tensor half = Lax.constant(x, 0.5);
    Tensor positive = Lax.gt(x, Lax.constant(x, 0));
    Tensor more = Lax.add(Lax.constant(x, 1), Lax.select(positive, c, Lax.neg(c)));
    Tensor left = Lax.div(Lax.square(s), more);
    return Lax.mul(half, Lax.select(positive, more, left));
  }

  private static Tensor slopeOfSquareplus(Tensor x, Tensor r) {
    return SQUAREPLUS_SLOPE.call(x, r);
  }

  private static Tensor oneMore(Tensor x) {
    return Lax.add(Lax.abs(x), Lax.constant(x, 1));
  }

  private static Tensor overOneMore(Tensor x) {
    Tensor infinite = Lax.eq(Lax.abs(x), Lax.constant(x, Double.POSITIVE_INFINITY));
    return Lax.select(infinite, Lax.sign(x), Lax.div(x, oneMore(x)));
  }

  private Activations() {}

  private static Tensor atMost(Tensor x, Number max) {
    return Extrema.minimum(x, Scalars.beside(x, max));
  }

  private static Tensor where(Tensor condition, Tensor tangent) {
    return Lax.select(condition, tangent, Tangents.zeros(tangent.type()));
  }

  /** {@code x} where it has a floating dtype, and else in the one that arithmetic gives it. */
  static Tensor inexact(Tensor x) {
    return GivenTensors.present(x).dtype().isInexact() ? x : x.times(1.0);
  }

  /** {@code max(x, 0)}, with the derivative 0 at 0. */
  public static Tensor relu(Tensor x) {
    return RELU.call(x);
  }

  /** {@code min(max(x, 0), 6)}, with the derivative 0 at 0 and 6. */
  public static Tensor relu6(Tensor x) {
    return RELU6.call(inexact(x));
  }

  /** {@code x} where it isn't negative, and {@code slope x} elsewhere. */
  public static Tensor leakyRelu(Tensor x, Number slope) {
    return Selection.where(x.ge(0), x, x.times(slope));
  }

  /** {@code x} where it isn't negative, and {@code slope x} elsewhere; shapes broadcast. */
  public static Tensor leakyRelu(Tensor x, Tensor slope) {
    return Selection.where(x.ge(0), x, x.times(slope));
  }

  /**
   * {@code 1 / (1 + exp(-x))}.
   *
   * @throws DTypeException for integers and booleans
   */
  public static Tensor sigmoid(Tensor x) {
    return Lax.logistic(x);
  }

  /** {@code relu6(x + 3) / 6}: a sigmoid made of lines. */
  public static Tensor hardSigmoid(Tensor x) {
    return relu6(x.plus(3.0)).div(6.0);
  }

  /**
   * {@code (x + 1) / 2}, but no less than 0 and no more than 1: the derivative of {@link
   * #sparsePlus}.
   */
  public static Tensor sparseSigmoid(Tensor x) {
    return Extrema.clip(x.plus(1.0), 0.0, 2.0).times(0.5);
  }

  /**
   * {@code x sigmoid(x)}.
   *
   * @throws DTypeException for integers and booleans
   */
  public static Tensor silu(Tensor x) {
    return x.dtype().isComplex() ? Lax.mul(x, Lax.logistic(x)) : SILU.call(x);
  }

  /** {@code x hardSigmoid(x)}. */
  public static Tensor hardSilu(Tensor x) {
    return HARD_SILU.call(inexact(x));
  }

  /** {@code x}, but no less than -1 and no more than 1, with the derivative 1 at both. */
  public static Tensor hardTanh(Tensor x) {
    return Selection.where(x.gt(1), 1, Selection.where(x.lt(-1), -1, x));
  }

  /** {@code log(1 + exp(x))}. */
  public static Tensor softplus(Tensor x) {
    return Broadcasting.applyInexact("logaddexp", x, Scalars.beside(x, 0), LogAddExp::natural);
  }

  /** 0 up to -1, {@code x} from 1, and {@code (x + 1)² / 4} between. */
  public static Tensor sparsePlus(Tensor x) {
    Tensor inner = Selection.where(x.abs().ge(1.0), 0.0, x);
    Tensor between = inner.plus(1.0).pow(2).div(4);
    return Selection.where(x.le(-1.0), 0.0, Selection.where(x.ge(1.0), x, between));
  }

  /** {@code (x + √(x² + b)) / 2}. */
  public static Tensor squareplus(Tensor x, Number b) {
    return squareplus(x, Scalars.beside(x, b));
  }

  /** {@code (x + √(x² + b)) / 2}; shapes broadcast. */
  public static Tensor squareplus(Tensor x, Tensor b) {
    return Broadcasting.applyInexact("squareplus", x, b, SQUAREPLUS::call);
  }

  /** {@code log(sigmoid(x))}. */
  public static Tensor logSigmoid(Tensor x) {
    return softplus(x.unaryMinus()).unaryMinus();
  }

  /**
   * {@code log(1 - exp(-x))} for positive {@code x}, by the form that is accurate there (Mächler,
   * "Accurately computing log(1 − exp(−|a|))", 2012); NaN for negative ones.
   */
  public static Tensor log1mexp(Tensor x) {
    return LOG1MEXP.call(inexact(x));
  }

  private static Tensor log1mexpByParts(Tensor x) {
    Tensor minus = x.unaryMinus();
    return Selection.where(
        x.lt(Math.log(2)),
        Casts.inexact(Casts.inexact(minus, Lax::expm1).unaryMinus(), Lax::log),
        Casts.inexact(Casts.inexact(minus, Lax::exp).unaryMinus(), Lax::log1p));
  }

  /** {@code x / (|x| + 1)}. */
  public static Tensor softSign(Tensor x) {
    return SOFT_SIGN.call(Casts.inexact(x));
  }

  /** {@code x tanh(softplus(x))}. */
  public static Tensor mish(Tensor x) {
    return MISH.call(Casts.inexact(x));
  }

  /** {@code x} where it is positive, and {@code alpha (exp(x) - 1)} elsewhere. */
  public static Tensor elu(Tensor x, Number alpha) {
    return Selection.where(x.gt(0), x, negativePart(x, UnaryOperator.identity()).times(alpha));
  }

  /** {@code x} where it is positive, and {@code alpha (exp(x) - 1)} elsewhere; shapes broadcast. */
  public static Tensor elu(Tensor x, Tensor alpha) {
    return Selection.where(x.gt(0), x, negativePart(x, UnaryOperator.identity()).times(alpha));
  }

  // The derivative of what isn't chosen must not overflow.
  private static Tensor negativePart(Tensor x, UnaryOperator<Tensor> scale) {
    return Casts.inexact(scale.apply(Selection.where(x.gt(0), 0.0, x)), Lax::expm1);
  }

  /** {@code x} where it is positive, and {@code alpha (exp(x / alpha) - 1)} elsewhere. */
  public static Tensor celu(Tensor x, Number alpha) {
    return Selection.where(x.gt(0), x, negativePart(x, v -> v.div(alpha)).times(alpha));
  }

  /**
   * {@code x} where it is positive, and {@code alpha (exp(x / alpha) - 1)} elsewhere; shapes
   * broadcast.
   */
  public static Tensor celu(Tensor x, Tensor alpha) {
    return Selection.where(x.gt(0), x, negativePart(x, v -> v.div(alpha)).times(alpha));
  }

  /**
   * {@code λ x} where it is positive, and {@code λ α (exp(x) - 1)} elsewhere (Klambauer et al.,
   * "Self-normalizing neural networks", 2017).
   */
  public static Tensor selu(Tensor x) {
    return elu(x, 1.6732632423543772848170429916717).times(1.0507009873554804934193349852946);
  }

  /**
   * {@code x} times the probability that a standard normal number is less, {@code x erfc(-x / √2) /
   * 2}; with {@code approximate}, {@code x (1 + tanh(√(2 / π) (x + 0.044715 x³))) / 2}. Not weakly
   * typed.
   */
  public static Tensor gelu(Tensor x, boolean approximate) {
    Tensor v = inexact(x);
    return (approximate ? GELU_TANH : GELU).call(Lax.convertElementType(v, v.dtype()));
  }

  /**
   * The first half of {@code x} along {@code axis} times the sigmoid of the second.
   *
   * @throws ShapeException when the axis isn't of even size
   */
  public static Tensor glu(Tensor x, int axis) {
    if (x.rank() == 0 || x.shape().dim(axis) % 2 != 0) {
      throw new ShapeException(
          "glu: the axis must be of even size; got axis " + axis + " of " + x.type());
    }
    List<Tensor> halves = Joining.split(x, 2, axis);
    return halves.getFirst().times(sigmoid(halves.getLast()));
  }
}
