package org.xlava;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a part of a tree is: the steps that lead to it from the root. Prints as Java would put it,
 * such as {@code layers[2].w}; the root prints as nothing.
 */
public record TreePath(List<Key> keys) {
  static final TreePath ROOT = new TreePath(List.of());
  private static final int SHORT = 32;
  private static final List<List<Key>> SHORT_LISTS =
      IntStream.range(0, SHORT).mapToObj(TreePath::newIndices).toList();

  public TreePath {
    keys = List.copyOf(keys);
  }

  /** One step down. */
  public sealed interface Key {}

  /** An element of a {@code List}, an array, an {@code Optional} or a registered class. */
  public record Index(int index) implements Key {
    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }

  /** The value of a key of a {@code Map}. */
  public record Entry(Object key) implements Key {
    @Override
    public String toString() {
      return "[" + key + "]";
    }
  }

  /** A component of a record or a Kotlin data class. */
  public record Component(String name) implements Key {
    @Override
    public String toString() {
      return "." + name;
    }
  }

  /** The path one step further down. */
  TreePath then(Key key) {
    List<Key> longer = new ArrayList<>(keys);
    longer.add(key);
    return new TreePath(longer);
  }

  /** The keys of {@code n} elements in order. */
  static List<Key> indices(int n) {
    return n < SHORT ? SHORT_LISTS.get(n) : newIndices(n);
  }

  private static List<Key> newIndices(int n) {
    List<Key> keys = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      keys.add(new Index(i));
    }
    return List.copyOf(keys);
  }

  /** The path below something that messages call {@code root}. */
  String below(String root) {
    return root.isEmpty() ? toString() : root + text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    keys.forEach(text::append);
    return text.toString();
  }

  @Override
  public String toString() {
    String text = text();
    return text.startsWith(".") ? text.substring(1) : text;
  }
}
