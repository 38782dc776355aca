package org.xlava;

import java.util.ArrayList;
import java.util.List;

/** The way from the root of a tree to the part of it that is being taken apart. */
final class Descent {
  private final List<Object> containers = new ArrayList<>();
  private final List<TreePath.Key> keys = new ArrayList<>();

  /** Goes into a container, with no child chosen yet. */
  void enter(Object container, String root) {
    for (Object above : containers) {
      if (above == container) {
        throw new TreeException(
            "tree: containers must not contain themselves; got %s, which does, as %s"
                .formatted(container.getClass().getSimpleName(), path().below(root)));
      }
    }
    containers.add(container);
  }

  void leave() {
    containers.removeLast();
  }

  /** Goes to a child. */
  void push(TreePath.Key key) {
    keys.add(key);
  }

  void pop() {
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
