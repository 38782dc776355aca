package org.xlava.function;

import org.jspecify.annotations.Nullable;
import org.xlava.transform.Sources;

/**
 * What messages call a jitted function: the line of users' code that made it, after the name if it
 * has one. The line is looked for only where a message needs it.
 */
final class JitOrigin {
  private static final String UNNAMED = "f";

  private final String label;
  private final Throwable made = new Throwable();
  private @Nullable String line;

  JitOrigin(String label) {
    this.label = label;
  }

  /** The line that made the function, such as {@code Model.fit(Model.java:42)}. */
  synchronized String line() {
    if (line == null) {
      line = Sources.caller(made);
    }
    return line;
  }

  @Override
  public String toString() {
    return line().isEmpty() || !label.equals(UNNAMED) ? named() : line();
  }

  private String named() {
    return line().isEmpty() ? label : label + ", made in " + line();
  }
}
