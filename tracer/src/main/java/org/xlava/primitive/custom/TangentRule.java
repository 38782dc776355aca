package org.xlava.primitive.custom;

import org.xlava.Tensor;
import org.xlava.primitive.Dual;

/**
 * A derivative that takes the place of a function's own: the function's results and their tangents.
 * Rules are values: programs with equal rules are equal.
 */
public interface TangentRule {
  /**
   * The results and their tangents at {@code primals}; tangents in and out may be symbolic zeros.
   */
  Dual apply(Tensor[] primals, Tensor[] tangents);

  /** The name that programs print. */
  String name();

  /** Whether the rule is given symbolic zeros as they are, not as arrays of zeros. */
  boolean symbolicZeros();

  /** A rule that adapts another one's operands or results. */
  interface Adapted extends TangentRule {
    TangentRule rule();

    @Override
    default String name() {
      return rule().name();
    }

    @Override
    default boolean symbolicZeros() {
      return rule().symbolicZeros();
    }
  }
}
