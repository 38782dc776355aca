package org.xlava.nn;

import java.util.List;
import org.xlava.DTypeException;
import org.xlava.JvpRule;
import org.xlava.Lax;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorFn1;
import org.xlava.ValueAndTangent;
import org.xlava.array.Arithmetic;
import org.xlava.array.Extrema;
import org.xlava.array.Joining;
import org.xlava.array.LogAddExp;
import org.xlava.array.Logic;
import org.xlava.array.Selection;
import org.xlava.function.CustomJvp;
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

  // d log(1 - exp(-x)) = dx / (exp(x) - 1)
  private static final CustomJvp<Tensor> LOG1MEXP =
      CustomJvp.named(
          "log1mexp",
          (TensorFn1) Activations::log1mexpByParts,
          (JvpRule<Tensor, Tensor>)
              (x, t) -> new ValueAndTangent<>(log1mexp(x), t.div(Casts.inexact(x, Lax::expm1))));

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
    return Lax.mul(x, Lax.logistic(x));
  }

  /** {@code x hardSigmoid(x)}. */
  public static Tensor hardSilu(Tensor x) {
    return x.times(hardSigmoid(x));
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
    Tensor between = x.plus(1.0).pow(2).div(4);
    return Selection.where(x.le(-1.0), 0.0, Selection.where(x.ge(1.0), x, between));
  }

  /** {@code (x + √(x² + b)) / 2}. */
  public static Tensor squareplus(Tensor x, Number b) {
    return x.plus(Casts.inexact(Arithmetic.square(x).plus(b), Lax::sqrt)).div(2);
  }

  /** {@code (x + √(x² + b)) / 2}; shapes broadcast. */
  public static Tensor squareplus(Tensor x, Tensor b) {
    return x.plus(Casts.inexact(Arithmetic.square(x).plus(b), Lax::sqrt)).div(2);
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
    return x.div(x.abs().plus(1));
  }

  /** {@code x tanh(softplus(x))}. */
  public static Tensor mish(Tensor x) {
    return x.times(Casts.inexact(softplus(x), Lax::tanh));
  }

  /** {@code x} where it is positive, and {@code alpha (exp(x) - 1)} elsewhere. */
  public static Tensor elu(Tensor x, Number alpha) {
    return Selection.where(x.gt(0), x, negativePart(x).times(alpha));
  }

  /** {@code x} where it is positive, and {@code alpha (exp(x) - 1)} elsewhere; shapes broadcast. */
  public static Tensor elu(Tensor x, Tensor alpha) {
    return Selection.where(x.gt(0), x, negativePart(x).times(alpha));
  }

  // The derivative of what isn't chosen must not overflow.
  private static Tensor negativePart(Tensor x) {
    return Casts.inexact(Selection.where(x.gt(0), 0.0, x), Lax::expm1);
  }

  /** {@code x} where it is positive, and {@code alpha (exp(x / alpha) - 1)} elsewhere. */
  public static Tensor celu(Tensor x, Number alpha) {
    Tensor negative =
        Casts.inexact(Extrema.minimum(x, Scalars.beside(x, 0.0)).div(alpha), Lax::expm1)
            .times(alpha);
    return Extrema.maximum(x, Scalars.beside(x, 0.0)).plus(negative);
  }

  /**
   * {@code x} where it is positive, and {@code alpha (exp(x / alpha) - 1)} elsewhere; shapes
   * broadcast.
   */
  public static Tensor celu(Tensor x, Tensor alpha) {
    Tensor negative =
        Casts.inexact(Extrema.minimum(x, Scalars.beside(x, 0.0)).div(alpha), Lax::expm1)
            .times(alpha);
    return Extrema.maximum(x, Scalars.beside(x, 0.0)).plus(negative);
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
    if (!approximate) {
      Tensor scaled = v.unaryMinus().times(Scalars.strong(v, Math.sqrt(0.5)));
      return v.times(0.5).times(Lax.erfc(scaled));
    }
    Tensor inner =
        v.plus(v.pow(3).times(0.044715)).times(Scalars.strong(v, Math.sqrt(2 / Math.PI)));
    return v.times(Casts.inexact(inner, Lax::tanh).plus(1.0).times(0.5));
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
