package org.xlava;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xlava.tree.Components;
import org.xlava.tree.FixedList;
import org.xlava.tree.FixedMap;
import org.xlava.tree.Paths;
import org.xlava.tree.Registrations;

/**
 * The structure of a tree of tensors: what is left when the leaves are taken out. Structures are
 * compared by value; static parts, such as a record's {@code int} components, belong to them.
 *
 * <p>Java's serialization writes them where map keys, static parts and auxiliary parts are
 * serializable, and reads them in a process that has the same classes, with those that need it
 * registered. As always with it, read only what comes from where you trust.
 */
public sealed interface TreeDef extends Serializable {
  /** The structure of a single tensor. */
  TreeDef LEAF = new Leaf();

  /** The structures of the parts, in order. */
  List<TreeDef> children();

  /** A tensor. */
  record Leaf() implements TreeDef {
    @Override
    public List<TreeDef> children() {
      return List.of();
    }
  }

  /** A value that is no tensor and stays as it is. */
  record Static(@Nullable Object value) implements TreeDef {
    @Override
    public List<TreeDef> children() {
      return List.of();
    }
  }

  /** A {@code List}. */
  record ListDef(List<TreeDef> children) implements TreeDef {}

  /** A {@code Map}, its keys sorted. */
  record MapDef(List<Object> keys, List<TreeDef> children) implements TreeDef {}

  /** A record, or a Kotlin data class. */
  record RecordDef(Class<?> type, List<TreeDef> children) implements TreeDef {}

  /** An array of references. */
  record ArrayDef(Class<?> elementType, List<TreeDef> children) implements TreeDef {}

  /** An {@code Optional}. */
  record OptionalDef(List<TreeDef> children) implements TreeDef {}

  /** A class that was registered with {@link Tree#register}. */
  record NodeDef(Class<?> type, @Nullable Object auxiliary, List<TreeDef> children)
      implements TreeDef {}

  /** The number of leaves. */
  default int leaves() {
    int n = this instanceof Leaf ? 1 : 0;
    for (TreeDef child : children()) {
      n += child.leaves();
    }
    return n;
  }

  /** How paths name the parts, in order. */
  default List<TreePath.Key> steps() {
    return switch (this) {
      case MapDef d -> d.keys.stream().<TreePath.Key>map(TreePath.Entry::new).toList();
      case RecordDef d -> components(d).keys();
      case Leaf d -> List.of();
      case Static d -> List.of();
      case ListDef d -> Paths.indices(d.children.size());
      case ArrayDef d -> Paths.indices(d.children.size());
      case OptionalDef d -> Paths.indices(d.children.size());
      case NodeDef d -> Paths.indices(d.children.size());
    };
  }

  /** The paths of the leaves, in order. */
  default List<TreePath> paths() {
    List<TreePath> paths = new ArrayList<>();
    paths(this, TreePath.ROOT, paths);
    return paths;
  }

  private static void paths(TreeDef structure, TreePath path, List<TreePath> paths) {
    if (structure instanceof Leaf) {
      paths.add(path);
    }
    for (int i = 0; i < structure.children().size(); i++) {
      paths(structure.children().get(i), Paths.then(path, structure.steps().get(i)), paths);
    }
  }

  private static Components components(RecordDef def) {
    Components components = Components.of(def.type);
    if (components == null || components.keys().size() != def.children.size()) {
      throw new TreeException(
          "tree: a structure must have the components of its record; got %d for %s"
              .formatted(def.children.size(), def.type.getName()));
    }
    return components;
  }

  /** The tree of this structure with the given leaves, in order. */
  @SuppressWarnings("NullAway") // A static null goes back to where it was.
  default Object unflatten(Iterator<? extends Object> leaves) {
    return switch (this) {
      case Leaf l -> leaves.next();
      case Static s -> s.value;
      case ListDef d -> new FixedList(unflatten(d.children, leaves));
      case MapDef d -> map(d, leaves);
      case RecordDef d -> components(d).make(unflatten(d.children, leaves));
      case ArrayDef d -> array(d, leaves);
      case OptionalDef d -> unflatten(d.children, leaves).stream().findFirst();
      case NodeDef d -> Registrations.make(d, unflatten(d.children, leaves));
    };
  }

  /**
   * This structure in containers that hold whatever stands in place of a leaf: for a record the
   * {@code Map} of its components by name, for an array a {@code List}.
   */
  default TreeDef loose() {
    return switch (this) {
      case Leaf l -> l;
      case Static s -> s;
      case ListDef d -> new ListDef(loose(d.children));
      case MapDef d -> new MapDef(d.keys, loose(d.children));
      case RecordDef d -> new MapDef(names(d), loose(d.children));
      case ArrayDef d -> new ListDef(loose(d.children));
      case OptionalDef d -> new OptionalDef(loose(d.children));
      case NodeDef d -> new ListDef(loose(d.children));
    };
  }

  private static List<TreeDef> loose(List<TreeDef> children) {
    return children.stream().map(TreeDef::loose).toList();
  }

  private static List<Object> names(RecordDef def) {
    return components(def).keys().stream()
        .<Object>map(key -> ((TreePath.Component) key).name())
        .toList();
  }

  /** The structure as messages put it, such as {@code [*, {a: *}, Params(w=*, b=*)]}. */
  default String describe() {
    return switch (this) {
      case Leaf l -> "*";
      case Static s -> String.valueOf(s.value);
      case ListDef d -> describe(d.children).toString();
      case MapDef d -> entries(d.keys, d.children, ": ", "{", "}");
      case RecordDef d -> entries(names(d), d.children, "=", d.type.getSimpleName() + "(", ")");
      case ArrayDef d -> d.elementType.getSimpleName() + describe(d.children);
      case OptionalDef d -> "Optional" + describe(d.children);
      case NodeDef d -> d.type.getSimpleName() + auxiliary(d) + describe(d.children);
    };
  }

  private static String auxiliary(NodeDef def) {
    return def.auxiliary == null ? "" : "(" + def.auxiliary + ")";
  }

  private static List<String> describe(List<TreeDef> children) {
    return children.stream().map(TreeDef::describe).toList();
  }

  private static String entries(
      List<Object> keys, List<TreeDef> children, String is, String open, String close) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i) + is + children.get(i).describe())
        .collect(Collectors.joining(", ", open, close));
  }

  private static List<Object> unflatten(List<TreeDef> children, Iterator<? extends Object> leaves) {
    List<Object> values = new ArrayList<>(children.size());
    for (TreeDef child : children) {
      values.add(child.unflatten(leaves));
    }
    return values;
  }

  private static Map<Object, Object> map(MapDef def, Iterator<? extends Object> leaves) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < def.keys.size(); i++) {
      map.put(def.keys.get(i), def.children.get(i).unflatten(leaves));
    }
    return new FixedMap(map);
  }

  private static Object array(ArrayDef def, Iterator<? extends Object> leaves) {
    Object array = Array.newInstance(def.elementType, def.children.size());
    for (int i = 0; i < def.children.size(); i++) {
      Object element = def.children.get(i).unflatten(leaves);
      try {
        Array.set(array, i, element);
      } catch (IllegalArgumentException e) {
        throw new TreeException(
            "tree: the elements of an array must be of its type, %s; got %s"
                .formatted(def.elementType.getSimpleName(), element),
            e);
      }
    }
    return array;
  }

  /** The first place where two structures differ. */
  record Difference(TreePath path, TreeDef expected, TreeDef got) {
    @Override
    public String toString() {
      String at = path.toString();
      return "expected %s%s, got %s"
          .formatted(expected.describe(), at.isEmpty() ? "" : " at " + at, got.describe());
    }

    /** {@link #path}, for destructuring in Kotlin. */
    public TreePath component1() {
      return path;
    }

    /** {@link #expected}, for destructuring in Kotlin. */
    public TreeDef component2() {
      return expected;
    }

    /** {@link #got}, for destructuring in Kotlin. */
    public TreeDef component3() {
      return got;
    }
  }

  /** The first place where {@code got} differs from this structure, or null if it doesn't. */
  default @Nullable Difference difference(TreeDef got) {
    return difference(this, got, TreePath.ROOT);
  }

  private static @Nullable Difference difference(TreeDef expected, TreeDef got, TreePath path) {
    if (expected.equals(got)) {
      return null;
    }
    if (!expected.sameNode(got)) {
      return new Difference(path, expected, got);
    }
    for (int i = 0; i < expected.children().size(); i++) {
      Difference below =
          difference(
              expected.children().get(i),
              got.children().get(i),
              Paths.then(path, expected.steps().get(i)));
      if (below != null) {
        return below;
      }
    }
    return null;
  }

  /** Whether the roots are equal, whatever their children are. */
  default boolean sameNode(TreeDef other) {
    return node().equals(other.node());
  }

  /** What the root is, without its children's structures. */
  private List<@Nullable Object> node() {
    int size = children().size();
    return switch (this) {
      case Leaf d -> List.of(Leaf.class);
      case Static d -> Arrays.asList(Static.class, d.value);
      case ListDef d -> List.of(ListDef.class, size);
      case MapDef d -> List.of(MapDef.class, d.keys);
      case RecordDef d -> List.of(RecordDef.class, d.type);
      case ArrayDef d -> List.of(ArrayDef.class, d.elementType, size);
      case OptionalDef d -> List.of(OptionalDef.class, size);
      case NodeDef d -> Arrays.asList(NodeDef.class, d.type, d.auxiliary, size);
    };
  }
}
