package org.xlava;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One tree being taken apart. */
final class Flattening {
  private final String root;
  private final boolean types;
  private final List<Tensor> leaves = new ArrayList<>();
  private final Descent descent = new Descent();

  /**
   * {@code root} says in messages what the tree is; {@code types} whether a {@link TensorType} may
   * stand for a tensor of that type.
   */
  Flattening(String root, boolean types) {
    this.root = root;
    this.types = types;
  }

  List<Tensor> leaves() {
    return leaves;
  }

  TreeDef flatten(@Nullable Object tree) {
    if (tree instanceof TreeDef.Static s) {
      return s;
    }
    Tensor leaf = leaf(tree);
    if (leaf != null) {
      leaves.add(leaf);
      return TreeDef.LEAF;
    }
    Level level = tree == null ? null : Level.of(tree);
    if (tree == null || level == null) {
      throw tree == null ? invalid("null", "") : invalid(tree);
    }
    if (level.equals(Level.NULL_KEY)) {
      throw invalid("a null key", "");
    }
    descent.enter(tree, root);
    TreeDef structure = level.structure().apply(children(level));
    descent.leave();
    return structure;
  }

  private List<TreeDef> children(Level level) {
    TreeDef[] children = new TreeDef[level.children().size()];
    for (int i = 0; i < children.length; i++) {
      descent.push(level.keys().get(i));
      children[i] = flatten(level.children().get(i));
      descent.pop();
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
    String at = descent.path().below(root);
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
    if (descent.isComponent()) {
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
