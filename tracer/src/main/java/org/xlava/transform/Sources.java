package org.xlava.transform;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xlava.Config;
import org.xlava.ir.Equation;
import org.xlava.ir.NameStack;

/**
 * Lines of users' code: where the operation that is at work was written. That is the line that
 * calls the library, or, while a recorded program is evaluated, differentiated or batched, the line
 * that its equation comes from.
 */
public final class Sources {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final ThreadLocal<@Nullable StackFrame[]> EVALUATED =
      ThreadLocal.withInitial(() -> new StackFrame[1]);

  // Spares the look for an equation's line while no program has any.
  private static volatile boolean everRecorded;

  private Sources() {}

  /** The line at work: that of the equation, or the calling one if lines are recorded. */
  static @Nullable StackFrame recorded() {
    boolean recording = Config.recordsSourceLines();
    if (!recording && !everRecorded) {
      return null;
    }
    everRecorded = true;
    StackFrame evaluated = EVALUATED.get()[0];
    return evaluated == null && recording ? calling() : evaluated;
  }

  private static @Nullable StackFrame calling() {
    return WALKER.walk(frames -> frames.filter(Sources::isUsers).findFirst().orElse(null));
  }

  /** The user's line that calls the library, found whether or not lines are recorded. */
  public static String caller() {
    StackFrame line = calling();
    return line == null ? "" : show(line);
  }

  /** The user's line that called the library where {@code made} was made. */
  public static String caller(Throwable made) {
    return Arrays.stream(made.getStackTrace())
        .filter(f -> !isJdk(f.getClassName()) && !LibraryCode.contains(f))
        .findFirst()
        .map(f -> show(f.getClassName(), f.getMethodName(), f.getFileName(), f.getLineNumber()))
        .orElse("");
  }

  /**
   * Runs {@code body}, which evaluates an equation or derives something from it, as of the
   * equation's line and in its named scopes.
   */
  public static <R> R within(Equation equation, Supplier<R> body) {
    return within(equation, equation.names(), body);
  }

  /** As the other, in these named scopes. */
  static <R> R within(Equation equation, @Nullable NameStack names, Supplier<R> body) {
    StackFrame source = equation.source();
    Supplier<R> named = names == null ? body : () -> Scopes.within(names, body);
    return source == null ? named.get() : within(source, named);
  }

  private static <R> R within(StackFrame source, Supplier<R> body) {
    @Nullable StackFrame[] slot = EVALUATED.get();
    StackFrame outer = slot[0];
    slot[0] = source;
    try {
      return body.get();
    } finally {
      slot[0] = outer;
    }
  }

  private static boolean isUsers(StackFrame frame) {
    return !isJdk(frame.getClassName()) && !LibraryCode.contains(frame.getDeclaringClass());
  }

  static boolean isJdk(String className) {
    return className.startsWith("java.") || className.startsWith("jdk.");
  }

  /** The function of a facade that users' code called where an exception has this stack. */
  public static @Nullable CalledFunction called(StackTraceElement[] whole) {
    return CalledFunction.of(whole);
  }

  /**
   * A stack trace for people: the line at work on top, and none of the library's frames, unless
   * {@link Config#filterTracebacks} has them shown.
   */
  public static StackTraceElement[] traceback(StackTraceElement[] whole) {
    List<StackTraceElement> kept = new ArrayList<>(whole.length + 1);
    StackFrame evaluated = EVALUATED.get()[0];
    if (evaluated != null) {
      kept.add(evaluated.toStackTraceElement());
    }
    kept.addAll(Config.filtersTracebacks() ? users(whole) : List.of(whole));
    return kept.toArray(new StackTraceElement[0]);
  }

  // What the library calls in the JDK goes with it.
  private static List<StackTraceElement> users(StackTraceElement[] whole) {
    List<StackTraceElement> kept = new ArrayList<>(whole.length);
    boolean dropping = true;
    boolean any = false;
    for (StackTraceElement frame : whole) {
      boolean library = LibraryCode.contains(frame);
      boolean jdk = isJdk(frame.getClassName());
      dropping = library || dropping && jdk;
      any |= !library && !jdk;
      if (!dropping) {
        kept.add(frame);
      }
    }
    return any ? kept : List.of(whole);
  }

  /** The line at work as the end of a message; nothing if no line is known. */
  static String at() {
    StackFrame line = recorded();
    return line == null ? "" : " at " + show(line);
  }

  /** A line as messages put it, such as {@code Model.loss(Model.java:42)}. */
  public static String show(StackFrame f) {
    return show(f.getClassName(), f.getMethodName(), f.getFileName(), f.getLineNumber());
  }

  private static String show(String type, String method, @Nullable String file, int line) {
    return "%s.%s(%s:%d)"
        .formatted(
            type.substring(type.lastIndexOf('.') + 1),
            method.replaceAll("^lambda\\$(\\w+)\\$\\d+$", "$1"),
            file,
            line);
  }
}
