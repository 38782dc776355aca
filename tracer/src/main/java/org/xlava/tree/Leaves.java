package org.xlava.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xlava.Fn3;
import org.xlava.Tensor;
import org.xlava.Tree;
import org.xlava.TreeException;
import org.xlava.TreePath;

/** Functions of trees, leaf by leaf. */
public final class Leaves {
  private Leaves() {}

  /** The tree with {@code f} of each leaf in its place. */
  public static <T> T map(Function<? super Tensor, ?> f, T tree) {
    Tree.Flat flat = flatten(tree);
    return Tree.unflatten(flat.structure(), flat.leaves().stream().map(f).toList());
  }

  /** The tree with {@code f} of each leaf and that of {@code other} in the same place. */
  public static <T> T map(
      BiFunction<? super Tensor, ? super Tensor, ?> f, T tree, @Nullable Object other) {
    Tree.Flat a = flatten(tree);
    Tree.Flat b = flatten(other);
    Structures.requireEqual("Tree.map", a.structure(), b.structure());
    List<Object> results = new ArrayList<>(a.leaves().size());
    for (int i = 0; i < a.leaves().size(); i++) {
      results.add(f.apply(a.leaves().get(i), b.leaves().get(i)));
    }
    return Tree.unflatten(a.structure(), results);
  }

  /** The tree with {@code f} of what all trees have in the place of each of its leaves. */
  public static <T> T mapAll(
      Function<? super List<Object>, ?> f, T tree, @Nullable Object... others) {
    Tree.Flat flat = flatten(tree);
    List<List<Object>> parts = new ArrayList<>();
    parts.add(Collections.unmodifiableList(flat.leaves()));
    for (Object other : others) {
      parts.add(Structures.parts("Tree.mapAll", flat.structure(), other));
    }
    List<Object> results = new ArrayList<>(flat.leaves().size());
    for (int i = 0; i < flat.leaves().size(); i++) {
      int leaf = i;
      results.add(f.apply(parts.stream().map(p -> p.get(leaf)).toList()));
    }
    return Tree.unflatten(flat.structure(), results);
  }

  /** The leaves with their paths. */
  public static List<Tree.Leaf> withPaths(@Nullable Object tree) {
    return withPaths(flatten(tree));
  }

  private static List<Tree.Leaf> withPaths(Tree.Flat flat) {
    List<TreePath> paths = flat.structure().paths();
    List<Tree.Leaf> leaves = new ArrayList<>(paths.size());
    for (int i = 0; i < paths.size(); i++) {
      leaves.add(new Tree.Leaf(paths.get(i), flat.leaves().get(i)));
    }
    return leaves;
  }

  /** The tree with {@code f} of each leaf's path and the leaf in its place. */
  public static <T> T mapWithPath(BiFunction<? super TreePath, ? super Tensor, ?> f, T tree) {
    Tree.Flat flat = flatten(tree);
    List<Object> results = new ArrayList<>(flat.leaves().size());
    withPaths(flat).forEach(leaf -> results.add(f.apply(leaf.path(), leaf.value())));
    return Tree.unflatten(flat.structure(), results);
  }

  /** As the other form, with the leaf of {@code other} in the same place. */
  public static <T> T mapWithPath(
      Fn3<TreePath, Tensor, Tensor, ?> f, T tree, @Nullable Object other) {
    Tree.Flat b = flatten(other);
    Structures.requireEqual("Tree.mapWithPath", Tree.structure(tree), b.structure());
    Iterator<Tensor> others = b.leaves().iterator();
    return mapWithPath((path, x) -> f.apply(path, x, others.next()), tree);
  }

  /** The leaves combined from the first to the last. */
  public static Tensor reduce(BinaryOperator<Tensor> f, @Nullable Object tree) {
    Tree.Flat flat = flatten(tree);
    return flat.leaves().stream()
        .reduce(f)
        .orElseThrow(
            () ->
                new TreeException(
                    "Tree.reduce: the tree must have a leaf, or be reduced from an initial value;"
                        + " got "
                        + flat.structure().describe()));
  }

  /** The leaves combined, in order, with {@code initial}. */
  public static <A> A reduce(BiFunction<A, ? super Tensor, A> f, @Nullable Object tree, A initial) {
    A result = initial;
    for (Tensor leaf : flatten(tree).leaves()) {
      result = f.apply(result, leaf);
    }
    return result;
  }

  private static Tree.Flat flatten(@Nullable Object tree) {
    return Flattening.of(tree, "");
  }
}
