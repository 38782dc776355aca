package org.xlava.tree;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.xlava.TreeException;

/** A list of a tree that was put together again: what is changed in it would get lost. */
public final class FixedList extends AbstractList<Object> implements RandomAccess {
  private final List<Object> elements;

  /** A view of {@code elements}. */
  public FixedList(List<Object> elements) {
    this.elements = elements;
  }

  @Override
  public Object get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }

  @Override
  public Object set(int index, Object element) {
    throw fixed("set");
  }

  @Override
  public void add(int index, Object element) {
    throw fixed("add");
  }

  @Override
  public Object remove(int index) {
    throw fixed("remove");
  }

  private static TreeException fixed(String method) {
    return new TreeException(
        "tree: Lists that functions are given or return can't be changed; got "
            + method
            + ". Change a copy, such as new ArrayList<>(list), and return that");
  }
}
