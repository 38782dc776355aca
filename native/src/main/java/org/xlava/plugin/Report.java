package org.xlava.plugin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a doctor's report: titles with facts below them, and the problems at the end. */
final class Report {
  private final List<String> lines = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  void title(String title) {
    lines.add("");
    lines.add(title);
  }

  void fact(String name, String value) {
    lines.add("  %-26s %s".formatted(name, value));
  }

  void item(String text) {
    lines.add("  - " + text);
  }

  void problem(@Nullable String remedy) {
    if (!problems.contains(String.valueOf(remedy))) {
      problems.add(String.valueOf(remedy));
    }
  }

  boolean isHealthy() {
    return problems.isEmpty();
  }

  /** Returns all lines; the last part says what is missing, or that nothing is. */
  List<String> lines() {
    var all = new ArrayList<>(lines);
    all.add("");
    all.add(isHealthy() ? "nothing is missing" : "missing");
    problems.forEach(problem -> all.add("  - " + problem.replace("\n", "\n    ")));
    return all;
  }
}
