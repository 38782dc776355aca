package org.xlava.tree;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xlava.TreeException;

/** A map of a tree that was put together again: what is changed in it would get lost. */
public final class FixedMap extends AbstractMap<Object, Object> {
  private final Map<Object, Object> entries;

  /** A view of {@code entries}. */
  public FixedMap(Map<Object, Object> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    return entries.entrySet();
  }

  @Override
  public @Nullable Object get(Object key) {
    return entries.get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.containsKey(key);
  }

  @Override
  public Object put(Object key, Object value) {
    throw fixed("put");
  }

  @Override
  public Object remove(Object key) {
    throw fixed("remove");
  }

  @Override
  public void clear() {
    throw fixed("clear");
  }

  private static TreeException fixed(String method) {
    return new TreeException(
        "tree: Maps that functions are given or return can't be changed; got "
            + method
            + ". Change a copy, such as new LinkedHashMap<>(map), and return that");
  }
}
