package org.xlava.primitive;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.control.Cond;
import org.xlava.primitive.control.RematOpt;
import org.xlava.primitive.control.Scan;
import org.xlava.primitive.control.While;

/** A primitive that runs other programs: nested {@code jit}, control flow. */
public sealed interface Call extends Primitive permits ProgramCall, Cond, While, Scan, RematOpt {
  /** The programs that this one refers to. */
  List<Jaxpr> programs();

  /** The number of results. */
  int resultCount();

  /** A name for printing the programs. */
  String label();

  /**
   * Splits the call into one that depends on the known operands only and one that gives the other
   * results from the unknown operands and from what the first one leaves behind.
   */
  PartialCall partialEval(boolean[] known, TensorType[] types);

  /**
   * This call with the results {@code used} and as few others as it can do without; null where it
   * stays as it is.
   */
  default @Nullable PrunedCall pruned(List<Boolean> used) {
    return null;
  }

  /**
   * This call in the forms that keep some of the values inside, once its programs have theirs; null
   * where only the call as a whole can be kept or computed again.
   */
  default @Nullable KeepingCall keeping(Function<Jaxpr, SavedForms> programs) {
    return null;
  }

  /** The program whose evaluation gives what this call does; null where there is no such one. */
  default @Nullable Jaxpr equivalent() {
    return null;
  }

  /** The program, where this is nothing but a call of it; null where it is more. */
  default @Nullable Jaxpr inlined() {
    return null;
  }

  /** This call without leave to reuse its operands' memory. */
  default Call keepingOperands() {
    return this;
  }

  /** Batches the programs that are called, with the name of the axis for what they do along it. */
  @Override
  Batched batch(BatchAxis axis, Tensor[] operands, int[] dims);

  @Override
  default Batched batch(int size, Tensor[] operands, int[] dims) {
    return batch(BatchAxis.unnamed(size), operands, dims);
  }

  @Override
  default Set<Effect> effects() {
    List<Jaxpr> programs = programs();
    return programs.size() == 1 ? programs.getFirst().effects() : union(programs);
  }

  private static Set<Effect> union(List<Jaxpr> programs) {
    return programs.stream().flatMap(p -> p.effects().stream()).collect(Collectors.toSet());
  }

  @Override
  default boolean communicatesAlong(String axisName) {
    return programs().stream().anyMatch(p -> p.communicatesAlong(axisName));
  }
}
