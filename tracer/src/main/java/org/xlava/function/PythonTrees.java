package org.xlava.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xlava.ExportException;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.TreePath;
import org.xlava.spi.PyTree;

/**
 * Trees as Python has them. Parts that have names are a dictionary, whose leaves come in the order
 * of the names; other ones a list. What is static has no place in them.
 */
final class PythonTrees {
  private PythonTrees() {}

  /** A tree, and for each of its leaves in order which one of the Java tree's it is. */
  record Ordered(PyTree tree, List<Integer> leaves) {}

  /** Java's trees as the elements of a tuple. */
  static Ordered tuple(List<TreeDef> structures) {
    List<PyTree> trees = new ArrayList<>();
    List<Integer> leaves = new ArrayList<>();
    int first = 0;
    for (TreeDef structure : structures) {
      if (!(structure instanceof TreeDef.Static)) {
        trees.add(convert(structure, first, leaves));
      }
      first += structure.leaves();
    }
    return new Ordered(PyTree.tuple(trees), leaves);
  }

  /** A Java tree. */
  static Ordered of(TreeDef structure) {
    List<Integer> leaves = new ArrayList<>();
    return new Ordered(convert(structure, 0, leaves), leaves);
  }

  private static PyTree convert(TreeDef structure, int first, List<Integer> leaves) {
    if (structure instanceof TreeDef.Leaf) {
      leaves.add(first);
      return PyTree.LEAF;
    }
    Parts parts = Parts.of(structure, first);
    if (structure instanceof TreeDef.OptionalDef) {
      return parts.structures.isEmpty()
          ? PyTree.NONE
          : convert(parts.structures.getFirst(), first, leaves);
    }
    return parts.names == null ? list(parts, leaves) : dict(parts, leaves);
  }

  private static PyTree list(Parts parts, List<Integer> leaves) {
    return PyTree.list(
        IntStream.range(0, parts.structures.size())
            .mapToObj(i -> convert(parts.structures.get(i), parts.firsts.get(i), leaves))
            .toList());
  }

  private static PyTree dict(Parts parts, List<Integer> leaves) {
    Map<String, Integer> sorted = parts.byName();
    return PyTree.dict(
        List.copyOf(sorted.keySet()),
        sorted.values().stream()
            .map(i -> convert(parts.structures.get(i), parts.firsts.get(i), leaves))
            .toList());
  }

  /** The parts of a Java tree that aren't static, with the first leaf of each. */
  private record Parts(
      List<TreeDef> structures, List<Integer> firsts, @Nullable List<String> names) {
    static Parts of(TreeDef structure, int first) {
      List<String> allNames = names(structure);
      List<TreeDef> structures = new ArrayList<>();
      List<Integer> firsts = new ArrayList<>();
      List<String> names = new ArrayList<>();
      int next = first;
      for (int i = 0; i < structure.children().size(); i++) {
        TreeDef child = structure.children().get(i);
        if (!(child instanceof TreeDef.Static)) {
          structures.add(child);
          firsts.add(next);
          names.add(allNames == null ? "" : allNames.get(i));
        }
        next += child.leaves();
      }
      return new Parts(structures, firsts, allNames == null ? null : names);
    }

    private static @Nullable List<String> names(TreeDef structure) {
      return switch (structure) {
        case TreeDef.MapDef d -> d.keys().stream().map(Parts::text).toList();
        case TreeDef.RecordDef d ->
            d.steps().stream().map(key -> ((TreePath.Component) key).name()).toList();
        case TreeDef.Leaf d -> null;
        case TreeDef.Static d -> null;
        case TreeDef.ListDef d -> null;
        case TreeDef.ArrayDef d -> null;
        case TreeDef.OptionalDef d -> null;
        case TreeDef.NodeDef d -> null;
      };
    }

    private static String text(Object key) {
      if (key instanceof String text) {
        return text;
      }
      throw new ExportException("export: the keys of Maps must be Strings; got " + key);
    }

    int place(String name) {
      return names == null ? -1 : names.indexOf(name);
    }

    Map<String, Integer> byName() {
      Map<String, Integer> sorted = new TreeMap<>();
      for (int i = 0; names != null && i < names.size(); i++) {
        sorted.put(names.get(i), i);
      }
      return sorted;
    }
  }

  // --- arguments

  /**
   * For each leaf of {@code expected}, a pair of arguments by place and by keyword, which one of
   * {@code given} it is.
   *
   * @throws TreeException when {@code given} has another structure
   */
  static List<Integer> match(PyTree expected, TreeDef given) {
    List<Integer> leaves = new ArrayList<>();
    match("", expected, given, 0, leaves);
    return leaves;
  }

  private static void match(
      String path, PyTree expected, TreeDef given, int first, List<Integer> leaves) {
    if (given instanceof TreeDef.OptionalDef d
        && !d.children().isEmpty()
        && expected.kind() != PyTree.Kind.NONE) {
      match(path, expected, d.children().getFirst(), first, leaves);
    } else if (expected.kind() == PyTree.Kind.LEAF && given instanceof TreeDef.Leaf) {
      leaves.add(first);
    } else if (expected.kind() == PyTree.Kind.LEAF || given instanceof TreeDef.Leaf) {
      throw unlike(path, expected, given);
    } else {
      matchParts(path, expected, given, first, leaves);
    }
  }

  private static void matchParts(
      String path, PyTree expected, TreeDef given, int first, List<Integer> leaves) {
    Parts parts = Parts.of(given, first);
    boolean named = isNamed(expected);
    if (parts.structures.size() != expected.children().size() || !isAlike(expected, given, parts)) {
      throw unlike(path, expected, given);
    }
    for (int i = 0; i < expected.children().size(); i++) {
      int part = named ? parts.place(expected.names().get(i)) : i;
      String step = named ? "['" + expected.names().get(i) + "']" : "[" + i + "]";
      PyTree child = expected.children().get(i);
      match(path + step, child, parts.structures.get(part), parts.firsts.get(part), leaves);
    }
  }

  private static boolean isNamed(PyTree tree) {
    return tree.kind() == PyTree.Kind.DICT
        || tree.kind() == PyTree.Kind.CUSTOM && !tree.names().isEmpty();
  }

  private static boolean isAlike(PyTree expected, TreeDef given, Parts parts) {
    boolean optional = given instanceof TreeDef.OptionalDef;
    if (expected.kind() == PyTree.Kind.NONE) {
      return optional;
    }
    return isNamed(expected)
        ? parts.names != null && parts.byName().keySet().containsAll(expected.names())
        : !optional && !(given instanceof TreeDef.MapDef);
  }

  private static TreeException unlike(String path, PyTree expected, TreeDef given) {
    return new TreeException(
        "call: %s must have the structure that the function was exported with, %s; got %s"
            .formatted(place(path), expected.describe(), given.describe()));
  }

  // Arguments stand in a pair of those by place and those by keyword.
  private static String place(String path) {
    if (path.startsWith("[0][")) {
      return "argument " + path.substring(4).replaceFirst("]", "");
    }
    return path.startsWith("[1][") ? "keyword argument " + path.substring(3) : "the arguments";
  }

  // --- results

  /** The Java tree that stands for one of Python's. */
  static TreeDef java(PyTree tree) {
    List<TreeDef> children = tree.children().stream().map(PythonTrees::java).toList();
    return switch (tree.kind()) {
      case LEAF -> TreeDef.LEAF;
      case NONE -> new TreeDef.OptionalDef(List.of());
      case TUPLE, LIST -> new TreeDef.ListDef(children);
      case DICT -> new TreeDef.MapDef(List.copyOf(tree.names()), children);
      case CUSTOM ->
          tree.names().isEmpty()
              ? new TreeDef.ListDef(children)
              : new TreeDef.MapDef(List.copyOf(tree.names()), children);
    };
  }
}
