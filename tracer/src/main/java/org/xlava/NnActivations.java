package org.xlava;

import org.xlava.nn.Activations;
import org.xlava.promotion.Casts;

/** Functions of one element after the other; see {@link Nn}. */
abstract class NnActivations {
  NnActivations() {}

  /**
   * {@code x}.
   *
   * @return of the type of {@code x}
   */
  public static Tensor identity(Tensor x) {
    return x;
  }

  /**
   * {@code max(x, 0)}, with the derivative 0 at 0.
   *
   * @return of the type of {@code x}
   */
  public static Tensor relu(Tensor x) {
    return Activations.relu(x);
  }

  /**
   * {@code min(max(x, 0), 6)}, with the derivative 0 at 0 and 6.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor relu6(Tensor x) {
    return Activations.relu6(x);
  }

  /** As {@link #leakyRelu(Tensor, Number)}, with the slope 0.01. */
  public static Tensor leakyRelu(Tensor x) {
    return Activations.leakyRelu(x, 0.01);
  }

  /**
   * {@code x} where it isn't negative, and {@code slope x} elsewhere.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor leakyRelu(Tensor x, Number slope) {
    return Activations.leakyRelu(x, slope);
  }

  /**
   * As {@link #leakyRelu(Tensor, Number)}, with slopes that broadcast to {@code x}.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor leakyRelu(Tensor x, Tensor slope) {
    return Activations.leakyRelu(x, slope);
  }

  /**
   * {@code 1 / (1 + exp(-x))}.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for integers and booleans
   */
  public static Tensor sigmoid(Tensor x) {
    return Activations.sigmoid(x);
  }

  /**
   * {@code relu6(x + 3) / 6}: a sigmoid made of lines.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor hardSigmoid(Tensor x) {
    return Activations.hardSigmoid(x);
  }

  /**
   * {@code (x + 1) / 2}, but no less than 0 and no more than 1: the derivative of {@link
   * #sparsePlus}.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   * @throws DTypeException for complex dtypes
   */
  public static Tensor sparseSigmoid(Tensor x) {
    return Activations.sparseSigmoid(x);
  }

  /**
   * {@code x sigmoid(x)}, also known as {@link #swish}.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for integers and booleans
   */
  public static Tensor silu(Tensor x) {
    return Activations.silu(x);
  }

  /**
   * {@code x sigmoid(x)}, also known as {@link #silu}.
   *
   * @return of the type of {@code x}
   * @throws DTypeException for integers and booleans
   */
  public static Tensor swish(Tensor x) {
    return Activations.silu(x);
  }

  /**
   * {@code x hardSigmoid(x)}, also known as {@link #hardSwish}.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor hardSilu(Tensor x) {
    return Activations.hardSilu(x);
  }

  /**
   * {@code x hardSigmoid(x)}, also known as {@link #hardSilu}.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor hardSwish(Tensor x) {
    return Activations.hardSilu(x);
  }

  /**
   * The hyperbolic tangent.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor tanh(Tensor x) {
    return Casts.inexact(x, Lax::tanh);
  }

  /**
   * {@code x}, but no less than -1 and no more than 1, with the derivative 1 at both.
   *
   * @return of the type of {@code x}
   */
  public static Tensor hardTanh(Tensor x) {
    return Activations.hardTanh(x);
  }

  /**
   * {@code log(1 + exp(x))}, without overflow.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor softplus(Tensor x) {
    return Activations.softplus(x);
  }

  /**
   * 0 up to -1, {@code x} from 1, and {@code (x + 1)² / 4} between.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor sparsePlus(Tensor x) {
    return Activations.sparsePlus(x);
  }

  /** As {@link #squareplus(Tensor, Number)}, with {@code b} = 4. */
  public static Tensor squareplus(Tensor x) {
    return Activations.squareplus(x, 4);
  }

  /**
   * {@code (x + √(x² + b)) / 2}.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor squareplus(Tensor x, Number b) {
    return Activations.squareplus(x, b);
  }

  /**
   * As {@link #squareplus(Tensor, Number)}, with numbers that broadcast to {@code x}.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor squareplus(Tensor x, Tensor b) {
    return Activations.squareplus(x, b);
  }

  /**
   * {@code log(sigmoid(x))}, without overflow.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   * @throws DTypeException for booleans
   */
  public static Tensor logSigmoid(Tensor x) {
    return Activations.logSigmoid(x);
  }

  /**
   * {@code log(1 - exp(-x))} for positive {@code x}, by the form that is accurate there (Mächler,
   * "Accurately computing log(1 − exp(−|a|))", 2012); NaN for negative ones.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor log1mexp(Tensor x) {
    return Activations.log1mexp(x);
  }

  /**
   * {@code x / (|x| + 1)}. JAX's {@code soft_sign}.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor softSign(Tensor x) {
    return Activations.softSign(x);
  }

  /**
   * {@code x tanh(softplus(x))}.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor mish(Tensor x) {
    return Activations.mish(x);
  }

  /** As {@link #elu(Tensor, Number)}, with {@code alpha} = 1. */
  public static Tensor elu(Tensor x) {
    return Activations.elu(x, 1.0);
  }

  /**
   * {@code x} where it is positive, and {@code alpha (exp(x) - 1)} elsewhere.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor elu(Tensor x, Number alpha) {
    return Activations.elu(x, alpha);
  }

  /**
   * As {@link #elu(Tensor, Number)}, with numbers that broadcast to {@code x}.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor elu(Tensor x, Tensor alpha) {
    return Activations.elu(x, alpha);
  }

  /** As {@link #celu(Tensor, Number)}, with {@code alpha} = 1. */
  public static Tensor celu(Tensor x) {
    return Activations.celu(x, 1.0);
  }

  /**
   * {@code x} where it is positive, and {@code alpha (exp(x / alpha) - 1)} elsewhere.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor celu(Tensor x, Number alpha) {
    return Activations.celu(x, alpha);
  }

  /**
   * As {@link #celu(Tensor, Number)}, with numbers that broadcast to {@code x}.
   *
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor celu(Tensor x, Tensor alpha) {
    return Activations.celu(x, alpha);
  }

  /**
   * {@code λ x} where it is positive, and {@code λ α (exp(x) - 1)} elsewhere (Klambauer et al.,
   * "Self-normalizing neural networks", 2017).
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor selu(Tensor x) {
    return Activations.selu(x);
  }

  /** As {@link #gelu(Tensor, boolean)}, approximately. */
  public static Tensor gelu(Tensor x) {
    return Activations.gelu(x, true);
  }

  /**
   * {@code x} times the probability that a standard normal number is less, {@code x erfc(-x / √2) /
   * 2}; with {@code approximate}, {@code x (1 + tanh(√(2 / π) (x + 0.044715 x³))) / 2}. Not weakly
   * typed.
   *
   * @return of the shape of {@code x}, in its dtype or for integers and bools a floating one
   */
  public static Tensor gelu(Tensor x, boolean approximate) {
    return Activations.gelu(x, approximate);
  }

  /**
   * As {@link #glu(Tensor, int)}, along the last axis.
   *
   * @throws ShapeException when the axis isn't of even size
   * @throws DTypeException for integers and booleans
   */
  public static Tensor glu(Tensor x) {
    return Activations.glu(x, -1);
  }

  /**
   * The first half of {@code x} along {@code axis} times the sigmoid of the second. A gated linear
   * unit.
   *
   * @return of the dtype of {@code x}, half as long along {@code axis}
   * @throws ShapeException when the axis isn't of even size
   * @throws DTypeException for integers and booleans
   */
  public static Tensor glu(Tensor x, int axis) {
    return Activations.glu(x, axis);
  }
}
