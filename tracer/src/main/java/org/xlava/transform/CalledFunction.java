package org.xlava.transform;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The function of a facade that users' code called. What it is made of throws in the name of some
 * inner operation; its message gets the name that the user knows.
 *
 * @param name what messages call it
 * @param oneToOne whether it may go by its operation's name, as the functions of {@code Lax} do
 */
public record CalledFunction(String name, boolean oneToOne) {
  private static final Pattern OPERATION = Pattern.compile("([a-zA-Z][\\w.]*): ");
  // What messages are about that is no operation.
  private static final Set<String> SUBJECTS =
      Set.of("tree", "call", "callback", "compile", "executor");
  private static final List<String> FACADES = List.of("Numpy", "Nn", "Linalg", "Fft");
  private static final Pattern CLASS =
      Pattern.compile(
          "\\w*Tensor|Tensor(Values|Arithmetic|Comparing|Elementwise|Reducing|Shaping)|Key");
  private static final Pattern FUNCTION =
      Pattern.compile("(Jit)?(Tensor)?Fn(OfTensors)?\\d?|Jitted");

  /**
   * The function that was called where an exception has this stack, if it is one of a facade: by
   * the user, or else in place of a function of the user's, as in {@code vmap(Numpy::matmul)}.
   */
  static @Nullable CalledFunction of(StackTraceElement[] stack) {
    StackTraceElement called = null;
    CalledFunction given = null;
    for (StackTraceElement frame : stack) {
      if (LibraryCode.contains(frame)) {
        given = given == null && isFunctionOfUsers(frame) ? ofFacade(called) : given;
        called = frame;
      } else if (!Sources.isJdk(frame.getClassName())) {
        break;
      }
    }
    CalledFunction outermost = ofFacade(called);
    return outermost == null ? given : outermost;
  }

  private static boolean isFunctionOfUsers(StackTraceElement frame) {
    return FUNCTION.matcher(simpleName(frame)).matches();
  }

  private static String simpleName(StackTraceElement frame) {
    return frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
  }

  private static @Nullable CalledFunction ofFacade(@Nullable StackTraceElement frame) {
    if (frame == null) {
      return null;
    }
    String type = simpleName(frame);
    String method = frame.getMethodName();
    boolean lax = type.startsWith("Lax");
    if (!lax && !CLASS.matcher(type).matches() && FACADES.stream().noneMatch(type::startsWith)) {
      return null;
    }
    if (method.startsWith("lambda$") || method.startsWith("<")) {
      return null;
    }
    return new CalledFunction(method.equals("of") ? type + ".of" : method, lax);
  }

  /** A message in the name of this function. */
  public String rename(String message) {
    Matcher operation = OPERATION.matcher(message);
    if (!operation.lookingAt() || SUBJECTS.contains(operation.group(1))) {
      return message;
    }
    boolean same = plain(operation.group(1)).equals(plain(name));
    return same && oneToOne ? message : name + ": " + message.substring(operation.end());
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
