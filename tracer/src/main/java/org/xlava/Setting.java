package org.xlava;

import java.util.function.Supplier;

/** A setting that is on or off for the process, and for the code that one of its threads runs. */
final class Setting {
  private final ScopedValue<Boolean> scoped = ScopedValue.newInstance();
  private volatile boolean process;

  // Spares the look for a scoped value while nobody ever had one.
  private volatile boolean everScoped;

  /** The process starts with what the system property or the environment variable says. */
  Setting(String property, String variable) {
    String environment = System.getenv(variable);
    process =
        Boolean.getBoolean(property)
            || "1".equals(environment)
            || Boolean.parseBoolean(environment);
  }

  boolean isOn() {
    return everScoped ? scoped.orElse(process) : process;
  }

  void set(boolean on) {
    process = on;
  }

  <R> R within(boolean on, Supplier<R> body) {
    everScoped = true;
    return ScopedValue.where(scoped, on).call(body::get);
  }
}
