package org.xlava;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xlava.tree.Container;
import org.xlava.tree.Flattening;
import org.xlava.tree.Registrations;
import org.xlava.tree.Structures;
import org.xlava.tree.TreeCursor;

/**
 * Trees of tensors: tensors and Java numbers nested in records, {@code List}s, {@code Map}s (in the
 * order of their sorted keys), arrays, {@code Optional}s, Kotlin data classes and classes that were
 * {@linkplain #register registered}. {@link #flatten} takes one apart, {@link #unflatten} puts it
 * together again; most other functions are made of these two. They are JAX's of {@code jax.tree}.
 *
 * <p>All functions throw {@link TreeException} when a tree holds null or a value that is neither
 * tensor nor container; the message says where, as in {@code layers[2].w}.
 */
public final class Tree {
  private Tree() {}

  /** A tree taken apart. */
  public record Flat(List<Tensor> leaves, TreeDef structure) {}

  /** A leaf and where it is. */
  public record Leaf(TreePath path, Tensor value) {}

  /**
   * An object of a registered class taken apart by one container.
   *
   * @param children the parts that are trees, in order
   * @param auxiliary the rest, which belongs to the structure and is compared by {@code equals};
   *     null if there is none
   */
  public record Node<A>(List<?> children, @Nullable A auxiliary) {}

  /**
   * Makes objects of a class containers of trees, as records are. The class itself counts, not its
   * subclasses. Registering lasts as long as the process does.
   *
   * @param flatten takes an object apart
   * @param unflatten puts one together from the auxiliary part and children in order; children may
   *     be any objects, since trees of other things than tensors go through it too
   * @throws TreeException when the class was registered before, or is one that trees treat already
   */
  public static <T, A> void register(
      Class<T> type,
      Function<? super T, Node<A>> flatten,
      BiFunction<? super A, ? super List<Object>, ? extends T> unflatten) {
    Registrations.add(new Registrations.Registration<>(type, flatten, unflatten));
  }

  /** The leaves of a tree, in order, and its structure; Java numbers become weak scalars. */
  public static Flat flatten(@Nullable Object tree) {
    return Flattening.of(tree, "");
  }

  /**
   * The tree of a structure with the given leaves, in order. Leaves need not be tensors where the
   * containers can hold something else.
   *
   * @throws TreeException when there are more or less leaves than the structure has, or a container
   *     can't hold one
   */
  @SuppressWarnings("unchecked")
  public static <T> T unflatten(TreeDef structure, List<?> leaves) {
    if (structure.leaves() != leaves.size()) {
      throw new TreeException(
          "Tree.unflatten: there must be a leaf for each of the structure %s, %d; got %d"
              .formatted(structure.describe(), structure.leaves(), leaves.size()));
    }
    return (T) structure.unflatten(leaves.iterator());
  }

  /** The leaves of a tree, in order. */
  public static List<Tensor> leaves(@Nullable Object tree) {
    return flatten(tree).leaves();
  }

  /** The leaves of a tree, in order, with their paths. */
  public static List<Leaf> leavesWithPath(@Nullable Object tree) {
    Flat flat = flatten(tree);
    List<TreePath> paths = flat.structure.paths();
    List<Leaf> leaves = new ArrayList<>(paths.size());
    for (int i = 0; i < paths.size(); i++) {
      leaves.add(new Leaf(paths.get(i), flat.leaves.get(i)));
    }
    return leaves;
  }

  /**
   * The parts of a tree that {@code isLeaf} holds for, and the tensors outside of them, in order.
   */
  public static List<Object> leaves(Predicate<Object> isLeaf, @Nullable Object tree) {
    List<Object> leaves = new ArrayList<>();
    flattenUntil(isLeaf, tree, leaves, new TreeCursor());
    return leaves;
  }

  private static TreeDef flattenUntil(
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
      leaves.addAll(leaves(tree));
      return TreeDef.LEAF;
    }
    cursor.enter(tree, "");
    List<TreeDef> children = new ArrayList<>();
    for (int i = 0; i < container.children().size(); i++) {
      cursor.push(container.keys().get(i));
      children.add(flattenUntil(isLeaf, container.children().get(i), leaves, cursor));
      cursor.pop();
    }
    cursor.leave();
    return container.structure().apply(List.copyOf(children));
  }

  /** The structure of a tree. */
  public static TreeDef structure(@Nullable Object tree) {
    return flatten(tree).structure();
  }

  /** Whether two trees are equal but for their leaves. */
  public static boolean sameStructure(@Nullable Object a, @Nullable Object b) {
    return structure(a).equals(structure(b));
  }

  /** The tree with {@code f} of each leaf in its place. */
  public static <T> T map(Function<? super Tensor, ?> f, T tree) {
    Flat flat = flatten(tree);
    return unflatten(flat.structure, flat.leaves.stream().map(f).toList());
  }

  /**
   * The tree with {@code f} of each leaf and that of {@code other} in the same place.
   *
   * @throws TreeException when the structures differ
   */
  public static <T> T map(
      BiFunction<? super Tensor, ? super Tensor, ?> f, T tree, @Nullable Object other) {
    Flat a = flatten(tree);
    Flat b = flatten(other);
    Structures.requireEqual("Tree.map", a.structure, b.structure);
    List<Object> results = new ArrayList<>(a.leaves.size());
    for (int i = 0; i < a.leaves.size(); i++) {
      results.add(f.apply(a.leaves.get(i), b.leaves.get(i)));
    }
    return unflatten(a.structure, results);
  }

  /**
   * The tree with {@code f} of each part that {@code isLeaf} holds for, and of the tensors outside
   * of such parts, in their places.
   */
  public static <T> T map(Function<Object, ?> f, Predicate<Object> isLeaf, T tree) {
    List<Object> leaves = new ArrayList<>();
    TreeDef structure = flattenUntil(isLeaf, tree, leaves, new TreeCursor());
    return unflatten(structure, leaves.stream().map(f).toList());
  }

  /**
   * The tree with {@code f} of what all trees have in the place of each of its leaves: the leaf
   * first, then for each of the others the leaf or the whole part there.
   *
   * @throws TreeException when another tree has no such place
   */
  public static <T> T mapAll(
      Function<? super List<Object>, ?> f, T tree, @Nullable Object... others) {
    Flat flat = flatten(tree);
    List<List<Object>> parts = new ArrayList<>();
    parts.add(Collections.unmodifiableList(flat.leaves));
    for (Object other : others) {
      parts.add(Structures.parts("Tree.mapAll", flat.structure, other));
    }
    List<Object> results = new ArrayList<>(flat.leaves.size());
    for (int i = 0; i < flat.leaves.size(); i++) {
      int leaf = i;
      results.add(f.apply(parts.stream().map(p -> p.get(leaf)).toList()));
    }
    return unflatten(flat.structure, results);
  }

  /** The tree with {@code f} of each leaf's path and the leaf in its place. */
  public static <T> T mapWithPath(BiFunction<? super TreePath, ? super Tensor, ?> f, T tree) {
    List<Object> results = new ArrayList<>();
    leavesWithPath(tree).forEach(leaf -> results.add(f.apply(leaf.path, leaf.value)));
    return unflatten(structure(tree), results);
  }

  /**
   * The tree with {@code f} of each leaf's path, the leaf and that of {@code other} in its place.
   *
   * @throws TreeException when the structures differ
   */
  public static <T> T mapWithPath(
      Fn3<TreePath, Tensor, Tensor, ?> f, T tree, @Nullable Object other) {
    Flat b = flatten(other);
    Structures.requireEqual("Tree.mapWithPath", structure(tree), b.structure);
    Iterator<Tensor> others = b.leaves.iterator();
    return mapWithPath((path, x) -> f.apply(path, x, others.next()), tree);
  }

  /** The tree as one vector, and the way back. */
  public static <T> Raveled<T> ravel(T tree) {
    return new Raveled<>(flatten(tree));
  }

  /**
   * The leaves combined from the first to the last.
   *
   * @throws TreeException when there is no leaf
   */
  public static Tensor reduce(BinaryOperator<Tensor> f, @Nullable Object tree) {
    return leaves(tree).stream()
        .reduce(f)
        .orElseThrow(
            () ->
                new TreeException(
                    "Tree.reduce: the tree must have a leaf, or be reduced from an initial value;"
                        + " got "
                        + structure(tree).describe()));
  }

  /** The leaves combined, in order, with {@code initial}. */
  public static <A> A reduce(BiFunction<A, ? super Tensor, A> f, @Nullable Object tree, A initial) {
    A result = initial;
    for (Tensor leaf : leaves(tree)) {
      result = f.apply(result, leaf);
    }
    return result;
  }

  /** Whether {@code condition} holds for all leaves. */
  public static boolean all(Predicate<? super Tensor> condition, @Nullable Object tree) {
    return leaves(tree).stream().allMatch(condition);
  }

  /**
   * A tree of structure {@code outer}, whose leaves are trees of structure {@code inner}, turned
   * inside out. A record cannot hold trees in place of its tensors: a {@code Map} of its components
   * stands in its place.
   *
   * @throws TreeException when the tree isn't of these structures
   */
  @SuppressWarnings("unchecked")
  public static <T> T transpose(TreeDef outer, TreeDef inner, @Nullable Object tree) {
    List<List<Tensor>> rows = new ArrayList<>();
    for (Object part : Structures.parts("Tree.transpose", outer, tree)) {
      Flat flat = flatten(part);
      Structures.requireEqual("Tree.transpose", inner, flat.structure);
      rows.add(flat.leaves);
    }
    List<Object> columns = new ArrayList<>();
    for (int i = 0; i < inner.leaves(); i++) {
      int leaf = i;
      columns.add(unflatten(outer, rows.stream().map(row -> row.get(leaf)).toList()));
    }
    return (T) unflatten(outer instanceof TreeDef.Leaf ? inner : inner.loose(), columns);
  }

  /**
   * The tree with, in place of each leaf, the leaf of {@code prefix} that stands there or above.
   *
   * @throws TreeException when {@code prefix} isn't the upper part of the tree
   */
  public static <T> T broadcast(@Nullable Object prefix, T tree) {
    Flat above = flatten(prefix);
    List<Object> parts = Structures.parts("Tree.broadcast", above.structure, tree);
    List<Tensor> leaves = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int below = structure(parts.get(i)).leaves();
      leaves.addAll(Collections.nCopies(below, above.leaves.get(i)));
    }
    return unflatten(structure(tree), leaves);
  }
}
