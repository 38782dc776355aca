package org.xlava.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.tree.Flattening;
import org.xlava.tree.Paths;

/** The arguments of a call taken apart: the leaves of all of them, and the structure of each. */
@SuppressWarnings("ArrayRecordComponent")
public record Arguments(Tensor[] leaves, List<TreeDef> structure) {
  private static final List<List<TreeDef>> ALL_LEAVES = new ArrayList<>();

  static {
    for (int n = 0; n <= 8; n++) {
      ALL_LEAVES.add(List.copyOf(Collections.nCopies(n, TreeDef.LEAF)));
    }
  }

  public static Arguments flatten(Object[] arguments) {
    Tensor[] leaves = new Tensor[arguments.length];
    for (int i = 0; i < leaves.length; i++) {
      if (!(arguments[i] instanceof Tensor t)) {
        return flattenTrees(arguments, false);
      }
      leaves[i] = t;
    }
    return new Arguments(leaves, ALL_LEAVES.get(arguments.length));
  }

  /** As {@link #flatten}, with {@link TensorType}s for tensors of these types. */
  public static Arguments flattenTypes(Object[] arguments) {
    return flattenTrees(arguments, true);
  }

  private static Arguments flattenTrees(Object[] arguments, boolean types) {
    List<Tensor> leaves = new ArrayList<>();
    List<TreeDef> structure = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      Tree.Flat flat = Flattening.of(arguments[i], "argument " + i, types);
      leaves.addAll(flat.leaves());
      structure.add(flat.structure());
    }
    return new Arguments(leaves.toArray(new Tensor[0]), List.copyOf(structure));
  }

  /** What messages call leaf {@code index}, such as {@code argument 0.layers[2].w}. */
  public String place(int index) {
    return place(structure, index);
  }

  /** As {@link #place(int)}, where the arguments are those of these indices among others. */
  String place(int index, List<Integer> indices) {
    int argument = 0;
    for (int leaf = index; leaf >= structure.get(argument).leaves(); ) {
      leaf -= structure.get(argument++).leaves();
    }
    String place = place(structure, index);
    return "argument " + indices.get(argument) + place.substring(("argument " + argument).length());
  }

  public static String place(List<TreeDef> structure, int index) {
    int argument = 0;
    int leaf = index;
    while (leaf >= structure.get(argument).leaves()) {
      leaf -= structure.get(argument++).leaves();
    }
    return Paths.below("argument " + argument, structure.get(argument).paths().get(leaf));
  }

  /** The arguments with other leaves. */
  public Object[] unflatten(Tensor[] newLeaves) {
    return unflatten(structure, newLeaves);
  }

  /** Which leaf is meant, as messages put it: {@code argument 0 at layers[2].w of type f32[3]}. */
  String describe(int leaf) {
    int first = 0;
    int argument = 0;
    while (leaf >= first + structure.get(argument).leaves()) {
      first += structure.get(argument++).leaves();
    }
    String at = TangentTrees.at(structure.get(argument), leaf - first);
    return "argument " + argument + at + " of type " + leaves[leaf].type();
  }

  public static Object[] unflatten(List<TreeDef> structure, Tensor[] leaves) {
    Iterator<Tensor> iterator = Arrays.asList(leaves).iterator();
    Object[] arguments = new Object[structure.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = structure.get(i).unflatten(iterator);
    }
    return arguments;
  }
}
