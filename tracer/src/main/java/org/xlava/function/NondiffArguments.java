package org.xlava.function;

import java.util.ArrayList;
import java.util.List;

/** Arguments split in those that a custom rule doesn't differentiate and the others. */
@SuppressWarnings("ArrayRecordComponent")
record NondiffArguments(List<Integer> indices, List<Object> fixed, Object[] others) {
  static NondiffArguments of(String name, List<Integer> nondiff, Object[] arguments) {
    if (nondiff.isEmpty()) {
      return new NondiffArguments(nondiff, List.of(), arguments);
    }
    List<Integer> indices =
        nondiff.stream()
            .map(i -> ArgumentIndices.canonical(name, i, arguments.length))
            .sorted()
            .toList();
    List<Object> fixed = new ArrayList<>();
    List<Object> others = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      (indices.contains(i) ? fixed : others).add(arguments[i]);
    }
    return new NondiffArguments(indices, List.copyOf(fixed), others.toArray());
  }

  /** All arguments in order, with these in place of the others. */
  Object[] merged(Object[] others) {
    if (indices.isEmpty()) {
      return others;
    }
    Object[] all = new Object[fixed.size() + others.length];
    for (int i = 0, f = 0, o = 0; i < all.length; i++) {
      all[i] = indices.contains(i) ? fixed.get(f++) : others[o++];
    }
    return all;
  }
}
