package org.xlava.tree;

import java.util.ArrayList;
import java.util.List;
import org.xlava.TreeException;
import org.xlava.TreePath;

/** The way from the root of a tree to the part of it that is being taken apart. */
public final class TreeCursor {
  private final List<Object> containers = new ArrayList<>();
  private final List<TreePath.Key> keys = new ArrayList<>();

  /** Goes into a container, with no child chosen yet. */
  public void enter(Object container, String root) {
    for (Object above : containers) {
      if (above == container) {
        throw new TreeException(
            "tree: containers must not contain themselves; got %s, which does, as %s"
                .formatted(container.getClass().getSimpleName(), Paths.below(root, path())));
      }
    }
    containers.add(container);
  }

  public void leave() {
    containers.removeLast();
  }

  /** Goes to a child. */
  public void push(TreePath.Key key) {
    keys.add(key);
  }

  public void pop() {
    keys.removeLast();
  }

  TreePath path() {
    return new TreePath(keys);
  }

  /** Whether the place is a component of a record. */
  boolean isComponent() {
    return !keys.isEmpty() && keys.getLast() instanceof TreePath.Component;
  }
}
