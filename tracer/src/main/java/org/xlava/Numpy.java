package org.xlava;

/**
 * The functions of {@code jax.numpy}. Operands are promoted to a common dtype by JAX's lattice and
 * broadcast to a common shape; Java numbers are weakly typed. Names are those of JAX in camel case.
 *
 * <p>Functions of several operands throw a {@link ShapeException} when their shapes don't
 * broadcast, and a {@link DTypeException} when the common dtype isn't one that the operation is
 * defined for. Axes count from the end if negative, and throw a {@code ShapeException} when there
 * is no such one. What a function takes beside its operands are options in any order: {@code sum(x,
 * axis(0, 1), keepDims())}.
 *
 * <p>The functions stand in chapters by subject, which this class inherits.
 */
public final class Numpy extends NumpyIndexing {
  private Numpy() {}
}
