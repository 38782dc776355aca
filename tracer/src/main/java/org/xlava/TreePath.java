package org.xlava;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a part of a tree is: the steps that lead to it from the root. Prints as Java would put it,
 * such as {@code layers[2].w}; the root prints as nothing.
 */
public record TreePath(List<Key> keys) {
  /** The root itself. */
  public static final TreePath ROOT = new TreePath(List.of());

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

  @Override
  public String toString() {
    String text = keys.stream().map(Key::toString).collect(Collectors.joining());
    return text.startsWith(".") ? text.substring(1) : text;
  }
}
