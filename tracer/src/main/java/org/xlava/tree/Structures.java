package org.xlava.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Tensor;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.TreePath;

/** Trees held against structures. */
public final class Structures {
  private Structures() {}

  /** What a tree has in the place of each leaf of {@code structure}, which is its upper part. */
  public static List<Object> parts(String operation, TreeDef structure, @Nullable Object tree) {
    List<Object> parts = new ArrayList<>();
    collect(operation, structure, tree, TreePath.ROOT, parts);
    return parts;
  }

  private static void collect(
      String operation, TreeDef structure, @Nullable Object tree, TreePath path, List<Object> to) {
    if (structure instanceof TreeDef.Leaf && tree != null) {
      to.add(tree);
      return;
    }
    Container container = tree == null ? null : Container.ofParts(tree);
    TreeDef got = container == null ? Flattening.of(tree, "").structure() : container.outline();
    if (container == null || !structure.sameNode(got)) {
      throw unlike(operation, new TreeDef.Difference(path, structure, got));
    }
    Iterator<?> children = container.children().iterator();
    for (int i = 0; i < structure.children().size(); i++) {
      TreePath below = Paths.then(path, structure.steps().get(i));
      TreeDef child = structure.children().get(i);
      Object part = children.next();
      if (child instanceof TreeDef.Static) {
        requireEqual(operation, child, (TreeDef.Static) part, below);
      } else {
        collect(operation, child, part, below, to);
      }
    }
  }

  private static void requireEqual(String operation, TreeDef expected, TreeDef got, TreePath path) {
    if (!expected.equals(got)) {
      throw unlike(operation, new TreeDef.Difference(path, expected, got));
    }
  }

  /**
   * Refuses structures that differ.
   *
   * @throws TreeException when they do; the message says where
   */
  public static void requireEqual(String operation, TreeDef expected, TreeDef got) {
    TreeDef.Difference difference = expected.difference(got);
    if (difference != null) {
      throw unlike(operation, difference);
    }
  }

  /** The tree of a structure with the given leaves. */
  @SuppressWarnings("unchecked")
  public static <T> T unflatten(TreeDef structure, List<?> leaves) {
    if (structure.leaves() != leaves.size()) {
      throw new TreeException(
          "Tree.unflatten: there must be a leaf for each of the structure %s, %d; got %d"
              .formatted(structure.describe(), structure.leaves(), leaves.size()));
    }
    return (T) structure.unflatten(leaves.iterator());
  }

  /** A tree of structure {@code outer} whose leaves are trees of {@code inner}, inside out. */
  public static <T> T transpose(TreeDef outer, TreeDef inner, @Nullable Object tree) {
    List<List<Tensor>> rows = new ArrayList<>();
    for (Object part : parts("Tree.transpose", outer, tree)) {
      Tree.Flat flat = Flattening.of(part, "");
      requireEqual("Tree.transpose", inner, flat.structure());
      rows.add(flat.leaves());
    }
    List<Object> columns = new ArrayList<>();
    for (int i = 0; i < inner.leaves(); i++) {
      int leaf = i;
      columns.add(unflatten(outer, rows.stream().map(row -> row.get(leaf)).toList()));
    }
    return unflatten(outer instanceof TreeDef.Leaf ? inner : inner.loose(), columns);
  }

  /** The tree with, in place of each leaf, the leaf of {@code prefix} that is there or above. */
  public static <T> T broadcast(@Nullable Object prefix, T tree) {
    Tree.Flat above = Flattening.of(prefix, "");
    List<Object> parts = parts("Tree.broadcast", above.structure(), tree);
    List<Tensor> leaves = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int below = Flattening.of(parts.get(i), "").structure().leaves();
      leaves.addAll(Collections.nCopies(below, above.leaves().get(i)));
    }
    return unflatten(Flattening.of(tree, "").structure(), leaves);
  }

  private static TreeException unlike(String operation, TreeDef.Difference difference) {
    return new TreeException(operation + ": trees must have equal structures; " + difference);
  }
}
