package org.xlava;

import org.xlava.transform.Tangents;

/**
 * Functions that neural networks use, as {@code jax.nn} has them, derivatives at edges included.
 */
public final class Nn {
  // The slope at 0 is 0, on either side of which max would give half.
  private static final CustomJvp<Tensor> RELU =
      CustomJvp.named(
          "relu",
          (TensorFn1) x -> Lax.max(x, Lax.constant(x, 0)),
          (JvpRule<Tensor, Tensor>)
              (x, t) ->
                  new ValueAndTangent<>(
                      relu(x),
                      x.dtype().isInexact()
                          ? Lax.select(Lax.gt(x, Lax.constant(x, 0)), t, Tangents.zeros(t.type()))
                          : t));

  private Nn() {}

  /** {@code max(x, 0)}, with the derivative 0 at 0. */
  public static Tensor relu(Tensor x) {
    return RELU.call(x);
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public static Tensor sigmoid(Tensor x) {
    return Lax.logistic(inexact(x));
  }

  /** {@code x sigmoid(x)}, also known as swish. */
  public static Tensor silu(Tensor x) {
    Tensor v = inexact(x);
    return Lax.mul(v, Lax.logistic(v));
  }

  /** {@code log(1 + exp(x))}. */
  public static Tensor softplus(Tensor x) {
    return Numpy.logaddexp(x, 0);
  }

  /** {@code log(sigmoid(x))}. */
  public static Tensor logSigmoid(Tensor x) {
    return softplus(x.unaryMinus()).unaryMinus();
  }

  private static Tensor inexact(Tensor x) {
    return x.dtype().isInexact() ? x : x.times(1.0);
  }
}
