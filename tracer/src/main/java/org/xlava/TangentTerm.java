package org.xlava;

import java.util.List;

/** The part of a tangent that one argument of a function contributes, for {@code customJvps}. */
@FunctionalInterface
public interface TangentTerm {
  /**
   * The contribution to the value's tangent.
   *
   * @param tangent the argument's tangent
   * @param value the function's value
   * @param primals all arguments
   */
  Tensor apply(Tensor tangent, Tensor value, List<Tensor> primals);
}
