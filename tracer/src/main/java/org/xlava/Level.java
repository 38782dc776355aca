package org.xlava;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A container taken apart by one level.
 *
 * @param children what it holds, in order
 * @param keys how paths name each child
 * @param structure the container's structure, given its children's
 */
record Level(
    List<?> children, List<TreePath.Key> keys, Function<List<TreeDef>, TreeDef> structure) {

  /** What a map with a null key gives. */
  static final Level NULL_KEY = new Level(List.of(), List.of(), TreeDef.ListDef::new);

  /** Takes a container apart; null if {@code tree} is none. */
  static @Nullable Level of(Object tree) {
    Registrations.Registration<?, ?> registered = Registrations.of(tree.getClass());
    if (registered != null) {
      return registered.level(tree);
    }
    return switch (tree) {
      case List<?> l -> new Level(l, TreePath.indices(l.size()), TreeDef.ListDef::new);
      case Map<?, ?> m -> of(m);
      case Optional<?> o -> of(o.stream().toList());
      case Object[] a -> of(a);
      default -> ofComponents(tree);
    };
  }

  /** The structure with whatever it holds as leaves. */
  TreeDef outline() {
    return structure.apply(Collections.nCopies(children.size(), TreeDef.LEAF));
  }

  private static Level of(List<?> optional) {
    return new Level(optional, TreePath.indices(optional.size()), TreeDef.OptionalDef::new);
  }

  private static Level of(Object[] array) {
    Class<?> type = array.getClass().getComponentType();
    return new Level(
        Arrays.asList(array),
        TreePath.indices(array.length),
        children -> new TreeDef.ArrayDef(type, children));
  }

  private static Level of(Map<?, ?> map) {
    List<Object> sorted = new ArrayList<>(map.keySet());
    if (sorted.contains(null)) {
      return NULL_KEY;
    }
    sorted.sort(Level::compareKeys);
    List<@Nullable Object> children = new ArrayList<>(sorted.size());
    sorted.forEach(key -> children.add(map.get(key)));
    List<TreePath.Key> keys = sorted.stream().<TreePath.Key>map(TreePath.Entry::new).toList();
    return new Level(children, keys, parts -> new TreeDef.MapDef(List.copyOf(sorted), parts));
  }

  @SuppressWarnings("unchecked")
  private static int compareKeys(Object a, Object b) {
    if (a instanceof Comparable<?> c && a.getClass() == b.getClass()) {
      return ((Comparable<Object>) c).compareTo(b);
    }
    return a.toString().compareTo(b.toString());
  }

  private static @Nullable Level ofComponents(Object tree) {
    Components components = Components.of(tree.getClass());
    return components == null
        ? null
        : new Level(
            components.read(tree),
            components.keys(),
            children -> new TreeDef.RecordDef(tree.getClass(), children));
  }
}
