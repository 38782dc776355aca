package org.xlava;

import java.util.ArrayList;
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

  /** Where leaf {@code index} of a structure is, as messages put it: {@code " at layers[2].w"}. */
  static String at(TreeDef structure, int index) {
    List<String> paths = new ArrayList<>();
    paths(structure, "", paths);
    String path = paths.get(index);
    return path.isEmpty() ? "" : " at " + path;
  }

  private static void paths(TreeDef structure, String prefix, List<String> paths) {
    switch (structure) {
      case TreeDef.Leaf l -> paths.add(prefix);
      case TreeDef.Static s -> {}
      case TreeDef.ListDef d -> indexed(d.children(), prefix, paths);
      case TreeDef.ArrayDef d -> indexed(d.children(), prefix, paths);
      case TreeDef.OptionalDef d -> indexed(d.children(), prefix, paths);
      case TreeDef.MapDef d -> {
        for (int i = 0; i < d.keys().size(); i++) {
          paths(d.children().get(i), prefix + "[" + d.keys().get(i) + "]", paths);
        }
      }
      case TreeDef.RecordDef d -> {
        for (int i = 0; i < d.children().size(); i++) {
          String name = d.type().getRecordComponents()[i].getName();
          paths(d.children().get(i), prefix.isEmpty() ? name : prefix + "." + name, paths);
        }
      }
    }
  }

  private static void indexed(List<TreeDef> children, String prefix, List<String> paths) {
    for (int i = 0; i < children.size(); i++) {
      paths(children.get(i), prefix + "[" + i + "]", paths);
    }
  }
}
