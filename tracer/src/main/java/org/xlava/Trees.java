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
              + got.structure().describe()
              + place(structure, got.structure()));
    }
    for (int i = 0; i < values.length; i++) {
      TensorType type = values[i].type();
      Tensor leaf = got.leaves().get(i);
      boolean numbers =
          leaf.type().weak() && leaf.dtype().kind().compareTo(type.dtype().kind()) <= 0;
      if (!leaf.shape().equals(type.shape())) {
        throw new ShapeException(
            what
                + where(structure, i)
                + " must have the shape of "
                + type
                + "; got "
                + leaf.type());
      }
      if (leaf.dtype() != type.dtype() && !numbers) {
        throw new DTypeException(
            what
                + where(structure, i)
                + " must have the dtype of "
                + type
                + "; got "
                + leaf.type());
      }
    }
  }

  // The only leaf needs no directions.
  private static String where(TreeDef structure, int index) {
    return structure.leaves() == 1 ? "" : at(structure, index);
  }

  /** Where in the trees the difference is, unless the whole trees differ. */
  private static String place(TreeDef expected, TreeDef got) {
    TreeDef.Difference difference = expected.difference(got);
    return difference == null || difference.path().keys().isEmpty()
        ? ""
        : "; they differ: " + difference;
  }

  /** The leaves in the exact types of {@code values}, numbers converted. */
  static Tensor[] like(List<Tensor> leaves, Tensor[] values) {
    Tensor[] result = new Tensor[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Promotion.to(leaves.get(i), values[i].type());
    }
    return result;
  }

  /** Where leaf {@code index} of a structure is, as messages put it: {@code " at layers[2].w"}. */
  static String at(TreeDef structure, int index) {
    String path = structure.paths().get(index).toString();
    return path.isEmpty() ? "" : " at " + path;
  }
}
