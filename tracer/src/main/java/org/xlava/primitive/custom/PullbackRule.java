package org.xlava.primitive.custom;

import java.util.List;
import org.xlava.Tensor;

/**
 * A pair of rules that takes the place of a function's derivative in reverse mode: one that gives
 * the results and what the other needs of them, and one that pulls cotangents back. Rules are
 * values: programs with equal rules are equal.
 */
public interface PullbackRule {
  /** The results at {@code primals}, of which those {@code perturbed} have tangents. */
  Forward forward(Tensor[] primals, List<Boolean> perturbed);

  /** The name of the forward rule that programs print. */
  String name();

  /** Whether the rules are told which arguments are perturbed and which cotangents are zero. */
  boolean symbolicZeros();

  /** Results, with what it takes to pull their cotangents back. */
  @SuppressWarnings("ArrayRecordComponent")
  record Forward(Tensor[] results, Tensor[] residuals, Pullback pullback) {}

  /** The backward rule. */
  interface Pullback {
    /**
     * The cotangents of all arguments for those of the results; symbolic zeros may stand among
     * both.
     */
    Tensor[] apply(Tensor[] residuals, Tensor[] cotangents);

    /** The name that programs print. */
    String name();
  }

  /** Rules that adapt another pair's operands or results. */
  interface Adapted extends PullbackRule {
    PullbackRule rule();

    @Override
    default String name() {
      return rule().name();
    }

    @Override
    default boolean symbolicZeros() {
      return rule().symbolicZeros();
    }
  }

  /** A backward rule that adapts another one's operands or results. */
  interface AdaptedPullback extends Pullback {
    Pullback pullback();

    @Override
    default String name() {
      return pullback().name();
    }
  }
}
