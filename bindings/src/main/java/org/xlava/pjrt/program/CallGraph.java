package org.xlava.pjrt.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The functions of a program and whom they call. A compiler follows the calls with its own stack,
 * so that they may neither go round nor go very deep.
 */
final class CallGraph {
  /** The longest chain of calls that is let through. */
  static final int LIMIT = 1000;

  private final Map<String, Set<String>> calls = new LinkedHashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  void add(String function, Set<String> callees) {
    calls.computeIfAbsent(function, name -> new LinkedHashSet<>()).addAll(callees);
  }

  private Set<String> callees(String function) {
    return calls.getOrDefault(function, Set.of());
  }

  /** Throws if a function calls itself, or calls go deeper than {@link #LIMIT}. */
  void check() {
    calls.keySet().stream().filter(function -> !depths.containsKey(function)).forEach(this::walk);
  }

  private record Visit(String function, Iterator<String> callees) {}

  private void walk(String start) {
    Deque<Visit> path = new ArrayDeque<>();
    Set<String> callers = new HashSet<>();
    enter(start, path, callers);
    while (!path.isEmpty()) {
      Visit top = path.peek();
      if (!top.callees.hasNext()) {
        depths.put(top.function, depth(top.function));
        callers.remove(top.function);
        path.pop();
      } else {
        String callee = top.callees.next();
        if (!depths.containsKey(callee)) {
          enter(callee, path, callers);
        }
      }
    }
  }

  private void enter(String function, Deque<Visit> path, Set<String> callers) {
    if (!callers.add(function)) {
      throw new RefusedException(
          "program: functions must not call themselves; got a cycle through " + function);
    }
    path.push(new Visit(function, callees(function).iterator()));
  }

  private int depth(String function) {
    int deepest = callees(function).stream().mapToInt(depths::get).max().orElse(0);
    if (deepest >= LIMIT) {
      throw new RefusedException(
          "program: calls must be at most %d deep; got more from %s".formatted(LIMIT, function));
    }
    return deepest + 1;
  }
}
