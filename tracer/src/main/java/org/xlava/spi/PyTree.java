package org.xlava.spi;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The structure of a tree of Python's, its leaves taken out.
 *
 * @param names the keys of a dictionary or the names of a custom node's parts; none for other ones
 */
public record PyTree(Kind kind, List<String> names, List<PyTree> children) {
  /** A single array. */
  public static final PyTree LEAF = new PyTree(Kind.LEAF, List.of(), List.of());

  /** Python's {@code None}. */
  public static final PyTree NONE = new PyTree(Kind.NONE, List.of(), List.of());

  /** What a node is. */
  public enum Kind {
    LEAF,
    NONE,
    TUPLE,
    LIST,
    DICT,
    CUSTOM
  }

  public PyTree {
    names = List.copyOf(names);
    children = List.copyOf(children);
  }

  public static PyTree tuple(List<PyTree> children) {
    return new PyTree(Kind.TUPLE, List.of(), children);
  }

  public static PyTree list(List<PyTree> children) {
    return new PyTree(Kind.LIST, List.of(), children);
  }

  public static PyTree dict(List<String> names, List<PyTree> children) {
    return new PyTree(Kind.DICT, names, children);
  }

  /** The structure as Python writes it: {@code ({'w': *}, [*, None])}. */
  public String describe() {
    return switch (kind) {
      case LEAF -> "*";
      case NONE -> "None";
      case TUPLE -> parts("(", ")");
      case LIST -> parts("[", "]");
      case DICT -> parts("{", "}");
      case CUSTOM -> parts("custom(", ")");
    };
  }

  private String parts(String open, String close) {
    return IntStream.range(0, children.size())
        .mapToObj(i -> name(i) + children.get(i).describe())
        .collect(Collectors.joining(", ", open, close));
  }

  private String name(int child) {
    return names.isEmpty() ? "" : "'" + names.get(child) + "': ";
  }
}
