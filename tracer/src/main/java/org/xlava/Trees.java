package org.xlava;

import java.util.List;

/** Checks of tangents and cotangents against the values that they belong to. */
final class Trees {
  private Trees() {}

  static void checkMatches(String what, Tree.Flat got, TreeDef structure, Tensor[] values) {
    if (!got.structure().equals(structure)) {
      throw new TreeException(
          what
              + " must have the structure "
              + structure.describe()
              + "; got "
              + got.structure().describe());
    }
    for (int i = 0; i < values.length; i++) {
      TensorType type = values[i].type();
      Tensor leaf = got.leaves().get(i);
      boolean numbers =
          leaf.type().weak() && leaf.dtype().kind().compareTo(type.dtype().kind()) <= 0;
      if (!leaf.shape().equals(type.shape())) {
        throw new ShapeException(what + " must have the shape of " + type + "; got " + leaf.type());
      }
      if (leaf.dtype() != type.dtype() && !numbers) {
        throw new DTypeException(what + " must have the dtype of " + type + "; got " + leaf.type());
      }
    }
  }

  /** The leaves in the exact types of {@code values}, numbers converted. */
  static Tensor[] like(List<Tensor> leaves, Tensor[] values) {
    Tensor[] result = new Tensor[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Promotion.to(leaves.get(i), values[i].type());
    }
    return result;
  }
}
