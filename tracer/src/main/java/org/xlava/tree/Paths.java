package org.xlava.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.xlava.TreePath;

/** The paths of elements, and paths as messages put them. */
public final class Paths {
  private static final int SHORT = 32;
  private static final List<List<TreePath.Key>> SHORT_LISTS =
      IntStream.range(0, SHORT).mapToObj(Paths::newIndices).toList();

  private Paths() {}

  /** The keys of {@code n} elements in order. */
  public static List<TreePath.Key> indices(int n) {
    return n < SHORT ? SHORT_LISTS.get(n) : newIndices(n);
  }

  private static List<TreePath.Key> newIndices(int n) {
    List<TreePath.Key> keys = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      keys.add(new TreePath.Index(i));
    }
    return List.copyOf(keys);
  }

  /** The path one step further down. */
  public static TreePath then(TreePath path, TreePath.Key key) {
    List<TreePath.Key> longer = new ArrayList<>(path.keys());
    longer.add(key);
    return new TreePath(longer);
  }

  /** The path below something that messages call {@code root}. */
  public static String below(String root, TreePath path) {
    if (root.isEmpty()) {
      return path.toString();
    }
    StringBuilder text = new StringBuilder(root);
    path.keys().forEach(text::append);
    return text.toString();
  }
}
