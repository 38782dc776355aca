package org.xlava;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.xlava.primitive.Primitive;
import org.xlava.primitive.control.Name;
import org.xlava.primitive.linalg.DotGeneral;

/**
 * Says which intermediate values of a {@code checkpoint}ed function are kept for the derivative;
 * the others are computed again from the arguments and from those. It is asked about the operations
 * inside of {@code jit}, {@code scan}, {@code foriLoop} and {@code cond} too: what is kept of the
 * steps of a loop is stacked, one value for each step. A {@code whileLoop}, of which nobody knows
 * the number of steps, and a function with rules of its own are kept or computed again as a whole.
 * Policies are values: equal ones give equal programs.
 */
@FunctionalInterface
public non-sealed interface CheckpointPolicy extends CheckpointOption {
  /** Whether the results of {@code operation} are kept. */
  boolean saveable(Primitive operation);

  /** Keeps everything that the derivative needs, as without {@code checkpoint}. */
  static CheckpointPolicy everythingSaveable() {
    return Basic.EVERYTHING_SAVEABLE;
  }

  /** Keeps nothing but the arguments: what {@code checkpoint} does unless told otherwise. */
  static CheckpointPolicy nothingSaveable() {
    return Basic.NOTHING_SAVEABLE;
  }

  /** Keeps the results of dot products, which are dear to compute. */
  static CheckpointPolicy dotsSaveable() {
    return Basic.DOTS_SAVEABLE;
  }

  /** Keeps the results of dot products that have no batch dimensions. */
  static CheckpointPolicy dotsWithNoBatchDimsSaveable() {
    return Basic.DOTS_WITH_NO_BATCH_DIMS_SAVEABLE;
  }

  /** Keeps the values that {@code checkpointName} gives one of these names. */
  static CheckpointPolicy saveOnlyTheseNames(String... names) {
    return new Named(Set.of(names), true, false);
  }

  /** Keeps the values that {@code checkpointName} gives any other name. */
  static CheckpointPolicy saveAnyNamesButThese(String... names) {
    return new Named(Set.of(names), false, false);
  }

  /** Keeps everything but the values that {@code checkpointName} gives one of these names. */
  static CheckpointPolicy saveAnythingExceptTheseNames(String... names) {
    return new Named(Set.of(names), false, true);
  }

  /** Keeps what either policy keeps. */
  static CheckpointPolicy saveFromBothPolicies(CheckpointPolicy first, CheckpointPolicy second) {
    return new Either(first, second);
  }

  /** The policies without parameters. */
  enum Basic implements CheckpointPolicy {
    EVERYTHING_SAVEABLE,
    NOTHING_SAVEABLE,
    DOTS_SAVEABLE,
    DOTS_WITH_NO_BATCH_DIMS_SAVEABLE;

    @Override
    public boolean saveable(Primitive operation) {
      return switch (this) {
        case EVERYTHING_SAVEABLE -> true;
        case NOTHING_SAVEABLE -> false;
        case DOTS_SAVEABLE -> operation instanceof DotGeneral;
        case DOTS_WITH_NO_BATCH_DIMS_SAVEABLE ->
            operation instanceof DotGeneral dot && dot.dims().lhsBatch().isEmpty();
      };
    }
  }

  /**
   * A policy about names.
   *
   * @param listed whether values of these names are kept, or those of the others
   * @param unnamed whether values without a name are kept
   */
  record Named(Set<String> names, boolean listed, boolean unnamed) implements CheckpointPolicy {
    public Named {
      names = Set.copyOf(names);
    }

    @Override
    public boolean saveable(Primitive operation) {
      return operation instanceof Name n ? names.contains(n.name()) == listed : unnamed;
    }

    @Override
    public String toString() {
      String kind =
          listed ? "SaveOnlyTheseNames" : unnamed ? "SaveAnythingExcept" : "SaveAnyNamesButThese";
      return kind + List.copyOf(new TreeSet<>(names));
    }
  }

  /** A policy that keeps what one of two keeps. */
  record Either(CheckpointPolicy first, CheckpointPolicy second) implements CheckpointPolicy {
    @Override
    public boolean saveable(Primitive operation) {
      return first.saveable(operation) || second.saveable(operation);
    }
  }
}
