package org.xlava;

import java.util.function.Supplier;

/**
 * Settings that change what operations mean, or help to find mistakes. Each is off unless asked
 * for: by a system property, an environment variable, for the whole process, or for a piece of code
 * on one thread. A property or variable that is no value is a {@link SettingException} of what
 * depends on it.
 *
 * <ul>
 *   <li>64-bit dtypes, as in JAX: {@code xlava.enableX64}, {@code XLAVA_ENABLE_X64}, {@link
 *       #enableX64}, {@link #withX64};
 *   <li>running jitted functions without compiling them: {@code xlava.disableJit}, {@code
 *       XLAVA_DISABLE_JIT}, {@link #disableJit}, {@link #withJitDisabled};
 *   <li>a search for NaN and infinities: {@code xlava.debugNans}, {@code XLAVA_DEBUG_NANS}, {@link
 *       #debugNans}, {@link #withDebugNans}, and the same with {@code Infs};
 *   <li>a log of why {@code jit} traces: {@code xlava.explainCacheMisses}, {@code
 *       XLAVA_EXPLAIN_CACHE_MISSES}, {@link #explainCacheMisses}, {@link
 *       #withCacheMissesExplained}.
 * </ul>
 */
public final class Config {
  private static final ScopedSetting X64 = new ScopedSetting(Setting.ENABLE_X64);
  private static final ScopedSetting JIT_DISABLED = new ScopedSetting(Setting.DISABLE_JIT);
  private static final ScopedSetting EXPLAINING = new ScopedSetting(Setting.EXPLAIN_CACHE_MISSES);

  private static final ScopedSetting NANS = new ScopedSetting(Setting.DEBUG_NANS);
  private static final ScopedSetting INFS = new ScopedSetting(Setting.DEBUG_INFS);

  private static final ScopedSetting SOURCE_LINES = new ScopedSetting(Setting.SOURCE_LINES);

  // For the process only: exceptions are made anywhere, and a value that is none counts as on
  // there.
  private static volatile boolean filtering = Setting.TRACEBACK_FILTERING.isOn();

  private Config() {}

  /** Whether 64-bit dtypes are enabled where this is called. */
  public static boolean x64Enabled() {
    return X64.isOn();
  }

  /** Enables or disables 64-bit dtypes for the process. */
  public static void enableX64(boolean enabled) {
    X64.set(enabled);
  }

  /** Runs {@code body} with 64-bit dtypes enabled or disabled, on this thread. */
  public static <R> R withX64(boolean enabled, Supplier<R> body) {
    return X64.within(enabled, body);
  }

  /** Whether jitted functions run uncompiled where this is called. */
  public static boolean jitDisabled() {
    return JIT_DISABLED.isOn();
  }

  /**
   * Has jitted functions, branches and loops run as they are, operation by operation, so that a
   * debugger stops in them and Java's {@code if} and {@code for} see values; or, if not {@code
   * disabled}, compiled again.
   */
  public static void disableJit(boolean disabled) {
    JIT_DISABLED.set(disabled);
  }

  /**
   * Runs {@code body} with jitted functions as they are, on this thread: see {@link #disableJit}.
   */
  public static <R> R withJitDisabled(Supplier<R> body) {
    return JIT_DISABLED.within(true, body);
  }

  /** Whether {@code jit} says why it traces where this is called. */
  public static boolean explainsCacheMisses() {
    return EXPLAINING.isOn();
  }

  /**
   * Has {@code jit} log, at level {@code INFO} of the {@link System.Logger} {@code org.xlava.jit},
   * each time it traces a function, which line made it, and which argument changed since, and how.
   * Without it {@code jit} warns once of a function that it traces again and again.
   */
  public static void explainCacheMisses(boolean explained) {
    EXPLAINING.set(explained);
  }

  /** Runs {@code body} with cache misses logged: see {@link #explainCacheMisses}. */
  public static <R> R withCacheMissesExplained(Supplier<R> body) {
    return EXPLAINING.within(true, body);
  }

  /** Whether results are looked through for NaN where this is called. */
  public static boolean debugsNans() {
    return NANS.isOn();
  }

  /**
   * Has every operation that is evaluated throw a {@link NonFiniteException} when its result has a
   * NaN; it names the operation and the user's line. A jitted function that gives one runs again,
   * operation by operation, for which it keeps the arguments that it was to be donated. Every
   * result is waited for and copied to the host. Lines are those of functions that are traced while
   * this is on.
   */
  public static void debugNans(boolean sought) {
    NANS.set(sought);
  }

  /** Runs {@code body} with results looked through for NaN: see {@link #debugNans}. */
  public static <R> R withDebugNans(Supplier<R> body) {
    return NANS.within(true, body);
  }

  /** Whether results are looked through for infinities where this is called. */
  public static boolean debugsInfs() {
    return INFS.isOn();
  }

  /** As {@link #debugNans}, for infinities. */
  public static void debugInfs(boolean sought) {
    INFS.set(sought);
  }

  /** Runs {@code body} with results looked through for infinities: see {@link #debugInfs}. */
  public static <R> R withDebugInfs(Supplier<R> body) {
    return INFS.within(true, body);
  }

  /** Whether the user's line is recorded with each operation where this is called. */
  public static boolean recordsSourceLines() {
    return SOURCE_LINES.isOn() || NANS.isOn() || INFS.isOn();
  }

  /**
   * Has each operation that is traced remember the line of the user's code that it comes from, so
   * that errors name it where the line isn't on the stack any more: when a program is
   * differentiated, batched or run after it was traced, and when a traced tensor leaks. It makes
   * tracing several times slower, and changes nothing else.
   */
  public static void recordSourceLines(boolean recorded) {
    SOURCE_LINES.set(recorded);
  }

  /** Runs {@code body} with source lines recorded: see {@link #recordSourceLines}. */
  public static <R> R withSourceLines(Supplier<R> body) {
    return SOURCE_LINES.within(true, body);
  }

  /** Whether exceptions' stack traces leave the library's frames out. */
  public static boolean filtersTracebacks() {
    return filtering;
  }

  /** Has the stack traces of exceptions begin at the user's line, or show the library's frames. */
  public static void filterTracebacks(boolean filtered) {
    filtering = filtered;
  }
}
