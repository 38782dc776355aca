package org.xlava;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trees of tensors: tensors and Java numbers nested in records, lists, maps, arrays and {@code
 * Optional}s. {@link #flatten} takes one apart, {@link TreeDef#unflatten} puts it together again.
 */
public final class Tree {
  private static final TreeDef LEAF = new TreeDef.Leaf();

  private Tree() {}

  /** A tree taken apart. */
  public record Flat(List<Tensor> leaves, TreeDef structure) {}

  /**
   * The leaves of a tree, in order, and its structure; Java numbers become weakly typed scalars.
   *
   * @throws TreeException when the tree holds null or a value that is neither tensor nor container
   */
  public static Flat flatten(@Nullable Object tree) {
    return flatten(tree, "");
  }

  /** As {@link #flatten(Object)}; {@code root} says in messages what the tree is. */
  static Flat flatten(@Nullable Object tree, String root) {
    List<Tensor> leaves = new ArrayList<>();
    TreeDef structure = flatten(tree, root, leaves);
    return new Flat(leaves, structure);
  }

  /** The leaves of a tree, in order. */
  public static List<Tensor> leaves(@Nullable Object tree) {
    return flatten(tree).leaves();
  }

  private static TreeDef flatten(@Nullable Object tree, String path, List<Tensor> leaves) {
    return switch (tree) {
      case null -> throw invalid("null", path);
      case Tensor t -> leaf(t, leaves);
      case Number n -> leaf(Tensor.of(n), leaves);
      case Boolean b -> leaf(Tensor.of(b), leaves);
      case Complex c -> leaf(Tensor.of(c), leaves);
      case Record r -> record(r, path, leaves);
      case List<?> l -> new TreeDef.ListDef(children(l, path, leaves));
      case Map<?, ?> m -> map(m, path, leaves);
      case Optional<?> o -> new TreeDef.OptionalDef(children(o.stream().toList(), path, leaves));
      case Object[] a ->
          new TreeDef.ArrayDef(
              a.getClass().getComponentType(), children(Arrays.asList(a), path, leaves));
      default -> throw invalid("an object of type " + tree.getClass().getTypeName(), path);
    };
  }

  private static TreeException invalid(String got, String path) {
    return new TreeException(
        "tree: must be made of tensors, numbers, records, Lists, Maps, arrays and Optionals; got "
            + got
            + (path.isEmpty() ? "" : " as " + path)
            + (got.endsWith("[]") ? ". Make a tensor of it with Tensor.of" : ""));
  }

  private static TreeDef leaf(Tensor tensor, List<Tensor> leaves) {
    leaves.add(tensor);
    return LEAF;
  }

  private static List<TreeDef> children(List<?> values, String path, List<Tensor> leaves) {
    List<TreeDef> children = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      children.add(flatten(values.get(i), path + "[" + i + "]", leaves));
    }
    return List.copyOf(children);
  }

  private static TreeDef map(Map<?, ?> map, String path, List<Tensor> leaves) {
    List<Object> keys = new ArrayList<>(map.keySet());
    if (keys.contains(null)) {
      throw invalid("a null key", path);
    }
    keys.sort(Tree::compareKeys);
    List<TreeDef> children = new ArrayList<>();
    for (Object key : keys) {
      children.add(flatten(map.get(key), path + "[" + key + "]", leaves));
    }
    return new TreeDef.MapDef(List.copyOf(keys), List.copyOf(children));
  }

  @SuppressWarnings("unchecked")
  private static int compareKeys(Object a, Object b) {
    if (a instanceof Comparable<?> c && a.getClass() == b.getClass()) {
      return ((Comparable<Object>) c).compareTo(b);
    }
    return a.toString().compareTo(b.toString());
  }

  private static TreeDef record(Record r, String path, List<Tensor> leaves) {
    List<TreeDef> children = new ArrayList<>();
    for (RecordComponent c : r.getClass().getRecordComponents()) {
      Object value = read(r, c);
      String at = path.isEmpty() ? c.getName() : path + "." + c.getName();
      children.add(isStatic(c.getType()) ? new TreeDef.Static(value) : flatten(value, at, leaves));
    }
    return new TreeDef.RecordDef(r.getClass(), List.copyOf(children));
  }

  // What a component's declared type cannot hold as a tensor stays as it is.
  private static boolean isStatic(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || type == String.class
        || type == Class.class
        || Number.class.isAssignableFrom(type)
        || type == Boolean.class
        || type == DType.class
        || type == Shape.class;
  }

  private static Object read(Record r, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(r);
    } catch (InvocationTargetException e) {
      throw new TreeException("tree: the accessor " + component + " failed", e.getCause());
    } catch (IllegalAccessException | RuntimeException e) {
      throw new TreeException(
          "tree: records must be readable; got "
              + r.getClass().getName()
              + ", whose module doesn't open its package. Add \"opens "
              + r.getClass().getPackageName()
              + " to org.xlava.tracer;\" to its module-info",
          e);
    }
  }
}
