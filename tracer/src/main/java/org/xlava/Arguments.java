package org.xlava;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** The arguments of a call taken apart: the leaves of all of them, and the structure of each. */
@SuppressWarnings("ArrayRecordComponent")
record Arguments(Tensor[] leaves, List<TreeDef> structure) {
  private static final List<List<TreeDef>> ALL_LEAVES = new ArrayList<>();

  static {
    for (int n = 0; n <= 8; n++) {
      ALL_LEAVES.add(List.copyOf(Collections.nCopies(n, TreeDef.LEAF)));
    }
  }

  static Arguments flatten(Object[] arguments) {
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
  static Arguments flattenTypes(Object[] arguments) {
    return flattenTrees(arguments, true);
  }

  private static Arguments flattenTrees(Object[] arguments, boolean types) {
    List<Tensor> leaves = new ArrayList<>();
    List<TreeDef> structure = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      Tree.Flat flat = Tree.flatten(arguments[i], "argument " + i, types);
      leaves.addAll(flat.leaves());
      structure.add(flat.structure());
    }
    return new Arguments(leaves.toArray(new Tensor[0]), List.copyOf(structure));
  }

  /** What messages call leaf {@code index}, such as {@code argument 0.layers[2].w}. */
  String place(int index) {
    return place(structure, index);
  }

  static String place(List<TreeDef> structure, int index) {
    int argument = 0;
    int leaf = index;
    while (leaf >= structure.get(argument).leaves()) {
      leaf -= structure.get(argument++).leaves();
    }
    return structure.get(argument).paths().get(leaf).below("argument " + argument);
  }

  /** The arguments with other leaves. */
  Object[] unflatten(Tensor[] newLeaves) {
    return unflatten(structure, newLeaves);
  }

  /** Which leaf is meant, as messages put it: {@code argument 0 at layers[2].w of type f32[3]}. */
  String describe(int leaf) {
    int first = 0;
    int argument = 0;
    while (leaf >= first + structure.get(argument).leaves()) {
      first += structure.get(argument++).leaves();
    }
    String at = Trees.at(structure.get(argument), leaf - first);
    return "argument " + argument + at + " of type " + leaves[leaf].type();
  }

  static Object[] unflatten(List<TreeDef> structure, Tensor[] leaves) {
    Iterator<Tensor> iterator = Arrays.asList(leaves).iterator();
    Object[] arguments = new Object[structure.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = structure.get(i).unflatten(iterator);
    }
    return arguments;
  }
}
