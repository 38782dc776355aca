package org.xlava;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xlava.tree.Flattening;
import org.xlava.tree.Leaves;
import org.xlava.tree.Parts;
import org.xlava.tree.Registrations;
import org.xlava.tree.Structures;

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

  /**
   * A tree taken apart.
   *
   * @param leaves the tensors, in order
   * @param structure what is left without them
   */
  public record Flat(List<Tensor> leaves, TreeDef structure) {
    /** {@link #leaves}, for destructuring in Kotlin. */
    public List<Tensor> component1() {
      return leaves;
    }

    /** {@link #structure}, for destructuring in Kotlin. */
    public TreeDef component2() {
      return structure;
    }
  }

  /**
   * A leaf and where it is.
   *
   * @param path the way to it from the root
   * @param value the leaf
   */
  public record Leaf(TreePath path, Tensor value) {
    /** {@link #path}, for destructuring in Kotlin. */
    public TreePath component1() {
      return path;
    }

    /** {@link #value}, for destructuring in Kotlin. */
    public Tensor component2() {
      return value;
    }
  }

  /**
   * An object of a registered class taken apart by one container.
   *
   * @param children the parts that are trees, in order
   * @param auxiliary the rest, which belongs to the structure and is compared by {@code equals};
   *     null if there is none
   */
  public record Node<A>(List<?> children, @Nullable A auxiliary) {
    /** {@link #children}, for destructuring in Kotlin. */
    public List<?> component1() {
      return children;
    }

    /** {@link #auxiliary}, for destructuring in Kotlin. */
    public @Nullable A component2() {
      return auxiliary;
    }
  }

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

  /**
   * The leaves of a tree, in order, and its structure. Java numbers, booleans and {@link Complex}
   * become scalars, weakly typed but for booleans.
   *
   * @throws TreeException when it is no tree
   */
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
  public static <T> T unflatten(TreeDef structure, List<?> leaves) {
    return Structures.unflatten(structure, leaves);
  }

  /**
   * The leaves of a tree, in order.
   *
   * @throws TreeException when it is no tree
   */
  public static List<Tensor> leaves(@Nullable Object tree) {
    return flatten(tree).leaves();
  }

  /**
   * The leaves of a tree, in order, with their paths.
   *
   * @throws TreeException when it is no tree
   */
  public static List<Leaf> leavesWithPath(@Nullable Object tree) {
    return Leaves.withPaths(tree);
  }

  /**
   * The parts of a tree that {@code isLeaf} holds for, and the tensors outside of them, in order.
   *
   * @throws TreeException when it is no tree outside of these parts
   */
  public static List<Object> leaves(Predicate<Object> isLeaf, @Nullable Object tree) {
    return Parts.of(isLeaf, tree).leaves();
  }

  /**
   * The structure of a tree.
   *
   * @throws TreeException when it is no tree
   */
  public static TreeDef structure(@Nullable Object tree) {
    return flatten(tree).structure();
  }

  /**
   * Whether two trees are equal but for their leaves.
   *
   * @throws TreeException when one is no tree
   */
  public static boolean sameStructure(@Nullable Object a, @Nullable Object b) {
    return structure(a).equals(structure(b));
  }

  /**
   * The tree with {@code f} of each leaf in its place.
   *
   * @throws TreeException when it is no tree, or a container can't hold what {@code f} gives
   */
  public static <T> T map(Function<? super Tensor, ?> f, T tree) {
    return Leaves.map(f, tree);
  }

  /**
   * The tree with {@code f} of each leaf and that of {@code other} in the same place.
   *
   * @throws TreeException when the structures differ, or a container can't hold what {@code f}
   *     gives
   */
  public static <T> T map(
      BiFunction<? super Tensor, ? super Tensor, ?> f, T tree, @Nullable Object other) {
    return Leaves.map(f, tree, other);
  }

  /**
   * The tree with {@code f} of each part that {@code isLeaf} holds for, and of the tensors outside
   * of such parts, in their places; JAX: {@code map} with {@code is_leaf}.
   *
   * @throws TreeException when it is no tree outside of these parts, or a container can't hold what
   *     {@code f} gives
   */
  public static <T> T map(Function<Object, ?> f, Predicate<Object> isLeaf, T tree) {
    return Parts.of(isLeaf, tree).map(f);
  }

  /**
   * The tree with {@code f} of what all trees have in the place of each of its leaves: the leaf
   * first, then for each of the others the leaf or the whole part there. JAX: {@code map} of
   * several trees.
   *
   * @throws TreeException when another tree has no such place, or a container can't hold what
   *     {@code f} gives
   */
  public static <T> T mapAll(
      Function<? super List<Object>, ?> f, T tree, @Nullable Object... others) {
    return Leaves.mapAll(f, tree, others);
  }

  /**
   * The tree with {@code f} of each leaf's path and the leaf in its place.
   *
   * @throws TreeException when it is no tree, or a container can't hold what {@code f} gives
   */
  public static <T> T mapWithPath(BiFunction<? super TreePath, ? super Tensor, ?> f, T tree) {
    return Leaves.mapWithPath(f, tree);
  }

  /**
   * The tree with {@code f} of each leaf's path, the leaf and that of {@code other} in its place.
   *
   * @throws TreeException when the structures differ, or a container can't hold what {@code f}
   *     gives
   */
  public static <T> T mapWithPath(
      Fn3<TreePath, Tensor, Tensor, ?> f, T tree, @Nullable Object other) {
    return Leaves.mapWithPath(f, tree, other);
  }

  /**
   * The tree as one vector, of the dtype that the leaves' dtypes meet in, and the way back; JAX:
   * {@code flatten_util.ravel_pytree}.
   *
   * @throws TreeException when it is no tree
   */
  public static <T> Raveled<T> ravel(T tree) {
    return new Raveled<>(flatten(tree));
  }

  /**
   * The leaves combined from the first to the last.
   *
   * @throws TreeException when there is no leaf
   */
  public static Tensor reduce(BinaryOperator<Tensor> f, @Nullable Object tree) {
    return Leaves.reduce(f, tree);
  }

  /**
   * The leaves combined, in order, with {@code initial}.
   *
   * @throws TreeException when it is no tree
   */
  public static <A> A reduce(BiFunction<A, ? super Tensor, A> f, @Nullable Object tree, A initial) {
    return Leaves.reduce(f, tree, initial);
  }

  /**
   * Whether {@code condition} holds for all leaves.
   *
   * @throws TreeException when it is no tree
   */
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
  public static <T> T transpose(TreeDef outer, TreeDef inner, @Nullable Object tree) {
    return Structures.transpose(outer, inner, tree);
  }

  /**
   * The tree with, in place of each leaf, the leaf of {@code prefix} that stands there or above.
   *
   * @throws TreeException when {@code prefix} isn't the upper part of the tree
   */
  public static <T> T broadcast(@Nullable Object prefix, T tree) {
    return Structures.broadcast(prefix, tree);
  }
}
