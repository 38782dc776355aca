package org.xlava.replay;

import java.util.ArrayList;
import java.util.List;

/** How many checks passed, failed and can't be made yet, with a line for each that didn't pass. */
record Report(int passed, int failed, int unsupported, List<String> lines) {
  static final Report EMPTY = new Report(0, 0, 0, List.of());

  Report {
    lines = List.copyOf(lines);
  }

  static Report passed(int checks) {
    return new Report(checks, 0, 0, List.of());
  }

  static Report failed(String line) {
    return new Report(0, 1, 0, List.of(line));
  }

  static Report unsupported(int checks, String line) {
    return new Report(0, 0, checks, List.of(line));
  }

  Report plus(Report other) {
    List<String> all = new ArrayList<>(lines);
    all.addAll(other.lines);
    return new Report(
        passed + other.passed, failed + other.failed, unsupported + other.unsupported, all);
  }

  /** The counts alone. */
  Report withoutLines() {
    return new Report(passed, failed, unsupported, List.of());
  }

  @Override
  public String toString() {
    return "%d passed, %d failed, %d unsupported".formatted(passed, failed, unsupported);
  }
}
