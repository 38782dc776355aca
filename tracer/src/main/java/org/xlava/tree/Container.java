package org.xlava.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xlava.Tensor;
import org.xlava.TreeDef;
import org.xlava.TreePath;

/**
 * A container taken apart by one level.
 *
 * @param children what it holds, in order
 * @param keys how paths name each child
 * @param structure the container's structure, given its children's
 */
public record Container(
    List<?> children, List<TreePath.Key> keys, Function<List<TreeDef>, TreeDef> structure) {

  /** What a map with a null key gives. */
  static final Container NULL_KEY = new Container(List.of(), List.of(), TreeDef.ListDef::new);

  /** Takes a container apart; null if {@code tree} is none. */
  public static @Nullable Container of(Object tree) {
    Registrations.Registration<?, ?> registered = Registrations.of(tree.getClass());
    if (registered != null) {
      return registered.level(tree);
    }
    return switch (tree) {
      case List<?> l -> new Container(l, Paths.indices(l.size()), TreeDef.ListDef::new);
      case Map<?, ?> m -> of(m);
      case Optional<?> o -> of(o.stream().toList());
      case Object[] a -> of(a);
      default -> ofComponents(tree);
    };
  }

  /** As {@link #of}; null for a tensor too. */
  public static @Nullable Container ofParts(Object tree) {
    return tree instanceof Tensor ? null : of(tree);
  }

  /** The structure with whatever it holds as leaves. */
  public TreeDef outline() {
    return structure.apply(Collections.nCopies(children.size(), TreeDef.LEAF));
  }

  private static Container of(List<?> optional) {
    return new Container(optional, Paths.indices(optional.size()), TreeDef.OptionalDef::new);
  }

  private static Container of(Object[] array) {
    Class<?> type = array.getClass().getComponentType();
    return new Container(
        Arrays.asList(array),
        Paths.indices(array.length),
        children -> new TreeDef.ArrayDef(type, children));
  }

  private static Container of(Map<?, ?> map) {
    List<Object> sorted = new ArrayList<>(map.keySet());
    if (sorted.contains(null)) {
      return NULL_KEY;
    }
    sorted.sort(Container::compareKeys);
    List<@Nullable Object> children = new ArrayList<>(sorted.size());
    sorted.forEach(key -> children.add(map.get(key)));
    List<TreePath.Key> keys = sorted.stream().<TreePath.Key>map(TreePath.Entry::new).toList();
    return new Container(children, keys, parts -> new TreeDef.MapDef(List.copyOf(sorted), parts));
  }

  @SuppressWarnings("unchecked")
  private static int compareKeys(Object a, Object b) {
    if (a instanceof Comparable<?> c && a.getClass() == b.getClass()) {
      return ((Comparable<Object>) c).compareTo(b);
    }
    return a.toString().compareTo(b.toString());
  }

  private static @Nullable Container ofComponents(Object tree) {
    Components components = Components.of(tree.getClass());
    return components == null
        ? null
        : new Container(
            components.read(tree),
            components.keys(),
            children -> new TreeDef.RecordDef(tree.getClass(), children));
  }
}
