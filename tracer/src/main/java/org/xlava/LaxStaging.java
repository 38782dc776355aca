package org.xlava;

import org.xlava.primitive.control.OptimizationBarrier;
import org.xlava.primitive.elementwise.Unary;
import org.xlava.transform.Trace;

/** The chapter of {@link Lax} on what differentiation and the compiler may see. */
abstract class LaxStaging extends LaxProducts {
  LaxStaging() {}

  /**
   * The operand, seen as a constant by differentiation.
   *
   * @param x of any dtype, of any shape; the result is of its type
   */
  public static Tensor stopGradient(Tensor x) {
    return Trace.bind1(Unary.STOP_GRADIENT, x);
  }

  /**
   * The operand. JAX: {@code copy_p}.
   *
   * @param x of any dtype, of any shape; the result is of its type
   */
  public static Tensor copy(Tensor x) {
    return Trace.bind1(Unary.COPY, x);
  }

  /**
   * {@code x}, a tensor or a tree of them, as it is, behind a barrier for the compiler: what uses
   * the result runs after all of {@code x} is there, and isn't fused or merged with what comes
   * before. Its derivatives have barriers too. Un-jitted it has no effect.
   *
   * @throws TreeException when {@code x} is no tree of tensors
   */
  public static <T> T optimizationBarrier(T x) {
    return OptimizationBarrier.apply(x);
  }
}
