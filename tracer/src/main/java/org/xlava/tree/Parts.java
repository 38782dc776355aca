package org.xlava.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xlava.Tree;
import org.xlava.TreeDef;

/**
 * A tree taken apart into parts that a predicate tells, and the tensors outside of them.
 *
 * @param leaves the parts and tensors, in order
 * @param structure what is left without them
 */
public record Parts(List<Object> leaves, TreeDef structure) {
  /** {@code tree} taken apart. */
  public static Parts of(Predicate<Object> isLeaf, @Nullable Object tree) {
    List<Object> leaves = new ArrayList<>();
    return new Parts(leaves, flatten(isLeaf, tree, leaves, new TreeCursor()));
  }

  private static TreeDef flatten(
      Predicate<Object> isLeaf, @Nullable Object tree, List<Object> leaves, TreeCursor cursor) {
    if (tree instanceof TreeDef.Static fixed) {
      return fixed;
    }
    if (tree != null && isLeaf.test(tree)) {
      leaves.add(tree);
      return TreeDef.LEAF;
    }
    Container container = tree == null ? null : Container.ofParts(tree);
    if (tree == null || container == null) {
      leaves.addAll(Flattening.of(tree, "").leaves());
      return TreeDef.LEAF;
    }
    cursor.enter(tree, "");
    List<TreeDef> children = new ArrayList<>();
    for (int i = 0; i < container.children().size(); i++) {
      cursor.push(container.keys().get(i));
      children.add(flatten(isLeaf, container.children().get(i), leaves, cursor));
      cursor.pop();
    }
    cursor.leave();
    return container.structure().apply(List.copyOf(children));
  }

  /** The tree with {@code f} of each part and tensor in its place. */
  public <T> T map(Function<Object, ?> f) {
    return Tree.unflatten(structure, leaves.stream().map(f).toList());
  }
}
