package org.xlava;

/**
 * The primitives, one function each, under JAX's names. They are strict: operands of elementwise
 * functions have equal dtypes, and equal shapes up to scalars and dimensions of size 1; the result
 * is weakly typed if all operands are. {@link Numpy} promotes dtypes and broadcasts.
 *
 * <p>All of them throw a {@link ShapeException} or {@link DTypeException} that names the operands'
 * types when these don't fit, and a {@link LeakedTracerException} for a tracer of a transformation
 * that is over.
 *
 * <p>The functions stand in chapters by subject, which this class inherits, since Java re-exports
 * in no other way: {@code LaxArithmetic} and its like.
 */
public final class Lax extends LaxStaging {
  private Lax() {}
}
