package org.xlava.function;

import java.util.Arrays;
import org.xlava.Auxiliary;
import org.xlava.Tensor;
import org.xlava.TreeDef;
import org.xlava.TreeException;

/**
 * The leaves of an {@link Auxiliary}: first those of its value, then those of what is beside it.
 */
public record AuxiliaryParts(TreeDef value, TreeDef aux) {
  /**
   * The parts of a function's result.
   *
   * @throws TreeException when it isn't an {@code Auxiliary}
   */
  public static AuxiliaryParts of(String transformation, TreeDef result) {
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
  public <T, X> Auxiliary<T, X> with(T derivative, Tensor[] results) {
    Tensor[] leaves = Arrays.copyOfRange(results, value.leaves(), results.length);
    return new Auxiliary<>(derivative, FlatFunction.unflatten(aux, leaves));
  }
}
