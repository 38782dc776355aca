package org.xlava;

import java.util.function.Supplier;

/**
 * Settings that change what operations mean. 64-bit dtypes are off unless asked for, as in JAX: by
 * the system property {@code xlava.enableX64}, the environment variable {@code XLAVA_ENABLE_X64},
 * {@link #enableX64} for the whole process or {@link #withX64} for a piece of code.
 */
public final class Config {
  private static final ScopedValue<Boolean> SCOPED_X64 = ScopedValue.newInstance();
  private static volatile boolean x64 = initialX64();
  private static volatile boolean x64EverScoped;

  private Config() {}

  private static boolean initialX64() {
    String environment = System.getenv("XLAVA_ENABLE_X64");
    return Boolean.getBoolean("xlava.enableX64")
        || "1".equals(environment)
        || Boolean.parseBoolean(environment);
  }

  /** Whether 64-bit dtypes are enabled where this is called. */
  public static boolean x64Enabled() {
    return x64EverScoped ? SCOPED_X64.orElse(x64) : x64;
  }

  /** Enables or disables 64-bit dtypes for the process. */
  public static void enableX64(boolean enabled) {
    x64 = enabled;
  }

  /** Runs {@code body} with 64-bit dtypes enabled or disabled, on this thread. */
  public static <R> R withX64(boolean enabled, Supplier<R> body) {
    x64EverScoped = true;
    return ScopedValue.where(SCOPED_X64, enabled).call(body::get);
  }
}
