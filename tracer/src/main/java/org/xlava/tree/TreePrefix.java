package org.xlava.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xlava.TreeDef;
import org.xlava.TreeException;
import org.xlava.Xlava;

/**
 * How values of one class are given for the leaves of a tree: as one for all of them, or as Lists
 * and Maps that are the upper part of the tree.
 *
 * @param operation what messages begin with
 * @param what the name of the values in messages
 * @param leaves what the values must be, but for containers
 */
public record TreePrefix<T>(String operation, String what, String leaves, Class<T> type) {
  /** The value of each leaf of {@code structure}. */
  public List<T> spread(@Nullable Object prefix, TreeDef structure) {
    if (type.isInstance(prefix)) {
      return Collections.nCopies(structure.leaves(), type.cast(prefix));
    }
    List<TreeDef> children = structure.children();
    List<? extends @Nullable Object> parts =
        prefix instanceof Map<?, ?> m ? byKey(m, structure) : parts(prefix);
    if (parts.size() != children.size()) {
      throw new TreeException(
          ("%s: %s must be a prefix of the tree that it is for: Lists for Lists, arrays and"
                  + " records, Maps for Maps and for records by component; got %s for %s")
              .formatted(operation, what, show(prefix), structure.describe()));
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      values.addAll(spread(parts.get(i), children.get(i)));
    }
    return values;
  }

  private List<? extends @Nullable Object> parts(@Nullable Object prefix) {
    return switch (prefix) {
      case List<?> l -> l;
      case Optional<?> o -> o.map(v -> List.<Object>of(v)).orElse(List.of());
      case null, default ->
          throw new TreeException(
              "%s: %s, or Lists and Maps of them; got %s%s"
                  .formatted(
                      operation,
                      leaves,
                      show(prefix),
                      prefix instanceof Record
                          ? ". Give a Map by the names of the components"
                          : ""));
    };
  }

  /** The entries of {@code prefix} in the order of the children; none if the keys are others. */
  private static List<? extends @Nullable Object> byKey(Map<?, ?> prefix, TreeDef structure) {
    List<Object> keys = structure.loose() instanceof TreeDef.MapDef d ? d.keys() : List.of();
    return prefix.size() == keys.size() && prefix.keySet().containsAll(keys)
        ? keys.stream().map(prefix::get).toList()
        : List.of();
  }

  /** {@code prefix} as messages put them, {@code NONE} by its name. */
  public static String show(@Nullable Object prefix) {
    return switch (prefix) {
      case Integer axis when axis == Xlava.NONE -> "NONE";
      case List<?> l -> l.stream().map(TreePrefix::show).toList().toString();
      case Map<?, ?> m ->
          m.entrySet().stream()
              .map(e -> e.getKey() + "=" + show(e.getValue()))
              .sorted()
              .collect(Collectors.joining(", ", "{", "}"));
      case null, default -> String.valueOf(prefix);
    };
  }
}
