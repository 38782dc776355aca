package org.xlava.primitive;

import java.util.Arrays;
import java.util.List;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;

/**
 * A program in two forms: one that gives, after its outputs, values that are kept, and one that
 * takes those after its inputs instead of computing them.
 */
public record SavedForms(Jaxpr first, Jaxpr again) {
  /** The types of the values that are kept. */
  public List<TensorType> types() {
    TensorType[] taken = again.inputTypes();
    return Arrays.asList(taken).subList(first.inputs().size(), taken.length);
  }
}
