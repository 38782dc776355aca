package org.xlava.pjrt;

import java.util.ArrayList;
import java.util.List;

/**
 * The structure of an exported function's arguments or results: Python's, with its leaves taken
 * out.
 *
 * @param kind what the root is
 * @param names the keys of a dictionary, or the names of the parts of a custom node that tells them
 * @param children the parts, in order
 * @param type the name that a custom node was registered by; empty for other ones
 * @param data what a custom node keeps of itself, a byte a character; empty for other ones
 */
public record ExportedTree(
    Kind kind, List<String> names, List<ExportedTree> children, String type, String data) {
  /** A single array. */
  public static final ExportedTree LEAF = of(Kind.LEAF, List.of());

  /** What a node is. The order is that of JAX's schema. */
  public enum Kind {
    /** An array. */
    LEAF,
    /** Python's {@code None}. */
    NONE,
    /** A tuple. */
    TUPLE,
    /** A list. */
    LIST,
    /** A dictionary with text for keys, ascending. */
    DICT,
    /** A class that was registered with JAX, as a named tuple. */
    CUSTOM
  }

  /** Copies the lists. */
  public ExportedTree {
    names = List.copyOf(names);
    children = List.copyOf(children);
  }

  /** Returns a node without names. */
  public static ExportedTree of(Kind kind, List<ExportedTree> children) {
    return new ExportedTree(kind, List.of(), children, "", "");
  }

  /** Returns a dictionary. */
  public static ExportedTree dict(List<String> names, List<ExportedTree> children) {
    return new ExportedTree(Kind.DICT, names, children, "", "");
  }

  /** Returns the number of leaves. */
  public int leaves() {
    return kind == Kind.LEAF ? 1 : children.stream().mapToInt(ExportedTree::leaves).sum();
  }

  /** Returns the paths of the leaves, in order, as Python indexes: {@code [0]['w']}. */
  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    paths("", paths);
    return paths;
  }

  private void paths(String path, List<String> paths) {
    if (kind == Kind.LEAF) {
      paths.add(path);
    }
    for (int i = 0; i < children.size(); i++) {
      children.get(i).paths(path + step(i), paths);
    }
  }

  private String step(int child) {
    return switch (kind) {
      case DICT -> "['" + names.get(child) + "']";
      case CUSTOM -> names.isEmpty() ? "[" + child + "]" : "." + names.get(child);
      case LEAF, NONE, TUPLE, LIST -> "[" + child + "]";
    };
  }
}
