package org.xlava.function;

import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.promotion.Promotion;
import org.xlava.transform.Zero;

/** Tangents and cotangents that rules give, against the values that they belong to. */
final class TangentTypes {
  private TangentTypes() {}

  /**
   * The leaves in the types of {@code values}, symbolic zeros for values that have no derivative.
   *
   * @param what the beginning of the message, such as {@code customJvp: the tangent}
   */
  static Tensor[] check(String what, Tree.Flat got, TreeDef structure, Tensor[] values) {
    if (!got.structure().equals(structure)) {
      throw new TreeException(
          what
              + " must have the structure "
              + structure.describe()
              + "; got "
              + got.structure().describe());
    }
    Tensor[] result = new Tensor[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = like(what + " must have the type of the value", got, i, values[i].type());
    }
    return result;
  }

  /** Leaf {@code i} in the type {@code type}. */
  static Tensor like(String what, Tree.Flat got, int i, TensorType type) {
    Tensor t = got.leaves().get(i);
    boolean inexact = type.dtype().isInexact();
    boolean fits = t.shape().equals(type.shape()) && (t.dtype() == type.dtype() || t.type().weak());
    if (inexact && !fits) {
      throw new ShapeException(
          what + TangentTrees.at(got.structure(), i) + ", " + type + "; got " + t.type());
    }
    return !inexact || Zero.is(t) ? Zero.of(type) : Promotion.to(t, type);
  }
}
