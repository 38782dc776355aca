package org.xlava.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.Complex;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.Tree;
import org.xlava.TreeDef;
import org.xlava.TreeException;

/** One tree being taken apart. */
public final class Flattening {
  private final String root;
  private final boolean types;
  private final List<Tensor> leaves = new ArrayList<>();
  private final TreeCursor cursor = new TreeCursor();

  private Flattening(String root, boolean types) {
    this.root = root;
    this.types = types;
  }

  /**
   * {@code tree} taken apart. {@code root} says in messages what it is; {@code types} whether a
   * {@link TensorType} may stand for a tensor of that type.
   */
  public static Tree.Flat of(@Nullable Object tree, String root, boolean types) {
    Flattening flattening = new Flattening(root, types);
    TreeDef structure = flattening.flatten(tree);
    return new Tree.Flat(flattening.leaves, structure);
  }

  /** {@code tree} taken apart; {@code root} says in messages what it is. */
  public static Tree.Flat of(@Nullable Object tree, String root) {
    return of(tree, root, false);
  }

  private TreeDef flatten(@Nullable Object tree) {
    if (tree instanceof TreeDef.Static s) {
      return s;
    }
    Tensor leaf = leaf(tree);
    if (leaf != null) {
      leaves.add(leaf);
      return TreeDef.LEAF;
    }
    Container container = tree == null ? null : Container.of(tree);
    if (tree == null || container == null) {
      throw tree == null ? invalid("null", "") : invalid(tree);
    }
    if (container.equals(Container.NULL_KEY)) {
      throw invalid("a null key", "");
    }
    cursor.enter(tree, root);
    TreeDef structure = container.structure().apply(children(container));
    cursor.leave();
    return structure;
  }

  private List<TreeDef> children(Container container) {
    TreeDef[] children = new TreeDef[container.children().size()];
    for (int i = 0; i < children.length; i++) {
      cursor.push(container.keys().get(i));
      children[i] = flatten(container.children().get(i));
      cursor.pop();
    }
    return List.of(children);
  }

  private @Nullable Tensor leaf(@Nullable Object value) {
    if (value instanceof Tensor t) {
      return t;
    }
    return switch (value) {
      case Number n -> Tensor.of(n);
      case Boolean b -> Tensor.of(b);
      case Complex c -> Tensor.of(c);
      case TensorType type when types -> type.placeholder();
      case null, default -> null;
    };
  }

  private TreeException invalid(Object tree) {
    return invalid("an object of type " + tree.getClass().getTypeName(), wayOut(tree.getClass()));
  }

  private TreeException invalid(String got, String wayOut) {
    String at = Paths.below(root, cursor.path());
    return new TreeException(
        "tree: must be made of tensors, numbers, records, Lists, Maps, arrays and Optionals; got "
            + got
            + (at.isEmpty() ? "" : " as " + at)
            + wayOut);
  }

  private String wayOut(Class<?> type) {
    if (type.isArray()) {
      return ". Make a tensor of it with Tensor.of";
    }
    if (cursor.isComponent()) {
      return ". Mark the component @Static to have it stay as it is";
    }
    if (!type.getPackageName().startsWith("java.")) {
      return ". Make the class a container with Tree.register";
    }
    return root.startsWith("argument ")
        ? ". Let the function capture it, or name the argument in staticArgnums of jit"
        : "";
  }
}
