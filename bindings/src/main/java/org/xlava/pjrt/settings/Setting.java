package org.xlava.pjrt.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a process, those of all modules. Each is a system property or else an environment
 * variable, whose name is {@code XLAVA_} and the constant's. An empty variable counts as none.
 *
 * <p>Reading throws nothing: a value that is none reads as the default, and {@link #problem} tells.
 * Whoever reads a setting first refuses it, at the latest when a plugin is loaded.
 */
public enum Setting {
  /** The plugin's library. */
  PLUGIN(
      "xlava.plugin",
      Kind.PATH,
      "the plugin that `xlava-native` brings",
      "bindings",
      "the library of the PJRT plugin"),
  /** The folder of all caches. */
  CACHE(
      "xlava.cache",
      Kind.PATH,
      "`xlava` in `XDG_CACHE_HOME`, or else in `~/.cache`",
      "bindings",
      "the folder of what can be made again: the unpacked plugin, compiled programs"),
  /** The folder of compiled programs. */
  COMPILE_CACHE(
      "xlava.compileCache",
      Kind.PATH_OR_OFF,
      "`executables` in `xlava.cache`",
      "runtime",
      "the folder of compiled programs; `off` for none"),
  /** How much that folder may hold. */
  COMPILE_CACHE_BYTES(
      "xlava.compileCache.bytes",
      Kind.BYTES,
      "1073741824",
      "runtime",
      "how much that folder may hold; what wasn't used for longest goes first"),
  /** How many programs are loaded ahead. */
  COMPILE_CACHE_PRELOAD(
      "xlava.compileCache.preload",
      Kind.PROGRAMS,
      "256",
      "runtime",
      "how many of the programs that the last process of the same main class used are loaded before"
          + " they are asked for"),
  /** 64-bit types. */
  ENABLE_X64(
      "xlava.enableX64",
      Kind.SWITCH,
      "off",
      "tracer",
      "64-bit types, as in JAX; `Config.enableX64`"),
  /** Jitted functions run as they are. */
  DISABLE_JIT(
      "xlava.disableJit",
      Kind.SWITCH,
      "off",
      "tracer",
      "runs jitted functions operation by operation; `Config.disableJit`"),
  /** The search for NaN. */
  DEBUG_NANS(
      "xlava.debugNans",
      Kind.SWITCH,
      "off",
      "tracer",
      "throws where an operation gives NaN; `Config.debugNans`"),
  /** The search for infinities. */
  DEBUG_INFS(
      "xlava.debugInfs",
      Kind.SWITCH,
      "off",
      "tracer",
      "throws where an operation gives an infinity; `Config.debugInfs`"),
  /** A log of why functions are traced. */
  EXPLAIN_CACHE_MISSES(
      "xlava.explainCacheMisses",
      Kind.SWITCH,
      "off",
      "tracer",
      "logs why `jit` traces; `Config.explainCacheMisses`"),
  /** Lines of users' code in programs. */
  SOURCE_LINES(
      "xlava.sourceLines",
      Kind.SWITCH,
      "off",
      "tracer",
      "has programs remember the lines that they come from; `Config.recordSourceLines`"),
  /** Stack traces without the library's frames. */
  TRACEBACK_FILTERING(
      "xlava.tracebackFiltering",
      Kind.SWITCH,
      "on",
      "tracer",
      "leaves the library's frames out of stack traces; `Config.filterTracebacks`"),
  /** The bound of native memory that waits for the collector. */
  PJRT_RECLAIM_BYTES(
      "xlava.pjrt.reclaimBytes",
      Kind.BYTES,
      "half of the largest heap",
      "bindings",
      "how much native memory may wait to be found by the collector"),
  /** The bound of host memory that is kept. */
  PJRT_KEPT_HOST_BYTES(
      "xlava.pjrt.keptHostBytes",
      Kind.BYTES,
      "a sixteenth of the largest heap, 256 MB at most",
      "bindings",
      "how much memory of large arrays on the host is kept for the next ones"),
  /** The C library's allocator. */
  PJRT_JOIN_FREED_MEMORY(
      "xlava.pjrt.joinFreedMemory",
      Kind.SWITCH,
      "off",
      "bindings",
      "has glibc join small chunks of memory at once when they are freed, in the whole process");

  /** What a setting's values are. */
  public enum Kind {
    /** On or off. */
    SWITCH("true, false, 1, 0, yes, no, on or off"),
    /** A number, 0 or more. */
    BYTES("a number of bytes"),
    /** A number, 0 or more. */
    PROGRAMS("a number of programs"),
    /** A path. */
    PATH("a path"),
    /** A path, or {@code off}. */
    PATH_OR_OFF("a path or off");

    private final String taken;

    Kind(String taken) {
      this.taken = taken;
    }

    /** Returns in words what is taken. */
    public String taken() {
      return taken;
    }
  }

  private final String property;
  private final Kind kind;
  private final String unlessGiven;
  private final String module;
  private final String meaning;

  Setting(String property, Kind kind, String unlessGiven, String module, String meaning) {
    this.property = property;
    this.kind = kind;
    this.unlessGiven = unlessGiven;
    this.module = module;
    this.meaning = meaning;
  }

  /** Returns the system property's name. */
  public String property() {
    return property;
  }

  /** Returns the environment variable's name. */
  public String variable() {
    return "XLAVA_" + name();
  }

  /** Returns what the values are. */
  public Kind kind() {
    return kind;
  }

  /** Returns what holds where nothing is given, in words. */
  public String unlessGiven() {
    return unlessGiven;
  }

  /** Returns the name of the module that reads it. */
  public String module() {
    return module;
  }

  /** Returns what it does. */
  public String meaning() {
    return meaning;
  }

  /** Returns the value that was given, {@code null} for none. */
  public @Nullable String text() {
    String value = given();
    return value == null || value.isEmpty() ? null : value;
  }

  /** Returns whether a switch is on. */
  public boolean isOn() {
    String value = given();
    Boolean truth = truth(value == null ? unlessGiven : value);
    return truth == null ? "on".equals(unlessGiven) : truth;
  }

  /** Returns a number, or another one where none was given. */
  public long number(long otherwise) {
    String value = text();
    return value == null || !isNumber(value) ? otherwise : Long.parseLong(value);
  }

  /** Returns a path, {@code null} where none was given or what was given is {@code off}. */
  public @Nullable Path path() {
    String value = text();
    return value == null || isOff() || !isPath(value) ? null : Path.of(value);
  }

  /** Returns whether a setting that may be {@code off} is. */
  public boolean isOff() {
    return kind == Kind.PATH_OR_OFF && "off".equalsIgnoreCase(text());
  }

  /** Returns what is wrong with the value that was given, {@code null} if nothing is. */
  public @Nullable String problem() {
    String value = given();
    return value == null || isValue(value)
        ? null
        : property + ": must be " + kind.taken + "; got '" + value + "' from " + source();
  }

  private String source() {
    return System.getProperty(property) == null
        ? "the environment variable " + variable()
        : "the system property";
  }

  private @Nullable String given() {
    String value = System.getProperty(property);
    if (value != null) {
      return value.strip();
    }
    value = System.getenv(variable());
    return value == null || value.isBlank() ? null : value.strip();
  }

  private boolean isValue(String value) {
    return switch (kind) {
      case SWITCH -> truth(value) != null;
      case BYTES, PROGRAMS -> value.isEmpty() || isNumber(value);
      case PATH, PATH_OR_OFF -> isPath(value);
    };
  }

  private static @Nullable Boolean truth(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> Boolean.TRUE;
      case "false", "0", "no", "off" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static boolean isNumber(String value) {
    try {
      return Long.parseLong(value) >= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isPath(String value) {
    try {
      var _ = Path.of(value);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
