package org.xlava;

import java.util.Arrays;

/**
 * The leaves of an {@link Auxiliary}: first those of its value, then those of what is beside it.
 */
record AuxiliaryParts(TreeDef value, TreeDef aux) {
  /**
   * The parts of a function's result.
   *
   * @throws TreeException when it isn't an {@code Auxiliary}
   */
  static AuxiliaryParts of(String transformation, TreeDef result) {
    if (!(result instanceof TreeDef.RecordDef r) || r.type() != Auxiliary.class) {
      throw new TreeException(
          transformation + ": the function must return an Auxiliary; got " + result.describe());
    }
    return new AuxiliaryParts(r.children().getFirst(), r.children().getLast());
  }

  Tensor[] values(Tensor[] results) {
    return Arrays.copyOf(results, value.leaves());
  }

  /** {@code derivative} with what is beside the value among {@code results}. */
  <T, X> Auxiliary<T, X> with(T derivative, Tensor[] results) {
    Tensor[] leaves = Arrays.copyOfRange(results, value.leaves(), results.length);
    return new Auxiliary<>(derivative, FlatFunction.unflatten(aux, leaves));
  }
}
