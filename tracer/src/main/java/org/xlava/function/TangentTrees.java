package org.xlava.function;

import java.util.List;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.ShapeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.promotion.Promotion;
import org.xlava.transform.Zero;

/** Checks of tangents and cotangents against the values that they belong to. */
public final class TangentTrees {
  private TangentTrees() {}

  /**
   * The leaves of tangents in the exact types of {@code values}, numbers converted; symbolic zeros
   * for values that have no derivative, whose tangents must be of float0.
   */
  public static Tensor[] tangents(String what, Tree.Flat got, TreeDef structure, Tensor[] values) {
    checkStructure(what, got, structure);
    Tensor[] result = new Tensor[values.length];
    for (int i = 0; i < values.length; i++) {
      Tensor leaf = got.leaves().get(i);
      checkShape(what + where(structure, i), values[i].type(), leaf);
      if (!values[i].dtype().isInexact() && leaf.dtype() != DType.FLOAT0 && !Zero.is(leaf)) {
        throw new DTypeException(
            what
                + where(structure, i)
                + " must have the dtype float0 for a value of type "
                + values[i].type()
                + "; got "
                + leaf.type()
                + ". Integers and booleans have no tangent: give Lax.full(x.type().tangent(), 0)");
      }
      result[i] = like(what + where(structure, i), values[i].type(), leaf);
    }
    return result;
  }

  /** As {@link #tangents}; of values that have no derivative it doesn't matter what is given. */
  public static Tensor[] cotangents(
      String what, Tree.Flat got, TreeDef structure, Tensor[] values) {
    checkStructure(what, got, structure);
    Tensor[] result = new Tensor[values.length];
    for (int i = 0; i < values.length; i++) {
      Tensor leaf = got.leaves().get(i);
      checkShape(what + where(structure, i), values[i].type(), leaf);
      result[i] = like(what + where(structure, i), values[i].type(), leaf);
    }
    return result;
  }

  /** The leaves, which must be of these types or numbers that become such. */
  static Tensor[] exactly(String what, Tree.Flat got, TreeDef structure, List<TensorType> types) {
    checkStructure(what, got, structure);
    Tensor[] result = new Tensor[types.size()];
    for (int i = 0; i < result.length; i++) {
      String here = what + where(structure, i);
      checkShape(here, types.get(i), got.leaves().get(i));
      result[i] = typed(here, types.get(i), got.leaves().get(i));
    }
    return result;
  }

  private static Tensor like(String what, TensorType type, Tensor leaf) {
    if (!type.dtype().isInexact() || Zero.is(leaf)) {
      return Zero.of(type);
    }
    return typed(what, type, leaf);
  }

  private static Tensor typed(String what, TensorType type, Tensor leaf) {
    boolean number = leaf.type().weak() && leaf.dtype().kind().compareTo(type.dtype().kind()) <= 0;
    if (leaf.dtype() != type.dtype() && !number) {
      throw new DTypeException(what + " must have the dtype of " + type + "; got " + leaf.type());
    }
    return Promotion.to(leaf, type);
  }

  private static void checkShape(String what, TensorType type, Tensor leaf) {
    if (!leaf.shape().equals(type.shape())) {
      throw new ShapeException(what + " must have the shape of " + type + "; got " + leaf.type());
    }
  }

  private static void checkStructure(String what, Tree.Flat got, TreeDef structure) {
    if (!got.structure().equals(structure)) {
      throw new TreeException(
          what
              + " must have the structure "
              + structure.describe()
              + "; got "
              + got.structure().describe()
              + place(structure, got.structure()));
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

  /** Where leaf {@code index} of a structure is, as messages put it: {@code " at layers[2].w"}. */
  static String at(TreeDef structure, int index) {
    String path = structure.paths().get(index).toString();
    return path.isEmpty() ? "" : " at " + path;
  }
}
