package org.xlava;

/**
 * Functions that neural networks use, as {@code jax.nn} has them, derivatives at edges included.
 * Integers are computed in floating point. Functions of several elements throw a {@code
 * ShapeException} where {@code x} has no such axis. Names are those of JAX in camel case.
 *
 * <p>The functions stand in chapters by subject, which this class inherits.
 */
public final class Nn extends NnAttention {
  private Nn() {}
}
